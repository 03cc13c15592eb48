"""The secondary file is closed to the sides through every door, and no side ever gets an editable copy: tried with every kind."""

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.arbitration.dossier.archive import build_archive
from shiquan.arbitration.dossier.scope import Scope, read_holdings
from shiquan.cases import files
from shiquan.cases.access import Viewer, actor_on, may_read_document, may_read_file, visible_documents
from shiquan.cases.clock import now
from shiquan.cases.models import Case, CaseRole, Document, Party
from shiquan.cases.search import find_cases
from shiquan.organisations.models import Person
from shiquan.procedure.documents import KINDS
from tests.cases import tribunal
from tests.cases.tribunal import Bench, make_bench
from tests.documents.examples import EXAMPLES
from tests.people import enter

pytestmark = pytest.mark.django_db
SECONDARY = [k for k, row in KINDS.items() if row.secondary]
FOR_STAFF = [k for k, row in KINDS.items() if "centre" in row.readers]
ARBITRATION = [k for k in FOR_STAFF if "arbitration" in k or KINDS[k].issuer == "commission"]
SECRET = b"%PDF-1.4 what the sides never read"


@pytest.fixture
def bench() -> Bench:
    return make_bench()


def paper_of_every_kind(case: Case) -> dict[str, Document]:
    """One finished paper of each kind in the file; its bytes need not be a real PDF for the doors."""
    rows = {}
    for kind in KINDS:
        file = files.store(SECRET, f"{kind}.pdf", "application/pdf")
        row = Document(
            case=case, kind=kind, office=case.office, number=f"{case.number}之{len(rows)}", verify_code=f"SECRET{len(rows):04d}", file=file, sha256=file.sha256,
            status="complete", phase="complete", drafted_at=now(), completed_at=now(),
        )  # fmt: skip
        row.set_content(EXAMPLES[kind])
        row.save()
        rows[str(kind)] = row
    return rows


def third_party(case: Case, bench: Bench) -> Person:
    Party.objects.create(dispute=case.dispute, side="third_party", kind="employer", name="总公司", person=bench.cast.outsider)
    return bench.cast.outsider


def test_there_is_a_secondary_file_and_no_side_is_named_as_its_reader() -> None:
    assert "filing_approval" in SECONDARY
    for kind in SECONDARY:
        row = KINDS[kind]
        assert not {"applicant", "respondent", "party"} & {*map(str, row.readers), *map(str, row.signers)}, kind
        assert not row.manners, kind


def test_the_secondary_file_is_closed_to_every_side_through_every_door(bench: Bench) -> None:
    case = tribunal.seated(bench)
    rows = paper_of_every_kind(case)
    sides = (bench.cast.worker, bench.cast.employer, third_party(case, bench))
    case = Case.objects.get(pk=case.pk)
    pages = [reverse(f"workspace:{name}", args=[case.pk]) + tab for name in ("case",) for tab in ("?tab=documents", "?tab=history", "?tab=notes")]
    for person in sides:
        client, actor = enter(person), actor_on(case, person)
        shown = set(visible_documents(case, actor).values_list("kind", flat=True))
        listed = {d["kind"] for d in client.get(f"/api/v1/documents/of/{case.pk}/").json()}
        text = "".join(client.get(page).content.decode() for page in (*pages, reverse("parties:case", args=[case.pk])))
        taken = {d.kind for d in read_holdings(case, actor, Scope.MAIN).documents}
        mine = Case.objects.for_actor(Viewer.of(person))
        with pytest.raises(PermissionError):
            read_holdings(case, actor, Scope.WHOLE)
        for kind in SECONDARY:
            row = rows[kind]
            assert kind not in shown | listed | taken, (kind, person)
            assert not may_read_document(row, person) and not may_read_file(row.file, person), kind
            doors = [reverse("documents:read", args=[row.pk]), reverse("documents:editable", args=[row.pk]), reverse("workspace:file", args=[row.file_id]),
                     reverse("signing:sign", args=[row.pk]), f"/api/v1/documents/{row.pk}/"]  # fmt: skip
            assert [client.get(door).status_code for door in doors] == [404] * len(doors), kind
            found = [find_cases(mine, word).exists() for word in (row.number, row.verify_code, KINDS[kind].title.zh)]
            assert found == [False] * 3, (kind, "search finds nothing by it")
            assert KINDS[kind].title.zh not in text and str(row.pk) not in text and row.number not in text, kind


def test_nobody_verifies_a_paper_of_the_secondary_file_in_public(bench: Bench) -> None:
    rows = paper_of_every_kind(tribunal.accepted(bench))
    for kind, row in rows.items():
        answer = Client().get(reverse("documents:code", args=[row.verify_code]))
        words = answer.content.decode()
        assert (answer.status_code == 404) == (kind in SECONDARY), kind
        assert (KINDS[kind].title.zh in words) != (kind in SECONDARY), kind  # type: ignore[index]


def test_a_clerk_who_is_a_side_of_the_case_reads_it_no_more(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    rows = paper_of_every_kind(case)
    closed = [k for k in SECONDARY if k in FOR_STAFF]
    for kind in closed:
        assert may_read_document(rows[kind], bench.clerk)
    Party.objects.create(dispute=case.dispute, side="third_party", kind="worker", name=bench.clerk.name, person=bench.clerk)
    for kind in closed:
        assert not may_read_document(rows[kind], Person.objects.get(pk=bench.clerk.pk)), kind


def test_only_its_own_case_shows_it_and_no_court_or_mediator_of_the_same_dispute(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    rows = paper_of_every_kind(case)
    other = Case.objects.create(
        dispute=case.dispute, procedure="mediation/onestop/2024", office=bench.cast.centre, state="mediating", opened_at=now(), number="石新调〔2026〕第99号",
    )  # fmt: skip
    CaseRole.objects.create(case=other, role="mediator", person=bench.cast.mediator, since=now())
    for kind in SECONDARY:
        for person in (bench.cast.mediator, bench.cast.supervisor, bench.cast.judge, bench.cast.outsider):
            assert not may_read_document(rows[kind], person), (kind, person)


def test_the_archive_of_the_staff_keeps_it_apart_and_that_of_a_side_lacks_it(bench: Bench) -> None:
    case = tribunal.seated(bench)
    for kind in SECONDARY:
        file = files.store(SECRET, f"{kind}.pdf", "application/pdf")
        row = Document(case=case, kind=kind, office=case.office, number="副", verify_code=f"S{kind}"[:24], file=file, status="complete", phase="complete", drafted_at=now(), completed_at=now())
        row.set_content(EXAMPLES[kind])
        row.save()
    names = {}
    for person, scope in ((bench.cast.worker, Scope.MAIN), (bench.clerk, Scope.MAIN), (bench.arbitrator, Scope.WHOLE)):
        holdings = read_holdings(case, actor_on(case, person), scope)
        data = build_archive(case, holdings, scope, at=now(), asked_by="某人").data
        names[person.pk] = zipfile.ZipFile(io.BytesIO(data)).namelist()
    for kind in SECONDARY:
        title = KINDS[kind].title.zh
        assert not any(title in n for n in (*names[bench.cast.worker.pk], *names[bench.clerk.pk])), kind
        assert any(n.startswith("secondary/") and title in n for n in names[bench.arbitrator.pk]), kind


def test_the_staff_take_an_editable_copy_of_every_kind_they_read_and_no_side_of_any(bench: Bench) -> None:
    case = tribunal.seated(bench)
    rows = paper_of_every_kind(case)
    clerk, page = enter(bench.clerk), enter(bench.clerk).get(reverse("arbitration:case", args=[case.pk])).content.decode()
    read = set(visible_documents(case, actor_on(case, bench.clerk)).values_list("kind", flat=True))
    assert set(ARBITRATION) <= read
    for kind, row in rows.items():
        door = reverse("documents:editable", args=[row.pk])
        answer = clerk.get(door)
        assert answer.status_code == (200 if kind in read else 404), kind
        assert (door in page) == (kind in read), kind
        if kind in read:
            assert answer.content.startswith(b"PK") and "wordprocessingml" in answer["Content-Type"]
        for person in (bench.cast.worker, bench.cast.employer, bench.cast.outsider):
            assert enter(person).get(door).status_code == 404, (kind, person)
    for person in (bench.cast.worker, bench.cast.employer):
        text = enter(person).get(reverse("workspace:case", args=[case.pk]) + "?tab=documents").content.decode()
        assert "/docx/" not in text
    assert Client().get(door).status_code == 404
