"""What the operations of the law take and give, described for machines."""

from typing import Annotated, Any

from ninja import Schema
from pydantic import ConfigDict, Field

Key = Annotated[str, Field(max_length=80)]
Words = Annotated[str, Field(max_length=300)]


class Strict(Schema):
    """Takes nothing that it does not name."""

    model_config = ConfigDict(extra="forbid")


class Both(Schema):
    """Words in Chinese and English."""

    zh: str
    en: str


class Mistake(Schema):
    """422: what cannot be read or computed, and how to mend it."""

    detail: str = Field(description="中文说明，含怎样改 / what is wrong and how to mend it")
    en: str = Field("", description="English")


class CitedArticle(Schema):
    """An article with its edition."""

    law: str
    edition: str
    number: str = Field(description="43；20(2) 款；46[6] 项")
    note: str = ""
    citation: str


class DueQuestion(Strict):
    """When does a period end?"""

    rule: Key = Field(description="规则代码 / key of the rule", examples=["ARB_ACCEPT_DECISION"])
    start: Annotated[str, Field(max_length=40)] = Field(description="起算日期或时刻 / first day or instant", examples=["2026-03-02"])
    settings: dict[Key, Annotated[str, Field(max_length=80)]] = Field(
        default_factory=dict, max_length=20,
        description="设置：n、excluded、extend、pause、roll、strict、provisional、restart 及该规则的事件 / settings, as --set on the command line",
    )  # fmt: skip


class DueAnswer(Schema):
    """The day a period ends, and how it was counted."""

    rule: str
    name: Both
    kind: str = Field(description="statutory 法定；promise 承诺")
    start: str
    length: int
    unit: str
    due_date: str = Field(description="届满日（含当日 24:00 前） / last day")
    due_instant: str
    raw_date: str = Field(description="顺延前 / before rolling over")
    target_date: str
    rolled: bool
    provisional: bool = Field(description="所涉年份放假安排未公布，日期暂定 / guessed: the holiday list is not published")
    unconfirmed: bool = Field(description="规则依据待核对 / the rule's source is unconfirmed")
    actor: Both
    expiry: Both
    articles: list[CitedArticle]
    trace: list[str]
    trace_en: list[str]


class RuleShape(Schema):
    """A period of the law as data."""

    model_config = ConfigDict(extra="allow")
    key: str
    group: str
    name: Both
    kind: str
    length: int | None
    unit: str
    start: Both
    actor: Both
    expiry: Both
    articles: list[CitedArticle]
    status: str
    unconfirmed: bool


class ParameterName(Schema):
    """A figure of the law."""

    name: str
    zh: str
    en: str
    unit: str
    values: int = Field(description="有几个数值 / how many values are on file")


class ParameterValue(Schema):
    """One value of a figure, by region and dates, with its source. ``unconfirmed``: nobody has seen the published text."""

    name: str
    region: str
    value: str
    unit: str
    effective_from: str | None
    effective_to: str | None
    source: str
    status: str = Field(description="V 已见公布文本；K 待核对 / V seen, K unconfirmed")
    unconfirmed: bool
    secondary: bool = Field(description="只见于二手或非官方资料 / seen only in a secondary or unofficial place")
    last_checked: str
    note: str | None = None


class Entitlement(Schema):
    """One item: an amount in yuan (text, two places), or a range with the fact that narrows it most."""

    model_config = ConfigDict(extra="allow")
    item: str
    label: Both
    amount: str | None
    low: str | None
    high: str | None
    narrowest_missing_fact: str | None
    missing_facts: list[str]
    unit: str
    payer: str = Field(description="employer、fund、worker、platform、unknown")
    unconfirmed: bool
    derivation: dict[str, Any] = Field(description="步骤和各行：说明、算式、金额、条文、参数 / steps and lines")
    articles: list[CitedArticle]
    parameters: list[dict[str, Any]]
    choices: dict[str, str]
    warnings: list[Both]


class ItemProblem(Schema):
    """An item that could not be worked out, and the facts that would help."""

    item: str
    why: Both
    missing_facts: list[str]


class FactMistake(Schema):
    """A fact that cannot be right."""

    fact: str | None
    zh: str
    en: str


class Assessed(Schema):
    """What follows from one object of facts. With ``errors`` nothing was computed."""

    id: str | None = None
    items: list[Entitlement]
    problems: list[ItemProblem]
    warnings: list[Both]
    errors: list[FactMistake] = []


class Proof(Schema):
    """What proves a point, who holds it, who bears the burden."""

    what: Both
    shows: Both
    holder: str
    holder_label: Both
    burden: str
    burden_label: Both
    articles: list[CitedArticle]


class Factor(Schema):
    """A factor of the employment relationship and the question that finds it."""

    key: str
    weight: str = Field(description="core 关键；supporting 辅助")
    points_to_employment: str = Field(description="哪种回答偏向劳动关系 / the answer that points to employment")
    name: Both
    question: Both
    source: Both
    status: str


class Findings(Strict):
    """What is known about the factors."""

    findings: dict[Key, Annotated[str, Field(max_length=12)]] = Field(
        max_length=40, description="要素 → yes、no、disputed、unknown", examples=[{"attendance": "yes", "order_refusal": "no"}]
    )
    evidence: dict[Key, Words] = Field(default_factory=dict, max_length=40, description="要素 → 证据 / evidence named for it")


class Picture(Schema):
    """Factors for and against, disputed, still to be asked; published cases it resembles. Never a verdict."""

    pointing_to_employment: list[dict[str, Any]]
    pointing_away: list[dict[str, Any]]
    disputed: list[dict[str, Any]]
    to_ask: list[Factor]
    resembling: list[dict[str, Any]]
    categories: list[Both]
    notes: list[Both]


class LimitationQuestion(Strict):
    """The facts of limitation. Dates as 2026-03-02."""

    variant: Key = Field("LIMITATION_1Y", description="LIMITATION_1Y、LIMITATION_WAGE_AFTER_END、LIMITATION_CIVIL_SERVANT_60")
    known_on: Annotated[str, Field(max_length=20)] | None = None
    employment_ended_on: Annotated[str, Field(max_length=20)] | None = None
    on: Annotated[str, Field(max_length=20)] | None = Field(None, description="哪一天看；不填为今天 / the day asked about")
    interruptions: list[dict[Key, Annotated[str, Field(max_length=40)]]] = Field(
        default_factory=list, max_length=50, description="[{on, kind}]，kind：claim_made、negotiation、mediation_request、complaint、arbitration、suit、payment_order、debtor_agrees"
    )
    suspensions: list[dict[Key, Annotated[str, Field(max_length=40)]]] = Field(
        default_factory=list, max_length=50, description="[{since, until}]"
    )


class LimitationAnswer(Schema):
    """Where a claim stands in time."""

    state: str = Field(description="not_running、in_time、paused、expired")
    due_date: str | None
    provisional: bool
    days_left: int | None
    timeline: list[dict[str, Any]]
    articles: list[CitedArticle]
    notes: list[Both]
