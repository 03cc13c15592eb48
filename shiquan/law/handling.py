"""Whether simplified handling or the work-injury fast track is open, and in words which condition fails.

Sources: 劳动人事争议仲裁办案规则（2017）第56—61条; the fast track is a service target of the county on that legal ground.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from shiquan.law.articles import Article
from shiquan.law.money import plain, yuan
from shiquan.law.parameters import MissingParameter, get
from shiquan.law.regions import HOME
from shiquan.law.text import Label

RULES_56 = Article("劳动人事争议仲裁办案规则", "2017", "56")
RULES_57 = Article("劳动人事争议仲裁办案规则", "2017", "57")
RULES_58 = Article("劳动人事争议仲裁办案规则", "2017", "58")
RULES_61 = Article("劳动人事争议仲裁办案规则", "2017", "61")
RULES_47 = Article("劳动人事争议仲裁办案规则", "2017", "47[6]")
RULES_29 = Article("劳动人事争议仲裁办案规则", "2017", "29")
WIIR_20 = Article("工伤保险条例", "2010", "20")
WIIR_25 = Article("工伤保险条例", "2010", "25")
PROMISE = Article("石泉县调解服务承诺", "2025", "")


class Answer(StrEnum):
    """Yes, no, or not known yet."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: whether it holds, in words that say why, and the article."""

    key: str
    holds: Answer
    why: Label
    article: Article


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether a way of handling is open: the answer, every condition, and what to do next."""

    open: Answer
    conditions: tuple[Condition, ...]
    advice: tuple[Label, ...]

    @property
    def failing(self) -> tuple[Condition, ...]:
        """The conditions that fail or are not known yet."""
        return tuple(condition for condition in self.conditions if condition.holds is not Answer.YES)


@dataclass(frozen=True, slots=True)
class SimplifiedFacts:
    """What simplified handling depends on; None where not known. ``amount`` in yuan, the sum of the claims."""

    facts_clear: bool | None = None
    amount: Decimal | None = None
    both_agree: bool | None = None
    public_interest: bool | None = None
    major_impact: bool | None = None
    respondent_missing: bool | None = None
    found_unsuitable: bool | None = None


def assess_simplified(facts: SimplifiedFacts, filed_on: date, region: str = HOME) -> Opening:
    """One ground suffices, no bar may stand: grounds of art. 56, bars of art. 57 (办案规则（2017）)."""
    grounds = (
        _ground(
            "facts_clear",
            facts.facts_clear,
            "事实清楚、权利义务明确、争议不大",
            "clear facts and rights, little dispute",
        ),
        _amount_ground(facts.amount, filed_on, region),
        _ground("both_agree", facts.both_agree, "双方当事人同意简易处理", "both parties agree"),
    )
    bars = (
        _bar(
            "public_interest", facts.public_interest, "涉及国家利益、社会公共利益", "state or public interest"
        ),
        _bar("major_impact", facts.major_impact, "有重大社会影响", "major social impact"),
        _bar(
            "respondent_missing",
            facts.respondent_missing,
            "被申请人下落不明",
            "the respondent's whereabouts are unknown",
        ),
        _bar(
            "found_unsuitable",
            facts.found_unsuitable,
            "仲裁委员会认为不宜简易处理",
            "the commission finds it unsuitable",
        ),
    )
    ground = _any(tuple(condition.holds for condition in grounds))
    answer = _all((ground, *(condition.holds for condition in bars)))
    advice = [
        Label(
            "可独任仲裁；经被申请人同意可缩短或取消答辩期；调解书、裁决书不得用电话、短信等方式送达",
            "one arbitrator may sit; the defence period may be shortened only with the respondent's consent; statements and "
            "awards are never served by telephone or SMS",
        ),
        Label(
            "不宜继续的，转为普通程序，审理期限仍自最初受理起算",
            "conversion to ordinary procedure keeps the first acceptance as start",
        ),
    ]
    if answer is Answer.NO:
        advice = [Label("按普通程序办理", "use the ordinary procedure")]
    return Opening(answer, (*grounds, *bars), tuple(advice))


def _amount_ground(amount: Decimal | None, filed_on: date, region: str) -> Condition:
    zh, en = (
        "标的额不超过本省上年度职工年平均工资",
        "amount not above the province's average annual wage of last year",
    )
    if amount is None:
        return Condition(
            "amount", Answer.UNKNOWN, Label(f"{zh}：尚未填写金额", f"{en}: amount not given"), RULES_56
        )
    last_year = date(filed_on.year - 1, 12, 31)
    try:
        ceiling = get("average_wage_annual_nonprivate_units", region, last_year, ("city", "province"))
    except MissingParameter as missing:
        return _by_full_calibre(amount, last_year, region, missing)
    holds = Answer.YES if yuan(amount) <= ceiling.number else Answer.NO
    sign = "≤" if holds is Answer.YES else ">"
    sums = f"{plain(amount)} {sign} {plain(ceiling.number)}（{ceiling.source}）"
    return Condition("amount", holds, Label(f"{zh}：{sums}", f"{en}: {sums}"), RULES_56)


def _by_full_calibre(amount: Decimal, last_year: date, region: str, missing: MissingParameter) -> Condition:
    """Without the non-private average: an amount within twelve full-calibre months, the lower measure, is within either."""
    zh, en = (
        "标的额不超过本省上年度职工年平均工资",
        "amount not above the province's average annual wage of last year",
    )
    unknown = Label(f"{zh}：无法判断，{missing.label.zh}", f"{en}: cannot be judged, {missing.label.en}")
    try:
        monthly = get("average_wage_monthly_full_caliber", region, last_year, ("city", "province"))
    except MissingParameter:
        return Condition("amount", Answer.UNKNOWN, unknown, RULES_56)
    lower = monthly.number * 12
    if yuan(amount) > lower:
        return Condition("amount", Answer.UNKNOWN, unknown, RULES_56)
    sums = f"{plain(amount)} ≤ {plain(monthly.number)} × 12 = {plain(lower)}"
    why = Label(
        f"{zh}：{sums}（全口径平均工资，低于非私营单位平均工资，两种口径都不超过）",
        f"{en}: {sums} (the full-calibre average, lower than that of non-private units: not above either)",
    )
    return Condition("amount", Answer.YES, why, RULES_56)


@dataclass(frozen=True, slots=True)
class FastTrackFacts:
    """What the work-injury fast track depends on; None where not known."""

    only_injury_benefits: bool | None = None
    injury_recognised: bool | None = None
    grade_known_or_not_needed: bool | None = None
    employment_undisputed: bool | None = None
    facts_clear: bool | None = None
    rights_clear: bool | None = None
    papers_complete: bool | None = None
    respondent_missing: bool | None = None


def assess_fast_track(facts: FastTrackFacts) -> Opening:
    """All conditions must hold; an injury not yet recognised leads to mediation first."""
    f = facts
    conditions = (
        _need("only_injury_benefits", f.only_injury_benefits, "请求仅为工伤待遇", "only work-injury benefits are claimed", PROMISE),
        _need("injury_recognised", f.injury_recognised, "已有工伤认定决定", "the injury has been recognised", WIIR_20),
        _need("grade", f.grade_known_or_not_needed, "已有伤残等级结论或无须鉴定", "the grade is known or not needed", WIIR_25),
        _need("employment", f.employment_undisputed, "劳动关系无争议", "employment is undisputed", RULES_56),
        _need("facts_clear", f.facts_clear, "事实清楚", "the facts are clear", RULES_56),
        _need("rights_clear", f.rights_clear, "权利义务明确", "rights and duties are clear", RULES_56),
        _need("papers_complete", f.papers_complete, "材料齐全", "the papers are complete", RULES_29),
        _bar("respondent_missing", f.respondent_missing, "被申请人下落不明", "the respondent's whereabouts are unknown"),
    )
    answer = _all(tuple(condition.holds for condition in conditions))
    return Opening(answer, conditions, _fast_track_advice(facts, answer))


def _fast_track_advice(facts: FastTrackFacts, answer: Answer) -> tuple[Label, ...]:
    if answer is Answer.YES:
        return (
            Label(
                "当日受理、立案、送达，30日内结案（服务目标，法定期限照常计算）",
                "accept, file and serve today; close within 30 days (a target; the statutory clock runs too)",
            ),
            Label(
                "不宜继续的，转普通程序，期限仍自最初受理起算",
                "if it proves unsuitable, convert; the clock keeps its first start",
            ),
        )
    words = []
    if facts.injury_recognised is False:
        words.append(
            Label(
                "尚未认定工伤：先行调解，并同时申请工伤认定（单位30日、职工1年）；已受理的可中止",
                "not yet recognised: mediate first and apply for determination (employer 30 days, worker 1 year); a pending case may be stayed",
            )
        )
    if facts.papers_complete is False:
        words.append(Label("一次性告知补正，补齐后再判断", "tell once what is missing, then judge again"))
    if facts.employment_undisputed is False:
        words.append(Label("劳动关系有争议，按普通程序办理", "employment is disputed: ordinary procedure"))
    if answer is Answer.UNKNOWN:
        words.append(Label("请补充尚不清楚的条件后再判断", "complete the unknown conditions and judge again"))
    return tuple(words) or (Label("按普通或简易程序办理", "use ordinary or simplified handling"),)


def _answer(fact: bool | None) -> Answer:
    return Answer.UNKNOWN if fact is None else Answer.YES if fact else Answer.NO


def _words(holds: Answer, zh: str, en: str) -> Label:
    mark = {
        Answer.YES: ("符合", "met"),
        Answer.NO: ("不符合", "not met"),
        Answer.UNKNOWN: ("尚不清楚", "not known"),
    }[holds]
    return Label(f"{zh}：{mark[0]}", f"{en}: {mark[1]}")


def _ground(key: str, fact: bool | None, zh: str, en: str) -> Condition:
    return Condition(key, _answer(fact), _words(_answer(fact), zh, en), RULES_56)


def _need(key: str, fact: bool | None, zh: str, en: str, article: Article) -> Condition:
    return Condition(key, _answer(fact), _words(_answer(fact), zh, en), article)


def _bar(key: str, fact: bool | None, zh: str, en: str) -> Condition:
    holds = _answer(None if fact is None else not fact)
    return Condition(key, holds, _words(holds, f"不存在“{zh}”", f"not the case: {en}"), RULES_57)


def _any(answers: tuple[Answer, ...]) -> Answer:
    if Answer.YES in answers:
        return Answer.YES
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.NO


def _all(answers: tuple[Answer, ...]) -> Answer:
    if Answer.NO in answers:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.YES
