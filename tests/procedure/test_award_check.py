"""The check of an award: each fault is found by itself, named with its article, and says what to do. Pure, no database."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from shiquan.law import rules
from shiquan.law.citations import check_citations, find_citations
from shiquan.procedure.amounts_in_words import amounts_in, totals_in
from shiquan.procedure.award_check import check_award, require_sound
from shiquan.procedure.award_findings import Level
from shiquan.procedure.award_law import SET_ASIDE, SUE, SUE_FINAL, remedy_words
from shiquan.procedure.award_prepared import prepare_award
from shiquan.procedure.language import Refused, Role
from shiquan.procedure.snapshot import ClaimFacts, ClockFacts, PartyFacts, Snapshot

AT = datetime(2026, 11, 27, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
PAY, SEVERANCE, WORKER, FIRM, ARBITRATOR, SECRETARY = (UUID(int=n) for n in range(1, 7))
SOUND = Snapshot(
    UUID(int=90), UUID(int=91), "arbitration/ordinary/2017", "deliberating", opened_at=AT - timedelta(days=20),
    roles=((Role.ARBITRATOR, ARBITRATOR), (Role.SECRETARY, SECRETARY)),
    parties=(PartyFacts(WORKER, Role.APPLICANT, "陈骑手", "worker"), PartyFacts(FIRM, Role.RESPONDENT, "迅达公司", "employer")),
    claims=(ClaimFacts(PAY, "unpaid_wages", "支付工资", Decimal("12800.00")), ClaimFacts(SEVERANCE, "severance", "支付经济补偿", Decimal("64000.00"))),
    clocks=(ClockFacts("ARB_AWARD_45", "", AT - timedelta(days=18), AT + timedelta(days=27)),),
    facts={"hearings": ["2026-11-26T09:00:00+08:00"]},
)  # fmt: skip


def item(claim: UUID, decision: str = "support", amount: str | None = "12800.00", finality: str = "final", **more: str) -> dict[str, Any]:
    return {"claim": str(claim), "decision": decision, "amount": amount, "finality": finality, **more}


def award(*items: dict[str, Any], **change: Any) -> dict[str, Any]:
    rows = items or (item(PAY), item(SEVERANCE, "part", "30000.00", "nonfinal"))
    return {"findings": "欠付属实。", "reasons": "依照《劳动合同法》第三十条、第四十七条。", "items": list(rows), "perform_days": 10} | change


def found(data: dict[str, Any], s: Snapshot = SOUND, **more: Any) -> set[str]:
    return {f.key for f in check_award(s, data, AT, **more)}


def errors(data: dict[str, Any], s: Snapshot = SOUND) -> set[str]:
    return {f.key for f in check_award(s, data, AT) if f.forbids}


def test_a_sound_award_has_nothing_to_mend() -> None:
    assert check_award(SOUND, award(), AT) == ()
    require_sound(SOUND, award(), AT)


@pytest.mark.parametrize(
    ("key", "data"),
    [
        ("undecided", award(item(PAY))),
        ("twice", award(item(PAY), item(PAY), item(SEVERANCE, "part", "30000.00", "nonfinal"))),
        ("beyond", award(item(PAY), item(SEVERANCE, "part", "30000.00", "nonfinal"), item(UUID(int=77)))),
        ("decision", award(item(PAY, ""), item(SEVERANCE, "part", "30000.00", "nonfinal"))),
        ("rejected_sum", award(item(PAY, "reject"), item(SEVERANCE, "part", "30000.00", "nonfinal"))),
        ("sum_missing", award(item(PAY, "support", None), item(SEVERANCE, "part", "30000.00", "nonfinal"))),
        ("ultra_petita", award(item(PAY, "support", "12800.01"), item(SEVERANCE, "part", "30000.00", "nonfinal"))),
        ("should_be_part", award(item(PAY, "support", "12000.00"), item(SEVERANCE, "part", "30000.00", "nonfinal"))),
        ("should_be_full", award(item(PAY, "part", "12800.00"), item(SEVERANCE, "part", "30000.00", "nonfinal"))),
        ("words_grant", award(item(PAY, "reject", None, text="被申请人支付工资。"), item(SEVERANCE, "part", "30000.00", "nonfinal"))),
        ("words_reject", award(item(PAY, text="驳回支付工资12800元的请求。"), item(SEVERANCE, "part", "30000.00", "nonfinal"))),
        ("words_no_sum", award(item(PAY, text="被申请人支付工资。"), item(SEVERANCE, "part", "30000.00", "nonfinal"))),
        ("words_other_sum", award(item(PAY, text="被申请人支付工资12,080元。"), item(SEVERANCE, "part", "30000.00", "nonfinal"))),
        ("total", award(item(PAY, text="支付工资12800元，合计12900元。"), item(SEVERANCE, "part", "30000.00", "nonfinal"))),
        ("finality", award(item(PAY, finality=""), item(SEVERANCE, "part", "30000.00", "nonfinal"))),
        ("finality_differs", award(item(PAY, finality="nonfinal"), item(SEVERANCE, "part", "30000.00", "nonfinal"))),
        ("finality_differs", award(item(PAY), item(SEVERANCE, "part", "30000.00", "final"))),
        ("citation", award(reasons="依照《劳动合同法》第九十九条。")),
        ("perform_days", award(perform_days=0)),
        ("absence_wrong", award(reasons="本委缺席裁决。")),
        ("remedies", award(remedy_final="当事人不服的，可以自收到裁决书之日起十五日内向人民法院起诉。")),
        ("remedies", award(remedy_nonfinal="可以自收到之日起三十日内向中级人民法院申请撤销。")),
    ],
)  # fmt: skip
def test_each_fault_forbids_issuing_and_says_why_by_which_article_and_what_to_do(key: str, data: dict[str, Any]) -> None:
    assert key in errors(data)
    for f in check_award(SOUND, data, AT):
        assert f.why.zh and f.why.en and f.todo.zh and f.todo.en and "条" in f.article
    with pytest.raises(Refused):
        require_sound(SOUND, data, AT)


@pytest.mark.parametrize(
    ("key", "snapshot"),
    [
        ("bench", replace(SOUND, roles=((Role.ARBITRATOR, ARBITRATOR),))),
        ("bench", replace(SOUND, roles=(*SOUND.roles, (Role.ARBITRATOR, UUID(int=8))))),
        ("recusal_open", replace(SOUND, facts={**SOUND.facts, "recusal": {"status": "asked", "person": str(ARBITRATOR)}})),
        ("recused", replace(SOUND, facts={**SOUND.facts, "recusal": {"status": "upheld", "person": str(ARBITRATOR)}})),
        ("recused", replace(SOUND, facts={**SOUND.facts, "mediators": [str(ARBITRATOR)]})),
        ("unheard", replace(SOUND, facts={})),
        ("waiting", replace(SOUND, facts={**SOUND.facts, "counterclaim": {"status": "asked"}})),
    ],
)  # fmt: skip
def test_a_tribunal_or_a_case_that_is_not_ready_forbids_it_too(key: str, snapshot: Snapshot) -> None:
    assert key in errors(award(), snapshot)


def test_doubts_are_shown_and_do_not_forbid() -> None:
    late = replace(SOUND, clocks=(replace(SOUND.clocks[0], due_at=AT - timedelta(days=1)),))
    away = replace(SOUND, facts={**SOUND.facts, "absent": [str(FIRM)]})
    for key, data, s in (
        ("overdue", award(), late), ("absence_untold", award(), away), ("perform_long", award(perform_days=60), SOUND),
        ("citation", award(reasons="依照《某某县工资支付办法》第三条。"), SOUND), ("total_in_reasons", award(reasons="以上合计99999元。"), SOUND),
        ("finality_differs", award(item(PAY, finality="nonfinal", finality_reason="当地口径"), item(SEVERANCE, "part", "30000.00", "nonfinal")), SOUND),
    ):  # fmt: skip
        assert {f.key: f.level for f in check_award(s, data, AT)} == {key: Level.WARNING}, key


def test_a_partial_award_decides_some_claims_and_leaves_one() -> None:
    assert found(award(item(PAY)), partial=True) == set()
    assert found(award(), partial=True) == {"partial"}


def test_employment_confirmed_makes_the_whole_award_non_final() -> None:
    s = replace(SOUND, claims=(SOUND.claims[0], ClaimFacts(SEVERANCE, "relationship", "确认劳动关系", None)))
    assert "finality_differs" in errors(award(item(PAY), item(SEVERANCE, "support", None, "nonfinal")), s)
    assert errors(award(item(PAY, finality="nonfinal"), item(SEVERANCE, "support", None, "nonfinal")), s) == set()


def test_parts_of_a_sum_may_be_named_when_they_add_up() -> None:
    rest = item(SEVERANCE, "part", "30000.00", "nonfinal", text="被申请人支付经济补偿30000元，对超出的34000元不予支持。")
    assert errors(award(item(PAY, text="支付工资12800元，其中8月6400元、9月6400元。"), rest)) == set()
    assert errors(award(item(PAY, text="支付工资12800元（大写：壹万贰仟捌佰元整）。"), rest)) == set()
    assert "words_other_sum" in errors(award(item(PAY, text="支付工资12800元（大写：壹万贰仟元整）。"), rest))


def inputs(**facts: str) -> dict[str, Any]:
    return {k: {"found": {"value": v, "mark": "proved", "reason": "", "role": "arbitrator"}} for k, v in facts.items()}


def test_a_sum_that_differs_from_what_the_facts_come_to_needs_a_reason() -> None:
    told = inputs(employment_start="2024-01-01", employment_end="2026-01-31", monthly_wage="6000", termination="agreed_employer_proposed")
    s = replace(SOUND, facts={**SOUND.facts, "inputs": told})
    assert errors(award(), s) == {"sum_differs"}
    assert errors(award(item(PAY), item(SEVERANCE, "part", "15000.00", "final")), s) == set()
    assert errors(award(item(PAY), item(SEVERANCE, "part", "14000.00", "final", change_reason="扣除已付一千元")), s) == set()
    prepared = prepare_award(s, AT)
    row = next(r for r in prepared["items"] if r["claim"] == str(SEVERANCE))
    assert (row["decision"], row["amount"], row["finality"]) == ("part", "15000.00", "final")
    assert "第46条" in prepared["reasons"] and "2024-01-01" in prepared["findings"]
    assert not {"citation", "sum_differs", "finality_differs"} & errors(prepared, s), "what is prepared passes the check"


def test_the_days_of_the_remedies_are_those_of_the_clocks() -> None:
    for remedy in (SUE_FINAL, SET_ASIDE, SUE):
        due = rules.due(remedy.rule, date(2026, 3, 2)).date
        assert due >= date(2026, 3, 2) + timedelta(days=remedy.days) and due - date(2026, 3, 2) <= timedelta(days=remedy.days + 9)
    for kind in ("final", "nonfinal"):
        words = remedy_words(kind, "石泉县人民法院", "安康市中级人民法院")
        assert errors(award(**{f"remedy_{kind}": words})) == set(), "the standard words pass their own check"


def test_sums_are_read_in_figures_and_in_capitals() -> None:
    assert amounts_in("支付1.28万元，另付伍拾元零伍分") == [Decimal("12800.00"), Decimal("50.05")]
    assert totals_in("8月6400元，9月6400元，共计12,800.00元") == [Decimal("12800.00")]


def test_an_article_beyond_the_last_one_and_a_misspelt_law_are_named() -> None:
    on = date(2026, 11, 27)
    assert [c.articles for c in find_citations("《劳动合同法》第三十条、第八十七条和《劳动争议调解仲裁法》（2008）第47条")] == [(30, 87), (47,)]
    assert check_citations("《中华人民共和国劳动合同法》第四十七条、《工伤保险条例》第三十七条第一款第（二）项", on) == ()
    (gone,) = check_citations("《劳动争议调解仲裁法》第五十五条", on)
    assert gone.certain and "只到第54条" in gone.why.zh
    (slip,) = check_citations("《劳动合同发》第三条", on)
    assert slip.certain and "《劳动合同法》" in slip.why.zh
