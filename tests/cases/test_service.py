"""Service in a case: tries are kept, the wrong manner is refused with the next one offered, default follows only lawful service."""

from datetime import UTC, datetime, timedelta

import pytest

from shiquan.cases import clock
from shiquan.cases.models import Case, Delivery
from shiquan.cases.perform import perform
from shiquan.procedure.language import Refused
from tests.cases import tribunal
from tests.cases.tribunal import Bench

pytestmark = pytest.mark.django_db


def refused(case: Case, bench: Bench, paper: str, side: str, channel: str, **more: object) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        tribunal.serve(case, bench, paper, side, channel, **more)
    return caught.value.refusal.why.zh, caught.value.refusal.todo.zh


def test_public_notice_is_refused_until_the_others_have_failed(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    assert refused(case, bench, "copy", "respondent", "notice") == (
        "公告送达现在不能用：公告是最后的方式：直接送达还没有失败的记录。", "请改用直接送达。")  # fmt: skip
    tribunal.serve(case, bench, "copy", "respondent", outcome="moved", receipt="原址已换租户")
    assert "邮寄" in refused(case, bench, "copy", "respondent", "notice")[1]
    tribunal.serve(case, bench, "copy", "respondent", "mail", outcome="returned", receipt="查无此单位退回")
    tribunal.serve(case, bench, "copy", "respondent", "notice", receipt="刊登于县政府网站")
    case.refresh_from_db()
    tries = case.facts["tries"][tribunal.party(case, "respondent")]
    assert [t["channel"] for t in tries] == ["direct", "mail", "notice"] and "counts_at" in tries[-1]
    assert Delivery.objects.filter(party__side="respondent", status="failed").count() == 2


def test_leaving_needs_a_refusal_and_a_picture_or_witness(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    assert "拒绝签收" in refused(case, bench, "copy", "respondent", "left", witness="村干部刘某")[0]
    tribunal.serve(case, bench, "copy", "respondent", outcome="refused", receipt="前台拒收")
    assert "照片" in refused(case, bench, "copy", "respondent", "left")[0]
    assert "照片" in refused(case, bench, "copy", "respondent", "posted", witness="只有张贴人")[0]
    tribunal.serve(case, bench, "copy", "respondent", "left", witness="村干部刘某")
    assert case.deadlines.get(key="ARB_DEFENCE").started_at > clock.now() + timedelta(days=2), "after three working days"


def test_mail_needs_its_number_and_nothing_is_served_tomorrow(bench: Bench) -> None:
    case = tribunal.accepted(bench)
    assert "单号" in refused(case, bench, "copy", "respondent", "mail")[0]
    assert "还没有到" in refused(case, bench, "copy", "respondent", "direct", at=(clock.now() + timedelta(days=1)).isoformat())[0]
    assert "早于" in refused(case, bench, "copy", "respondent", "direct", at=datetime(2026, 1, 5, tzinfo=UTC).isoformat())[0]
    assert "不会有" in refused(case, bench, "copy", "respondent", "direct", outcome="returned")[0]
    assert "确认书" in refused(case, bench, "copy", "respondent", "mail", outcome="deemed")[0]
    tribunal.serve(case, bench, "copy", "respondent", "mail", outcome="deemed", address_confirmed=True, tracking="1122334455667")
    assert case.deadlines.filter(key="ARB_DEFENCE").exists()


def test_a_statement_is_signed_for_by_hand_and_never_left(bench: Bench) -> None:
    case = tribunal.seated(bench)
    perform(case, "draft_conciliation", bench.arbitrator, {"terms": "付清欠薪。", "both_agree": True})
    tribunal.serve(case, bench, "conciliation", "applicant")
    tribunal.serve(case, bench, "conciliation", "respondent", outcome="absent")
    case.refresh_from_db()
    assert case.state == "conciliating"
    assert "签收才生效" in refused(case, bench, "conciliation", "respondent", "mail", outcome="deemed", address_confirmed=True)[0]
    tribunal.serve(case, bench, "conciliation", "respondent", "mail", tracking="1122334455667")
    case.refresh_from_db()
    assert case.state == "conciliated"


def test_an_award_is_never_served_by_telephone_even_on_the_fast_track(bench: Bench) -> None:
    case = tribunal.seated(bench)
    row = case.documents.filter(kind="tribunal_notice").get()
    told = {"document": str(row.pk), "party": tribunal.party(case, "respondent"), "channel": "phone", "at": clock.now().isoformat(), "receipt": "通话录音"}
    with pytest.raises(Exception, match="channel"):
        perform(case, "record_service", bench.clerk, told)
    perform(case, "record_service", bench.clerk, told | {"channel": "direct"})


def test_whoever_was_told_too_late_is_not_absent(bench: Bench) -> None:
    case = tribunal.seated(bench)
    tribunal.fix_hearing(case, bench, days=9)
    tribunal.serve(case, bench, "hearing_notice", "applicant")
    tribunal.serve(case, bench, "hearing_notice", "respondent", outcome="refused")
    tribunal.serve(case, bench, "hearing_notice", "respondent", "left", witness="保安李某")
    perform(case, "open_hearing", bench.secretary)
    with pytest.raises(Refused, match="5 working days"):
        perform(case, "proceed_in_absence", bench.arbitrator, {"party": tribunal.party(case, "respondent"), "told": "留置", "reason": "未到庭"})
