"""The work-injury sitting: the guided check, all notices in one go, closed within 30 days; told through the pages of the county."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.cases import clock
from shiquan.cases.clock import SHANGHAI
from shiquan.cases.models import Case, Deadline, Delivery, Notice
from shiquan.cases.perform import perform
from shiquan.documents.work import advance
from tests.cases import road, tribunal
from tests.people import Cast

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 24, 9, 20, tzinfo=SHANGHAI)
BENEFITS = [{"kind": "injury", "title": "一次性伤残就业补助金", "amount": "36000.00", "basis": "九级"}]
FACTS = {"injury_date": "2026-03-05", "disability_grade": "9", "contribution_monthly_wage": "5000", "employment_end": "2026-11-10"}
Enter = Callable[..., Client]


class Watch:
    """The clock of the whole platform, moved by hand."""

    at = MORNING

    def now(self, tz: Any = None) -> datetime:
        return self.at

    def go(self, **span: float) -> None:
        self.at += timedelta(**span)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    monkeypatch.setattr(clock, "datetime", watch)
    return watch


@pytest.fixture
def bench(cast: Cast) -> tribunal.Bench:
    return tribunal.make_bench(cast)


def filed(bench: tribunal.Bench) -> Case:
    """An application for injury benefits, the respondent known from mediation and reached on its phone."""
    case = tribunal.filed(bench, claims=BENEFITS)
    party = case.dispute.parties.get(side="respondent")
    party.person, party.consents_electronic = bench.cast.employer, True
    party.save()
    return case


def page(name: str, case: Case) -> str:
    return reverse(f"arbitration:{name}", args=[case.pk])


def step(case: Case, key: str) -> str:
    return reverse("workspace:step", args=[case.pk, key])


def notices(case: Case, bench: tribunal.Bench, **change: str) -> dict[str, str]:
    """What the clerk types into the one form."""
    both = {f"serve-{tribunal.party(case, side)}": "electronic" for side in ("applicant", "respondent")}
    return {
        **tribunal.FAST, **both, "evidence_days": "5", "arbitrator": str(bench.arbitrator.pk), "secretary": str(bench.secretary.pk), "checked": "",
        "starts_at": "2026-12-03T09:30", "minutes": "45", "mode": "onsite", "place": "速裁庭", "closed": "open", "idempotency_key": "merged-1", **change,
    }  # fmt: skip


def status(case: Case, key: str) -> str:
    return Deadline.objects.filter(case=case, key=key).latest("id").status


def test_accepted_filed_and_served_the_same_day_and_closed_within_thirty(bench: tribunal.Bench, enter: Enter, watch: Watch) -> None:
    case, clerk = filed(bench), enter(bench.clerk)
    assert "还不能判断" in clerk.get(page("check", case)).content.decode()
    assert "可以走工伤速裁" in clerk.get(page("check", case), tribunal.FAST).content.decode()
    assert clerk.post(step(case, "choose_fast_track"), {**tribunal.FAST, "next": page("sitting", case)})["Location"] == page("sitting", case)
    assert "一次办好" in clerk.get(page("sitting", case)).content.decode()
    watch.go(minutes=50)
    soon = clerk.post(page("sitting_notices", case), notices(case, bench, starts_at="2026-11-26T09:30"))
    assert soon.status_code == 422 and "5 个工作日" in soon.content.decode() and "速裁庭" in soon.content.decode()
    case.refresh_from_db()
    assert (case.state, case.number) == ("filed", None), "all or nothing: the number was not used up either"
    assert clerk.post(page("sitting_notices", case), notices(case, bench, idempotency_key="merged-2")).status_code == 302
    case.refresh_from_db()
    assert (case.state, case.number) == ("scheduled", "石劳人仲案〔2026〕第1号")
    assert [status(case, k) for k in ("FAST_ACCEPT", "FAST_FILE", "FAST_SERVE", "HEARING_NOTICE_LATEST")] == ["met"] * 4
    seen = clerk.get(page("sitting", case)).content.decode()
    assert seen.count("达成") == 3 and "50 分钟" in seen and "未达成" not in seen
    served = Delivery.objects.filter(document__case=case).values_list("document__kind", flat=True)
    assert set(served) >= {"arbitration_acceptance", "response_notice", "evidence_notice", "tribunal_notice", "hearing_notice"}

    employer = enter(bench.cast.employer)
    assert clerk.post(step(case, "shorten_defence"), {"days": "0"}).status_code == 422, "nobody but the respondent gives it up"
    assert status(case, "ARB_DEFENCE") == "open"
    employer.post(step(case, "shorten_defence"), {"days": "0"})
    assert status(case, "ARB_DEFENCE") == "cancelled"
    assert "本人放弃答辩期" in clerk.get(page("sitting", case)).content.decode()

    watch.go(days=9)
    arbitrator = enter(bench.arbitrator)
    marked = arbitrator.post(page("sitting_facts", case), {"mark": "proved", **{f"fact-{k}": v for k, v in FACTS.items()}})
    assert marked.status_code == 302, marked.content.decode()
    seen = arbitrator.get(page("sitting", case)).content.decode()
    assert "¥45,000.00" in seen and "社会保险基金支付" in seen and "用人单位支付" in seen
    perform(case, "open_hearing", bench.arbitrator)
    tribunal.close(case, bench)
    watch.go(days=2)
    case = tribunal.award(case, bench)
    assert case.state == "awarded" and status(case, "FAST_TRACK_30") == status(case, "ARB_AWARD_45") == "met"
    assert "中位数 11 天" in clerk.get(reverse("arbitration:durations")).content.decode()


def test_each_failing_condition_is_named_with_its_article_and_the_road_that_is_open(bench: tribunal.Bench, enter: Enter) -> None:
    case, clerk = filed(bench), enter(bench.clerk)
    seen = clerk.get(page("check", case), tribunal.FAST | {"injury_recognised": "no", "papers_complete": "no"}).content.decode()
    for words in ("现在不能走工伤速裁", "还没有工伤认定决定", "第20条", "材料没有齐", "第29条", "先行调解", "先补正", "普通程序"):
        assert words in seen
    assert "转入工伤速裁" not in seen
    refused = clerk.post(step(case, "choose_fast_track"), tribunal.FAST | {"injury_recognised": "no"})
    assert refused.status_code == 422 and "已有工伤认定决定" in refused.content.decode()
    perform(case, "note_recognition", bench.clerk, {"result": "recognised", "on": "2026-11-20", "number": "石人社工认〔2026〕31号"})
    assert "石人社工认〔2026〕31号" in clerk.get(page("check", case)).content.decode()
    simplified = {"facts_clear": "yes", "respondent_missing": "no", "told": "yes", "reason": "等级未出", "next": page("sitting", case)}
    assert clerk.post(step(case, "convert_to_simplified"), simplified).status_code == 302
    case.refresh_from_db()
    assert case.procedure == "arbitration/simplified/2017"


def test_an_injury_not_recognised_goes_to_mediation_first_and_comes_back_when_it_fails(bench: tribunal.Bench, enter: Enter) -> None:
    case, clerk = filed(bench), enter(bench.clerk)
    perform(case, "note_injury", bench.cast.worker, {"accident_on": "2026-11-10"})
    assert clerk.post(step(case, "mediate_first"), {"note": ""}).status_code == 422, "only with the applicant's word"
    assert clerk.post(step(case, "mediate_first"), {"agreed": "on", "note": "等认定"}).status_code == 302
    mediation = Case.objects.get(dispute=case.dispute, procedure__startswith="mediation/")
    case.refresh_from_db()
    assert (case.state, mediation.state, mediation.office) == ("mediation_first", "accepted", bench.cast.centre)
    assert status(case, "ARB_ACCEPT_DECISION") == "met" and status(mediation, "WI_EMPLOYER_APPLY") == "open"
    assert "正在先行调解" in clerk.get(page("sitting", case)).content.decode()
    perform(mediation, "assign", bench.cast.supervisor, {"mediator": str(bench.cast.mediator.pk)})
    for which in ("caucus", "joint"):
        perform(mediation, "skip_step", bench.cast.mediator, {"which": which, "reason": "公司不来"})
    perform(mediation, "fail", bench.cast.mediator, {"reason": "公司不肯谈"})
    case.refresh_from_db()
    assert case.state == "filed" and status(case, "ARB_ACCEPT_DECISION") == "open", "acceptance goes on by itself"


def test_an_agreement_of_mediation_first_ends_the_application_by_one_tap(bench: tribunal.Bench, enter: Enter) -> None:
    case = filed(bench)
    perform(case, "mediate_first", bench.clerk, {"agreed": True})
    mediation = Case.objects.get(dispute=case.dispute, procedure__startswith="mediation/")
    mediation.dispute.parties.filter(side="respondent").update(person=bench.cast.employer)
    worker = enter(bench.cast.worker)
    assert "达成调解协议" not in worker.get(step(case, "withdraw")).content.decode()
    perform(mediation, "assign", bench.cast.supervisor, {"mediator": str(bench.cast.mediator.pk)})
    perform(mediation, "join", bench.cast.employer)
    road.agree(mediation, bench.cast)
    case.refresh_from_db()
    assert mediation.state == "agreed" and case.state == "mediation_first" and not case.deadlines.filter(status="open").exists()
    told = set(Notice.objects.filter(case=case, kind__startswith="arb_agreed_first").values_list("kind", flat=True))
    assert told == {"arb_agreed_first", "arb_agreed_first_inside"}
    form = worker.get(step(case, "withdraw")).content.decode()
    assert f"双方在先行调解中已经达成调解协议（{mediation.number}）并已生效" in form
    assert worker.post(step(case, "withdraw"), {"reason": "双方已经达成调解协议"}).status_code == 302
    case.refresh_from_db()
    assert (case.state, case.result) == ("withdrawn", "withdrawn") and not case.deadlines.filter(status="open").exists()


def test_a_promise_that_was_missed_is_shown_as_missed_and_nights_are_not_counted(bench: tribunal.Bench, enter: Enter, watch: Watch) -> None:
    watch.go(hours=7)  # twenty past four
    case = filed(bench)
    perform(case, "choose_fast_track", bench.clerk, tribunal.FAST)
    watch.go(hours=17, minutes=10)  # half past nine the next day
    perform(case, "accept", bench.clerk, {"evidence_days": 5, **tribunal.FAST})
    assert status(case, "FAST_ACCEPT") == "missed"
    seen = enter(bench.clerk).get(page("sitting", case)).content.decode()
    assert "未达成" in seen and "1 小时 10 分钟" in seen


def test_a_respondent_that_agreed_confirms_a_paper_on_its_phone_and_that_is_service(bench: tribunal.Bench, enter: Enter) -> None:
    case = filed(bench)
    perform(case, "choose_fast_track", bench.clerk, tribunal.FAST)
    perform(case, "accept", bench.clerk, {"evidence_days": 5, **tribunal.FAST})
    paper, party = case.documents.get(kind="response_notice"), tribunal.party(case, "respondent")
    advance(paper.pk)
    employer, mine = enter(bench.cast.employer), reverse("parties:case", args=[case.pk])
    assert "我已收到" in employer.get(mine).content.decode()
    received = reverse("parties:received", args=[case.pk, paper.pk])
    assert enter(bench.cast.worker).post(received).status_code == 404, "the paper is not the worker's"
    assert employer.post(received).status_code == 302
    assert "我已收到" not in employer.get(mine).content.decode() and employer.post(received).status_code == 404
    case.refresh_from_db()
    assert party in case.facts["served"]["copy"] and status(case, "FAST_SERVE") == "met" and status(case, "ARB_DEFENCE") == "open"
    assert "本人已确认收到" in enter(bench.clerk).get(page("sitting", case)).content.decode()


def test_the_sitting_is_closed_to_parties_strangers_and_other_disputes(bench: tribunal.Bench, enter: Enter) -> None:
    case, wages = filed(bench), tribunal.open_dispute("arbitration/ordinary", bench.cast.commission, bench.cast.outsider, tribunal.wages()).case
    for person in (bench.cast.worker, bench.cast.employer, bench.third, bench.cast.mediator, bench.cast.outsider):
        for name in ("check", "sitting"):
            assert enter(person).get(page(name, case)).status_code == 404
        for name in ("sitting_notices", "sitting_facts"):
            assert enter(person).post(page(name, case)).status_code == 404
    assert enter(bench.clerk).get(page("sitting", wages)).status_code == 404
