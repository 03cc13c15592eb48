"""A paper that a side confirms on the phone leaves its receipt in the file by itself: one paper for all of them, made from the record."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.cases.models import Delivery, Document
from shiquan.cases.perform import perform
from shiquan.organisations.models import Person
from shiquan.procedure.language import Refused
from tests.cases import road, tribunal
from tests.cases.tribunal import Bench

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Mobile MicroMessenger/8.0"


def test_an_agent_confirms_papers_only_if_empowered_to_receive_them(bench: Bench, enter: Callable[..., Client]) -> None:
    case = tribunal.accepted(bench)
    case.dispute.parties.update(consents_electronic=True)
    road.complete_papers(case)
    for name, matters in (("甲律师", ["appear"]), ("乙律师", ["appear", "receive"])):
        perform(case, "register_agent", bench.cast.worker, {"name": name, "kind": "lawyer", "agent_phone": "13809150031", "scope": "general", "matters": matters})
    case.refresh_from_db()
    (rows,) = case.facts["agents"].values()
    seen = []
    for row in rows:
        person = Person.objects.create_party(f"1380915003{len(seen) + 2}", row["name"])
        perform(case, "enter_agent", None, {"agent": row["id"], "person": str(person.pk)}, system=True)
        seen.append(enter(person).get(reverse("parties:case", args=[case.pk])).content.decode())
    assert "我已收到" not in seen[0] and "我已收到" in seen[1]


def test_what_was_opened_on_the_phone_stands_in_one_receipt_made_by_nobody(bench: Bench, enter: Callable[..., Client]) -> None:
    case = tribunal.accepted(bench)
    case.dispute.parties.filter(side="applicant").update(consents_electronic=True)
    road.complete_papers(case)
    papers = {kind: Document.objects.get(case=case, kind=kind) for kind in ("arbitration_acceptance", "evidence_notice", "response_notice")}
    with pytest.raises(Refused, match="No new electronic service"):
        perform(case, "make_electronic_receipt", bench.clerk)
    worker, employer = enter(bench.cast.worker), enter(bench.cast.employer)
    for _ in range(2):
        worker.post(reverse("parties:received", args=[case.pk, papers["arbitration_acceptance"].pk]), headers={"User-Agent": PHONE})
    perform(case, "receive_document", bench.cast.employer, {"document": str(papers["response_notice"].pk)})
    perform(case, "make_electronic_receipt", bench.clerk)
    road.complete_papers(case)
    receipt = Document.objects.get(case=case, kind="electronic_receipt")
    (line,) = receipt.content["services"]
    sent = Delivery.objects.get(document=papers["arbitration_acceptance"], party__side="applicant")
    event = case.events.get(step="receive_document", party=sent.party_id)
    assert (line["title"], line["addressee"], line["by"], line["device"]) == ("仲裁受理通知书", "陈骑手", "陈骑手", "微信 · Android")
    assert (line["arrived_at"], line["opened_at"], line["event"]) == (sent.sent_at.isoformat(), event.at.isoformat(), event.number)
    assert line["sha256"] == papers["arbitration_acceptance"].sha256 and receipt.status == "complete" and not receipt.signers
    assert worker.get(reverse("documents:read", args=[receipt.pk])).status_code == 200 and enter(bench.cast.outsider).get(reverse("documents:read", args=[receipt.pk])).status_code == 404
    assert employer.get(reverse("documents:read", args=[receipt.pk])).status_code == 200, "it lies in the main file"

    page = worker.get(reverse("parties:case", args=[case.pk])).content.decode()
    assert f"paper-{papers['evidence_notice'].pk}" in page and f"paper-{receipt.pk}" not in page, "a receipt needs no receipt"
    perform(case, "receive_document", bench.cast.worker, {"document": str(papers["evidence_notice"].pk)})
    perform(case, "withdraw", bench.cast.worker, {"reason": "已经和解"})
    perform(case, "close_file", bench.clerk, {"note": "已撤回"})
    perform(case, "approve_closing", bench.director, {"decision": "approve"})
    road.complete_papers(case)
    perform(case, "archive", bench.clerk, {"main_pages": 9, "secondary_pages": 3})
    whole = Document.objects.filter(case=case, kind="electronic_receipt").latest("drafted_at")
    assert [row["title"] for row in whole.content["services"]] == ["仲裁受理通知书", "举证通知书"]
    cover = Document.objects.get(case=case, kind="file_cover").content
    assert [row["title"] for row in cover["main"]].count("电子送达回证") == 2
