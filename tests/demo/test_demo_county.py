"""The demo county is whole, and every role finds something to do in it."""

import pytest
from django.test import Client

from shiquan.accounts.demo_roles import PARTY_DOORS, STAFF_DOORS
from shiquan.cases import files
from shiquan.cases.access import actor_on
from shiquan.cases.chain import verify_all_chains
from shiquan.cases.clock import now
from shiquan.cases.models import Case, Deadline, Dispute, Document, Offer, Party
from shiquan.demo.loading import load
from shiquan.demo.roads import ROADS
from shiquan.documents.sign import get_provider
from shiquan.documents.verify import verify_pdf
from shiquan.intake.models import KnownCompany
from shiquan.organisations.models import Membership, Office, PanelMember, Person, Post
from tests.demo.replay import replay_dispute

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("county")]
MEDIATING = {"mediation_centre", "town_centre", "industry_committee", "enterprise_committee"}


def test_the_county_has_its_bodies_towns_and_organisations() -> None:
    kinds = list(Office.objects.values_list("kind", flat=True))
    assert all(k in kinds for k in ("human_resources", "court", "justice", "union", "federation", "service_home"))
    assert kinds.count("town_centre") == 11
    assert sum(k in MEDIATING for k in kinds) == 35
    assert Membership.objects.filter(role="mediator").values("person").distinct().count() >= 20
    assert PanelMember.objects.count() >= 12
    assert Post.objects.filter(holder_b__isnull=False).count() >= 12


def test_every_road_is_taken_and_every_chain_verifies() -> None:
    assert Dispute.objects.count() == len(ROADS) >= 12
    assert all(result.ok for result in verify_all_chains())
    states = {(c.procedure.split("/")[0], c.state) for c in Case.objects.all()}
    assert states >= {
        ("mediation", "filed"), ("mediation", "supplement"), ("mediation", "accepted"), ("mediation", "drafting"),
        ("mediation", "not_agreed"), ("mediation", "withdrawn"), ("mediation", "refused"), ("confirmation", "received"),
        ("mediation", "mediating"), ("confirmation", "ruling"), ("confirmation", "confirmed"), ("followup", "default"), ("followup", "closed"),
    }  # fmt: skip
    arbitrations = {state for procedure, state in states if procedure == "arbitration"}
    assert arbitrations >= {
        "filed", "correction", "accepted", "preparing", "scheduled", "hearing", "deliberating", "awarded", "conciliated",
        "deemed_withdrawn", "suspended",
    }  # fmt: skip
    assert Case.objects.filter(procedure__startswith="arbitration/").count() >= 12


def test_the_fast_track_of_the_demo_was_closed_in_time_and_the_clocks_of_an_award_run() -> None:
    kept = Deadline.objects.filter(case__procedure__startswith="arbitration/fasttrack", status="met").values_list("key", flat=True)
    assert {"FAST_ACCEPT", "FAST_FILE", "FAST_SERVE", "FAST_TRACK_30", "ARB_AWARD_45"} <= set(kept)
    running = Deadline.objects.filter(case__state="awarded", status="open").values_list("key", flat=True)
    assert {"SUE_AFTER_AWARD", "SUE_AFTER_FINAL_AWARD", "SET_ASIDE_FINAL_AWARD"} <= set(running), "one award of the demo has a final and a non-final paper"
    assert Party.objects.filter(dispute__cases__procedure__startswith="arbitration/collective", side="applicant").count() == 12
    assert Deadline.objects.get(key="INJURY_MEDIATION_3H").status == "open"


def test_the_companies_of_the_county_are_offered_to_whoever_applies(client: Client) -> None:
    first = KnownCompany.objects.order_by("name")[0]
    found = client.get("/apply/companies/", {"q": first.name[:4], "format": "json"}).json()["companies"]
    assert {"name": first.name, "kind": first.kind, "credit_code": first.credit_code} in found


def test_clocks_stand_in_every_way() -> None:
    rows = {(d.key, d.status, d.expired) for d in Deadline.objects.all()}
    assert ("ANSWER_1H", "met", False) in rows
    assert ("ANSWER_1H", "open", True) in rows
    assert ("ANSWER_A", "open", False) in rows
    assert ("CLOSE_7D", "open", True) in rows
    assert not Deadline.objects.filter(status="open", expired=False, due_at__lt=now()).exists()


def test_replaying_the_events_gives_the_rows_of_every_dispute() -> None:
    for dispute in Dispute.objects.all():
        replay_dispute(dispute)


def test_an_agreement_in_force_carries_valid_signatures() -> None:
    paper = Document.objects.filter(kind="mediation_agreement", status="complete").first()
    assert paper is not None and paper.file is not None
    answer = verify_pdf(files.read(paper.file), get_provider(now()).trust_roots())
    assert answer.valid and len(answer.signatures) == 4


def test_loading_again_changes_nothing() -> None:
    assert load(lambda line: None) == 0


@pytest.mark.parametrize("door", [d.role for d in (*PARTY_DOORS, *STAFF_DOORS)])
def test_every_role_lands_on_a_page(door: str) -> None:
    answer = Client().post(f"/demo/as/{door}/", follow=True)
    assert answer.status_code == 200


@pytest.mark.parametrize("role", ["worker", "employer"])
def test_a_party_finds_something_waiting(role: str) -> None:
    person = Person.objects.filter(demo_role=role).earliest("created_at")
    waiting = 0
    for case in Case.objects.filter(dispute__parties__person=person):
        actor = actor_on(case, person)
        waiting += case.documents.filter(status="drafted", signers__icontains=str(actor.party)).count()
        waiting += Offer.objects.filter(case=case, status="open").exclude(party=actor.party).count()
    assert waiting
