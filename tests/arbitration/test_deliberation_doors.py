"""What the tribunal deliberates stays with its arbitrators: every door is tried by everybody else who works on the file or near it."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator

import pytest
from django.db.models import Q
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from shiquan.arbitration.dossier.archive import build_archive
from shiquan.arbitration.dossier.scope import Scope, read_holdings, scopes_of
from shiquan.cases import files
from shiquan.cases.access import Viewer, actor_on, may_listen
from shiquan.cases.clock import now
from shiquan.cases.models import Case, Document, Note, Notice
from shiquan.cases.models.signal import Signal
from shiquan.cases.perform import perform
from shiquan.documents.work import advance
from shiquan.organisations.models import Person
from shiquan.procedure.documents import get_kind
from tests.cases import tribunal

pytestmark = pytest.mark.django_db
SECRET = "绝密合议"
NOTE, VIEW, END, MINORITY = f"{SECRET}：倾向支持", f"{SECRET}：证据充分", f"{SECRET}：全部支持", f"{SECRET}：保留意见"
TITLE = get_kind("deliberation_record").title.zh
API = "/api/v1"


@pytest.fixture(scope="module")
def secret(on_ground: Callable[..., Case], commission: tribunal.Bench) -> Case:
    return on_ground(deliberate, commission)


@pytest.fixture
def deliberated(secret: Case, db: None) -> Case:
    return Case.objects.get(pk=secret.pk)


def deliberate(bench: tribunal.Bench) -> Case:
    """Heard; deliberated in a note and in a record that is signed and in force."""
    case = tribunal.heard(bench)
    perform(case, "deliberate", bench.arbitrator, {"text": NOTE})
    words = {"views": [{"who": "严仲裁", "view": VIEW}], "conclusion": END, "minority": MINORITY}
    perform(case, "make_deliberation_record", bench.arbitrator, words)
    row = paper(case)
    advance(row.pk)
    row.refresh_from_db()
    perform(case, "sign", bench.arbitrator, {"document": str(row.pk), "sha256": row.base_sha256, "proof": "session"})
    advance(row.pk)
    return case


def paper(case: Case) -> Document:
    return Document.objects.get(case=case, kind="deliberation_record")


def everybody_else(bench: tribunal.Bench) -> list[Person]:
    cast = bench.cast
    return [cast.worker, cast.employer, cast.mediator, bench.clerk, bench.secretary, bench.director, bench.second, cast.judge, cast.director, cast.outsider]


def pages(case: Case) -> Iterator[str]:
    yield from (reverse(name, args=[case.pk]) for name in ("arbitration:case", "arbitration:hearing", "arbitration:service", "arbitration:dossier", "parties:case"))
    yield from (f"{reverse('workspace:case', args=[case.pk])}?tab={t}" for t in ("overview", "documents", "evidence", "history", "notes"))
    yield from (reverse("workspace:step", args=[case.pk, step]) for step in ("deliberate", "make_deliberation_record", "record_service"))
    yield from (f"{reverse('arbitration:worklist')}?q={SECRET}", reverse("arbitration:calendar"), reverse("notices:mine"), reverse("signing:mine"))
    yield from (f"{API}/cases/{case.pk}/", f"{API}/cases/{case.pk}/steps/", f"{API}/documents/of/{case.pk}/", f"{API}/cases/")


def test_no_page_and_no_answer_of_the_api_says_a_word_of_it(deliberated: Case, bench: tribunal.Bench, enter: Callable[..., Client]):
    row = paper(deliberated)
    for person in everybody_else(bench):
        client = enter(person)
        for door in pages(deliberated):
            seen = client.get(door, follow=True).content.decode()
            assert SECRET not in seen.replace(f"?q={SECRET}", "").replace(f'value="{SECRET}"', ""), (person.name, door)
            assert str(row.pk) not in seen and row.verify_code not in seen, (person.name, door)
            if "/steps/" not in door:
                assert TITLE not in seen, (person.name, door)
    seen = enter(bench.arbitrator).get(reverse("arbitration:case", args=[deliberated.pk])).content.decode()
    assert NOTE in seen and TITLE in seen, "the doors are the right ones: the arbitrator does see it"


def test_the_paper_and_its_file_open_for_the_arbitrators_alone(deliberated: Case, bench: tribunal.Bench, enter: Callable[..., Client]):
    row = paper(deliberated)
    assert row.status == "complete" and row.file is not None
    doors = [
        reverse("documents:read", args=[row.pk]), reverse("signing:sign", args=[row.pk]), reverse("workspace:file", args=[row.file_id]),
        f"{API}/documents/{row.pk}/", f"{API}/files/{row.file_id}/",
    ]  # fmt: skip
    for person in everybody_else(bench):
        client = enter(person)
        assert {client.get(door).status_code for door in doors} == {404}, person.name
    arbitrator = enter(bench.arbitrator)
    assert {arbitrator.get(door).status_code for door in doors} == {200}, "the doors are real ones"
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(arbitrator.get(doors[0]).content)).pages)
    assert "全部支持" in text and "副卷" in text


def test_nobody_else_writes_into_it(deliberated: Case, bench: tribunal.Bench, enter: Callable[..., Client]):
    for person in everybody_else(bench):
        client, before = enter(person), Note.objects.count()
        for step in ("deliberate", "make_deliberation_record"):
            answer = client.post(reverse("workspace:step", args=[deliberated.pk, step]), {"text": "插话", "conclusion": "插话"})
            assert answer.status_code in (404, 422), (person.name, step)
            by_api = client.post(
                f"{API}/cases/{deliberated.pk}/steps/{step}/", json.dumps({"text": "插话", "conclusion": "插话"}), content_type="application/json",
                headers={"Idempotency-Key": f"try-{step}"},
            )  # fmt: skip
            assert by_api.status_code in (404, 409), (person.name, step)
        assert Note.objects.count() == before and Document.objects.filter(kind="deliberation_record").count() == 1


def test_no_archive_but_the_tribunals_holds_it(deliberated: Case, bench: tribunal.Bench):
    for person in (bench.cast.worker, bench.cast.employer, bench.clerk, bench.secretary, bench.director, bench.arbitrator):
        case = Case.objects.for_actor(Viewer.of(person)).get(pk=deliberated.pk)
        actor = actor_on(case, person)
        for scope in scopes_of(case, actor):
            made = build_archive(case, read_holdings(case, actor, scope), scope, at=now(), asked_by=person.name)
            words = "".join(p.extract_text() for p in PdfReader(io.BytesIO(made.bundle.pdf)).pages)
            with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
                names, events = archive.namelist(), archive.read("events.json").decode()
            holds = person == bench.arbitrator and scope is Scope.WHOLE
            assert ("全部支持" in words) == any(TITLE in n for n in names) == holds, (person.name, scope)
            assert SECRET not in events, "sealed in the event itself"
            if scope is Scope.MAIN:
                assert '"deliberate"' not in events and "make_deliberation" not in events and str(paper(case).pk) not in events, (person.name, "not even that it was done")


def test_messages_signals_search_and_the_chain_carry_nothing_of_it(deliberated: Case, bench: tribunal.Bench):
    row = paper(deliberated)
    assert not Notice.objects.filter(Q(params__icontains=SECRET) | Q(params__icontains=str(row.pk))).exists()
    topics = set(Signal.objects.values_list("topic", flat=True))
    assert all(topic.partition(":")[0] in ("case", "worklist", "person") for topic in topics), "a signal says where to look, never what"
    assert not may_listen(bench.cast.mediator.pk, f"case:{deliberated.pk}") and not may_listen(bench.second.pk, f"case:{deliberated.pk}")
    deliberated.refresh_from_db()
    assert SECRET not in json.dumps(deliberated.facts, ensure_ascii=False) and SECRET not in deliberated.dispute.search
    assert not deliberated.events.filter(data__icontains=SECRET).exists()
    told = deliberated.events.filter(Q(data__icontains=str(row.pk)) | Q(step__icontains="deliberat"))
    assert told.count() == 4 and not told.filter(private=False).exists()
    assert SECRET not in row.content_sealed and files.read(row.file)[:4] == b"%PDF"
