"""Mediation first: from the intake over triage to a confirmed agreement within three hours, recognition running beside it."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.cases import clock
from shiquan.cases.clock import SHANGHAI
from shiquan.cases.models import Case, Deadline
from shiquan.cases.perform import perform
from tests.cases import road
from tests.people import enter, make_cast

pytestmark = pytest.mark.django_db
BENEFITS = [{"kind": "injury", "title": "工伤待遇", "amount": "60000.00", "basis": "九级"}]


class Watch:
    """The clock of the whole platform, moved by hand."""

    at = datetime(2026, 11, 24, 9, 0, tzinfo=SHANGHAI)

    def now(self, tz: Any = None) -> datetime:
        return self.at

    def go(self, minutes: int) -> None:
        self.at += timedelta(minutes=minutes)


def test_an_injury_not_yet_recognised_is_mediated_signed_and_sent_to_the_court_within_three_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch()
    monkeypatch.setattr(clock, "datetime", watch)
    cast = make_cast()
    case = road.filed(cast, claims=BENEFITS)
    duty, mediator = enter(cast.duty), enter(cast.mediator)
    assert "请求里有工伤待遇" in duty.get(reverse("mediation:case", args=[case.pk])).content.decode(), "triage says so"
    _post(duty, case, "accept", {"track": "injury", "urgency": "urgent", "bodies": ["human_resources"]})
    _post(enter(cast.supervisor), case, "assign", {"mediator": str(cast.mediator.pk)})
    party = case.dispute.parties.get(side="respondent")
    party.person = cast.employer
    party.save()
    perform(case, "join", cast.employer)
    here = reverse("mediation:sitting", args=[case.pk])
    _post(mediator, case, "note_injury", {"accident_on": "2026-11-10"})
    _post(mediator, case, "start_sitting", {"next": here})
    seen = mediator.get(here).content.decode()
    assert "三小时调解" in seen and "起草协议" not in seen and "还缺：" in seen
    facts = {"fact-disability_grade": "9", "fact-contribution_monthly_wage": "5000", "fact-employment_end": "2026-11-20", "fact-uninsured": "true"}
    assert mediator.post(reverse("mediation:sitting_facts", args=[case.pk]), {"mark": "agreed", **facts}).status_code == 302
    assert mediator.post(reverse("mediation:sitting_facts", args=[case.pk]), {"mark": "agreed", "fact-disability_grade": "十一"}).status_code == 422
    seen = mediator.get(here).content.decode()
    assert "¥45,000.00" in seen and "用人单位支付" in seen and "社会保险基金支付" not in seen, "not insured: the employer pays everything"
    _talk(case, cast)
    watch.go(95)
    perform(case, "draft_agreement", cast.mediator, {
        "facts": "双方就工伤待遇达成一致。", "breach": "逾期按日加付违约金。", "account_name": "陈骑手", "bank": "石泉农商行", "account": "6222021234567894", "payments": [{"due_on": "2026-12-10", "amount": "52000", "way": "转账"}]})  # fmt: skip
    watch.go(10)
    paper = str(case.documents.get(kind="mediation_agreement").pk)
    for person in (cast.worker, cast.employer, cast.mediator):
        road.sign(case, person, paper)
    road.complete_papers(case)
    case.refresh_from_db()
    assert (case.state, _status(case)) == ("agreed", "open"), "the three hours reach to the application for confirmation"
    watch.go(15)
    for person in (cast.worker, cast.employer):
        perform(case, "apply_confirmation", person, {"truthful": True, "proof": "otp"})
    road.complete_papers(case)
    assert _status(case) == "met" and Case.objects.filter(dispute=case.dispute, procedure__startswith="confirmation/").exists()
    seen = mediator.get(here).content.decode()
    assert "三小时内办完" in seen and "1 小时 35 分钟" in seen and "15 分钟" in seen and seen.count("已申请") == 2


def test_the_sitting_is_for_injuries_and_for_the_centre_only() -> None:
    cast = make_cast()
    case = road.filed(cast)
    assert enter(cast.duty).get(reverse("mediation:sitting", args=[case.pk])).status_code == 404, "no injury in it"
    perform(case, "accept", cast.duty, {"track": "injury", "urgency": "normal"})
    assert enter(cast.duty).get(reverse("mediation:sitting", args=[case.pk])).status_code == 200
    assert enter(cast.worker).get(reverse("mediation:sitting", args=[case.pk])).status_code == 302
    assert enter(cast.outsider).post(reverse("mediation:sitting_facts", args=[case.pk])).status_code == 404


def _post(client: Client, case: Case, step: str, data: dict[str, Any]) -> None:
    answer = client.post(reverse("workspace:step", args=[case.pk, step]), data)
    assert answer.status_code == 302, answer.content.decode()[:800]


def _status(case: Case) -> str:
    return Deadline.objects.get(case=case, key="INJURY_MEDIATION_3H").status


def _talk(case: Case, cast: Any) -> None:
    for side in ("applicant", "respondent"):
        perform(case, "record_caucus", cast.mediator, {"party": str(case.dispute.parties.get(side=side).pk), "text": "单独谈话。"})
    perform(case, "record_joint", cast.mediator, {"present": "双方", "statements": "双方各述。", "result": "一致"})
    perform(case, "settle_claim", cast.mediator, {"claim": str(case.dispute.claims.get().pk), "amount": "52000"})
