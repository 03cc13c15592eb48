"""Arbitrations through the one door, on the real database."""

from datetime import timedelta

import pytest

from shiquan.cases.chain import verify_chain
from shiquan.cases.clock import now
from shiquan.cases.models import Case, Claim, Deadline, Notice
from shiquan.cases.perform import perform
from shiquan.cases.watcher import run_due
from shiquan.documents.work import advance
from shiquan.procedure.language import Refused
from tests.cases import road, tribunal
from tests.cases.tribunal import Bench

pytestmark = pytest.mark.django_db
HANDLING_OVER = {"SUE_AFTER_AWARD", "SET_ASIDE_FINAL_AWARD"}


def open_clocks(case: Case) -> set[str]:
    return set(Deadline.objects.filter(case=case, status__in=("open", "paused")).values_list("key", flat=True))


def run_out(case: Case, key: str) -> None:
    Deadline.objects.filter(case=case, key=key, status="open").update(due_at=now() - timedelta(minutes=1))
    run_due()
    case.refresh_from_db()


def due(case: Case, key: str = "ARB_AWARD_45") -> Deadline:
    return Deadline.objects.filter(case=case, key=key).order_by("-id")[0]


def test_unpaid_wages_go_from_the_application_to_an_award_in_force(bench: Bench) -> None:
    case = tribunal.award(tribunal.heard(bench), bench)
    assert (case.state, case.result) == ("awarded", "awarded")
    assert case.number == "石劳人仲案〔2026〕第1号"
    assert open_clocks(case) == HANDLING_OVER
    assert due(case).status == "met"
    assert verify_chain(case).ok
    run_out(case, "SUE_AFTER_AWARD")
    run_out(case, "SET_ASIDE_FINAL_AWARD")
    assert case.facts["in_force"] and open_clocks(case) == set()
    perform(case, "close_file", bench.secretary, {"note": "裁决结案"})
    with pytest.raises(Refused, match="not approved"):
        perform(case, "archive", bench.secretary, {"main_pages": 80, "secondary_pages": 6})
    perform(case, "approve_closing", bench.director, {"decision": "approve"})
    perform(case, "archive", bench.secretary, {"main_pages": 80, "secondary_pages": 6})
    case.refresh_from_db()
    assert case.facts["archived"]["years"] == 10


def test_an_award_must_decide_every_claim_and_no_more_than_was_claimed(bench: Bench) -> None:
    case = tribunal.heard(bench)
    rows = tribunal.items(case)
    words = {"findings": "欠付属实。", "reasons": "应付。", "perform_days": 10}
    with pytest.raises(Refused, match="not decided"):
        perform(case, "draft_award", bench.arbitrator, words | {"items": rows[:1]})
    with pytest.raises(Refused, match="exceed"):
        perform(case, "draft_award", bench.arbitrator, words | {"items": [rows[0] | {"amount": "99999"}, rows[1]]})


def test_mixed_items_make_two_documents_and_the_employer_has_two_roads(bench: Bench) -> None:
    case = tribunal.award(tribunal.large(tribunal.heard(bench)), bench, severance=("part", "30000.00", "nonfinal"))
    assert case.facts["award"]["documents"] == ["final", "nonfinal"]
    employer = tribunal.party(case, "respondent")
    keys = Deadline.objects.filter(case=case, subject=employer, status="open").values_list("key", flat=True)
    assert set(keys) == HANDLING_OVER


def test_a_respondent_who_stays_away_is_judged_by_default(bench: Bench) -> None:
    case = tribunal.scheduled(bench)
    perform(case, "open_hearing", bench.secretary)
    absent = {"party": tribunal.party(case, "respondent"), "told": "已直接送达", "reason": "无正当理由未到庭"}
    perform(case, "proceed_in_absence", bench.arbitrator, absent)
    case.refresh_from_db()
    assert case.state == "default_hearing"
    tribunal.close(case, bench)
    assert tribunal.award(case, bench).state == "default_awarded"


def test_nobody_is_judged_absent_without_proof_that_the_notice_was_served(bench: Bench) -> None:
    case = tribunal.seated(bench)
    tribunal.fix_hearing(case, bench)
    perform(case, "open_hearing", bench.secretary)
    with pytest.raises(Refused, match="Without proof"):
        perform(case, "proceed_in_absence", bench.arbitrator, {"party": tribunal.party(case, "respondent"), "told": "电话", "reason": "没来"})


def test_an_applicant_who_stays_away_is_deemed_to_withdraw(bench: Bench) -> None:
    case = tribunal.scheduled(bench)
    absent = {"party": tribunal.party(case, "applicant"), "told": "已直接送达", "reason": "无正当理由未到庭"}
    done = perform(case, "deem_withdrawn", bench.arbitrator, absent)
    assert (done.case.state, done.case.result) == ("deemed_withdrawn", "deemed_withdrawn")
    assert open_clocks(case) == set()
    with pytest.raises(Refused, match="can't be filed again") as refused:
        tribunal.filed(bench)
    assert "第39条" in refused.value.refusal.article
    other = [{"kind": "overtime", "title": "支付加班工资", "amount": "500"}]
    assert tribunal.filed(bench, claims=other).state == "filed"


def test_an_opened_hearing_without_the_applicant_leaves_a_record_that_says_so(bench: Bench) -> None:
    case = tribunal.scheduled(bench)
    perform(case, "open_hearing", bench.secretary)
    absent = {"party": tribunal.party(case, "applicant"), "told": "已直接送达", "reason": "等候三十分钟未到庭"}
    case = perform(case, "deem_withdrawn", bench.arbitrator, absent).case
    record = case.documents.get(kind="hearing_record")
    assert [role for role, _ in record.signers] == ["respondent", "arbitrator", "secretary"]
    said = [line["text"] for line in record.content["lines"]]
    assert any("未到庭" in text and "等候三十分钟" in text for text in said) and said[-1] == "闭庭。"
    assert record.content["sessions"][0]["ended"]
    advance(record.pk)
    for person in (bench.cast.employer, bench.arbitrator, bench.secretary):
        road.sign(case, person, str(record.pk))
    road.complete_papers(case)
    record.refresh_from_db()
    assert record.status == "complete"


def test_the_same_claims_are_not_filed_twice_while_they_are_pending(bench: Bench) -> None:
    tribunal.accepted(bench)
    with pytest.raises(Refused, match="pending"):
        tribunal.filed(bench)


def test_who_withdraws_by_his_own_will_may_file_again(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    perform(case, "withdraw", bench.cast.worker, {"reason": "想先协商"})
    assert tribunal.filed(bench).state == "filed"


def test_a_late_award_lets_the_parties_sue_and_alerts_the_director(bench: Bench) -> None:
    case = tribunal.heard(bench)
    with pytest.raises(Refused, match="not overdue"):
        perform(case, "end_by_suit", bench.clerk, {"court": "石泉县人民法院", "number": "（2026）陕0922民初9号", "on": "2026-11-20"})
    run_out(case, "ARB_AWARD_45")
    assert case.state == "deliberating" and due(case).expired
    assert Notice.objects.filter(case=case, kind="arb_overdue", person=bench.cast.worker).exists()
    assert Notice.objects.filter(case=case, kind="arb_overdue_inside", person=bench.director).exists()
    perform(case, "end_by_suit", bench.clerk, {"court": "石泉县人民法院", "number": "（2026）陕0922民初9号", "on": "2026-11-20"})
    case.refresh_from_db()
    assert case.state == "ended_by_suit" and open_clocks(case) == set()


def test_the_time_of_a_stay_is_not_counted(bench: Bench) -> None:
    case = tribunal.seated(bench)
    before = due(case).due_at
    perform(case, "stay", bench.director, {"ground": "injury", "reason": "等待工伤认定"})
    assert due(case).status == "paused"
    with pytest.raises(Refused):
        tribunal.fix_hearing(case, bench)
    perform(case, "resume_case", bench.clerk, {"reason": "认定已作出"}, at=now() + timedelta(days=20))
    case.refresh_from_db()
    assert case.state == "preparing" and due(case).status == "open"
    assert timedelta(days=16) <= due(case).due_at - before <= timedelta(days=30)


def test_an_extension_needs_the_directors_hand_and_fifteen_days_at_most(bench: Bench) -> None:
    case = tribunal.heard(bench)
    before = due(case).due_at
    with pytest.raises(Refused, match="15"):
        perform(case, "ask_extension", bench.arbitrator, {"days": 16, "reason": "案情复杂"})
    perform(case, "ask_extension", bench.arbitrator, {"days": 15, "reason": "案情复杂"})
    assert due(case).due_at == before
    with pytest.raises(Refused):
        perform(case, "approve_extension", bench.arbitrator, {"decision": "approve"})
    perform(case, "approve_extension", bench.director, {"decision": "approve"})
    assert due(case).due_at > before and due(case).added == 15
    with pytest.raises(Refused, match="one extension"):
        perform(case, "ask_extension", bench.arbitrator, {"days": 5, "reason": "再延"})


def test_a_joined_counterclaim_restarts_the_award_clock_and_gives_the_applicant_time_to_answer(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    tribunal.serve(case, bench, "copy", "respondent")
    claim = {"kind": "other", "title": "赔偿工具损失", "amount": "800", "basis": "电动车损坏"}
    perform(case, "file_counterclaim", bench.cast.employer, {"claims": [claim], "story": "工具被损坏。"})
    assert due(case, "ARB_COUNTERCLAIM_DECISION").status == "open"
    later = now() + timedelta(days=3)
    perform(case, "decide_counterclaim", bench.clerk, {"decision": "join", "reason": "符合条件"}, at=later)
    assert case.dispute.claims.filter(title="反申请：赔偿工具损失").exists()
    assert due(case).started_at == later and case.deadlines.filter(key="ARB_AWARD_45").count() == 2
    assert due(case, "ARB_DEFENCE").subject == tribunal.party(case, "applicant")
    with pytest.raises(Refused):
        perform(case, "file_counterclaim", bench.cast.employer, {"claims": [claim], "story": "再提一次。"})


def test_claims_change_only_before_the_evidence_period_ends(bench: Bench) -> None:
    case = tribunal.seated(bench)
    added = {"claims": [{"kind": "overtime", "title": "支付加班工资", "amount": "900"}], "reason": "漏提"}
    perform(case, "ask_claim_change", bench.cast.worker, added)
    perform(case, "decide_claim_change", bench.arbitrator, {"decision": "uphold", "reason": "在举证期限内", "waived": True})
    assert Claim.objects.filter(dispute=case.dispute).count() == 3 and case.deadlines.filter(key="ARB_AWARD_45").count() == 2
    run_out(case, "EVIDENCE_PERIOD")
    with pytest.raises(Refused, match="evidence period is over"):
        perform(case, "ask_claim_change", bench.cast.worker, added)


def test_conversion_keeps_the_first_acceptance_date(bench: Bench) -> None:
    case = tribunal.seated(bench, "arbitration/simplified", facts_clear="yes")
    before = due(case)
    perform(case, "convert_to_ordinary", bench.arbitrator, {"told": "yes", "reason": "争议较大"}, at=now() + timedelta(days=5))
    case.refresh_from_db()
    assert case.procedure == "arbitration/ordinary/2017"
    assert (due(case).pk, due(case).due_at) == (before.pk, before.due_at)
    assert verify_chain(case).ok


def test_the_fast_track_says_in_words_which_condition_fails(bench: Bench) -> None:
    case = tribunal.filed(bench)
    with pytest.raises(Refused) as refused:
        perform(case, "choose_fast_track", bench.clerk, tribunal.FAST | {"injury_recognised": "no", "papers_complete": "no"})
    why = refused.value.refusal.why.zh
    assert "工伤认定" in why and "材料齐全" in why and "劳动关系" not in why


def test_a_work_injury_goes_through_the_fast_track_the_same_day(bench: Bench) -> None:
    case = tribunal.filed(bench)
    perform(case, "choose_fast_track", bench.clerk, tribunal.FAST)
    case = perform(case, "accept", bench.clerk, {"evidence_days": 5, **tribunal.FAST}).case
    assert case.procedure == "arbitration/fasttrack/2017"
    party = case.dispute.parties.get(side="respondent")
    party.person = bench.cast.employer
    party.save()
    tribunal.serve(case, bench, "copy", "respondent")
    assert (due(case, "FAST_ACCEPT").status, due(case, "FAST_SERVE").status) == ("met", "met")
    perform(case, "shorten_defence", bench.cast.employer, {"days": 0})
    assert due(case, "ARB_DEFENCE").status == "cancelled"
    perform(case, "form_tribunal", bench.clerk, {"arbitrator": str(bench.arbitrator.pk), "secretary": str(bench.secretary.pk)})
    hearing = {"starts_at": (now() + timedelta(days=1)).isoformat(), "mode": "onsite", "place": "速裁庭", "closed": "open"}
    with pytest.raises(Refused, match="5 working days"):
        perform(case, "schedule_hearing", bench.secretary, hearing)
    perform(case, "schedule_hearing", bench.secretary, hearing | {"short_notice": True})
    perform(case, "open_hearing", bench.secretary)
    tribunal.close(case, bench)
    case = tribunal.award(case, bench)
    assert case.state == "awarded" and due(case, "FAST_TRACK_30").status == "met"


def test_a_conciliation_is_in_force_when_both_have_signed_for_it(bench: Bench) -> None:
    case = tribunal.heard(bench)
    terms = {"terms": "单位十日内支付一万五千元。", "total": "15000", "both_agree": True}
    perform(case, "draft_conciliation", bench.secretary, terms)
    perform(case, "refuse_conciliation", bench.cast.employer, {"reason": "再想想"})
    perform(case, "draft_conciliation", bench.secretary, terms)
    with pytest.raises(Refused, match="Not every arbitrator has signed"):
        perform(case, "sign_for_conciliation", bench.cast.worker)
    road.sign(case, bench.arbitrator, str(case.documents.exclude(status="void").get(kind="conciliation_statement").pk))
    perform(case, "sign_for_conciliation", bench.cast.worker)
    done = perform(case, "sign_for_conciliation", bench.cast.employer)
    assert done.case.state == "conciliated" and open_clocks(case) == set()


def test_a_recused_arbitrator_leaves_the_seat_to_another(bench: Bench) -> None:
    case = tribunal.scheduled(bench)
    perform(case, "make_examination_record", bench.secretary)
    waiting = case.documents.get(kind="examination_record")
    perform(case, "ask_recusal", bench.cast.employer, {"person": str(bench.arbitrator.pk), "ground": "relation", "reason": "同学"})
    with pytest.raises(Refused, match="recusal"):
        perform(case, "open_hearing", bench.secretary)
    with pytest.raises(Refused, match="takes the place"):
        perform(case, "decide_recusal", bench.director, {"decision": "uphold", "reason": "成立"})
    perform(case, "decide_recusal", bench.director, {"decision": "uphold", "reason": "成立", "arbitrator": str(bench.second.pk)})
    case.refresh_from_db()
    waiting.refresh_from_db()
    assert case.handler_id == bench.second.pk and waiting.status == "void", "nobody signs for who has left"
    perform(case, "make_examination_record", bench.secretary)
    anew = case.documents.get(kind="examination_record", status="drafted")
    assert str(bench.second.pk) in str(anew.signers) and str(bench.arbitrator.pk) not in str(anew.signers)
    with pytest.raises(Refused):
        perform(case, "close_hearing", bench.arbitrator)


def test_service_by_public_notice_takes_effect_later_and_is_not_counted(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    before = due(case).due_at
    tribunal.serve(case, bench, "copy", "respondent", outcome="moved")
    tribunal.serve(case, bench, "copy", "respondent", "mail", outcome="returned", tracking="1234567890123")
    tribunal.serve(case, bench, "copy", "respondent", "notice")
    assert due(case, "ARB_DEFENCE").started_at > now() + timedelta(days=29)
    assert due(case).due_at > before + timedelta(days=25)


def test_electronic_service_needs_consent(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    with pytest.raises(Refused, match="electronic"):
        tribunal.serve(case, bench, "copy", "respondent", "electronic")
