"""Tests of law for machines: finality of an award, jurisdiction, simplified handling and the fast track, causes of action."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import Field

from shiquan.api.law_limits import count
from shiquan.api.law_shapes import Both, CitedArticle, Key, Mistake, Strict
from shiquan.cases.clock import now
from shiquan.law import finality, handling, jurisdiction
from shiquan.law.articles import Article
from shiquan.law.causes import version_on
from shiquan.law.dates import read_date
from shiquan.law.errors import LawError
from shiquan.law.money import yuan
from shiquan.law.periods import SHANGHAI
from shiquan.law.regions import HOME
from shiquan.law.text import Label

router = Router(tags=["法律 Law"], auth=None)
WRONG = {422: Mistake}
Day = Annotated[str, Field(max_length=20, examples=["2026-03-02"])]
Place = Annotated[str, Field(max_length=60)]


class AwardedItem(Strict):
    """One awarded item. ``amount`` in yuan as text."""

    name: Place
    kind: Key = Field(description="、".join(finality.ItemKind))
    amount: Annotated[str, Field(max_length=20)] | None = None


class FinalityQuestion(Strict):
    """The items of an award, and the days that set the threshold."""

    items: list[AwardedItem] = Field(max_length=100)
    filed_on: Day
    awarded_on: Day | None = None
    region: Place = HOME
    threshold_day: Key = Field("filing", description="filing 申请日；award 裁决日")


class ItemAnswer(Schema):
    """Whether one item is final, and why."""

    name: str
    final: bool
    why: Both
    articles: list[CitedArticle]


class FinalityAnswer(Schema):
    """Final item by item, and the award documents that follow."""

    items: list[ItemAnswer]
    documents: list[str] = Field(description="final_award、non_final_award")
    threshold: str
    remedies: list[Both]
    warnings: list[Both]
    unconfirmed: bool


class PlacesQuestion(Strict):
    """Counties: where the work was done, where the employer sits, where each side filed."""

    workplaces: list[Place] = Field(default_factory=list, max_length=20)
    employer_seat: Place | None = None
    worker_filed: Place | None = None
    employer_filed: Place | None = None
    accepted_first: Place | None = None


class CompetentPlace(Schema):
    """A commission that may take the case."""

    place: str
    why: Both
    article: str


class PlacesAnswer(Schema):
    """The competent commissions, and the one that goes first where the law says so."""

    competent: list[CompetentPlace]
    preferred: CompetentPlace | None
    advice: list[Both]


class SimplifiedQuestion(Strict):
    """What is known; null where it is not."""

    filed_on: Day
    amount: Annotated[str, Field(max_length=20)] | None = None
    facts_clear: bool | None = None
    both_agree: bool | None = None
    public_interest: bool | None = None
    major_impact: bool | None = None
    respondent_missing: bool | None = None
    found_unsuitable: bool | None = None
    region: Place = HOME


class FastTrackQuestion(Strict):
    """What the work-injury fast track depends on; null where not known."""

    only_injury_benefits: bool | None = None
    injury_recognised: bool | None = None
    grade_known_or_not_needed: bool | None = None
    employment_undisputed: bool | None = None
    facts_clear: bool | None = None
    rights_clear: bool | None = None
    papers_complete: bool | None = None
    respondent_missing: bool | None = None


class ConditionAnswer(Schema):
    """One condition: yes, no or unknown, and why."""

    key: str
    holds: str
    why: Both
    article: str


class OpeningAnswer(Schema):
    """Whether a way of handling is open, every condition, and what to do next."""

    open: str = Field(description="yes、no、unknown")
    conditions: list[ConditionAnswer]
    advice: list[Both]


class CauseAnswer(Schema):
    """A cause of action as numbered on a day."""

    code: str
    number: str
    name: Both
    parent: str | None
    status: str


def both(label: Label) -> dict[str, str]:
    """A label as JSON."""
    return {"zh": label.zh, "en": label.en}


def _wrong(error: LawError) -> Status:
    return Status(422, {"detail": error.label.zh, "en": error.label.en})


def _cited(articles: tuple[Article, ...]) -> list[dict[str, str]]:
    return [article.to_dict() for article in articles]


@router.post("finality", response={200: FinalityAnswer, **WRONG}, summary="一裁终局 / is the award final?")
def ask_finality(request: HttpRequest, question: FinalityQuestion) -> Any:
    """逐项判断是否终局，并给出应制作的裁决书。Item by item, with the award documents that follow and the threshold used."""
    count(request)
    try:
        items = tuple(
            finality.Item(row.name, finality.ItemKind(row.kind), yuan(row.amount) if row.amount else None) for row in question.items
        )
        found = finality.assess(
            items, read_date(question.filed_on), read_date(question.awarded_on) if question.awarded_on else None,
            question.region, finality.ThresholdDay(question.threshold_day),
        )  # fmt: skip
    except LawError as error:
        return _wrong(error)
    except ValueError as error:
        return _wrong(LawError(f"不认识的取值：{error}", f"unknown value: {error}"))
    return {
        "items": [{"name": i.item.name, "final": i.final, "why": both(i.why), "articles": _cited(i.articles)} for i in found.items],
        "documents": [document.value for document in found.documents],
        "threshold": str(found.threshold),
        "remedies": [both(words) for words in found.remedies],
        "warnings": [both(words) for words in found.warnings],
        "unconfirmed": found.unconfirmed,
    }


@router.post("jurisdiction", response={200: PlacesAnswer, **WRONG}, summary="仲裁管辖 / which commission?")
def ask_jurisdiction(request: HttpRequest, question: PlacesQuestion) -> Any:
    """履行地、用人单位所在地，双方分别申请或多个履行地时谁优先。Places of performance, the seat, and which goes first."""
    count(request)
    try:
        told = question.dict() | {"workplaces": tuple(question.workplaces)}
        found = jurisdiction.find_jurisdiction(jurisdiction.Places(**told))
    except LawError as error:
        return _wrong(error)
    return {
        "competent": [_competent(one) for one in found.competent],
        "preferred": _competent(found.preferred) if found.preferred else None,
        "advice": [both(words) for words in found.advice],
    }


def _competent(one: jurisdiction.Competent) -> dict[str, Any]:
    return {"place": one.place, "why": both(one.why), "article": one.article.cite()}


@router.post("simplified", response={200: OpeningAnswer, **WRONG}, summary="简易处理 / is simplified handling open?")
def ask_simplified(request: HttpRequest, question: SimplifiedQuestion) -> Any:
    """逐项说明符合、不符合或尚不清楚。Every ground and bar: met, not met or not known, and why."""
    count(request)
    try:
        told = question.dict(exclude={"filed_on", "region", "amount"})
        facts = handling.SimplifiedFacts(amount=yuan(question.amount) if question.amount else None, **told)
        return _opening(handling.assess_simplified(facts, read_date(question.filed_on), question.region))
    except LawError as error:
        return _wrong(error)


@router.post("fast-track", response={200: OpeningAnswer, **WRONG}, summary="工伤速裁 / is the fast track open?")
def ask_fast_track(request: HttpRequest, question: FastTrackQuestion) -> Any:
    """工伤待遇争议当日受理、30日结案的条件。The conditions of the work-injury fast track, and what to do when one fails."""
    count(request)
    return _opening(handling.assess_fast_track(handling.FastTrackFacts(**question.dict())))


def _opening(found: handling.Opening) -> dict[str, Any]:
    return {
        "open": found.open.value,
        "conditions": [
            {"key": c.key, "holds": c.holds.value, "why": both(c.why), "article": c.article.cite()} for c in found.conditions
        ],
        "advice": [both(words) for words in found.advice],
    }


@router.get("causes", response={200: list[CauseAnswer], **WRONG}, summary="案由 / causes of action")
def list_causes(request: HttpRequest, on: str = Query("", max_length=20)) -> Any:
    """某一天适用的案由编号；不填为今天。The causes as numbered on a day; today without one."""
    count(request)
    try:
        day: date = read_date(on) if on else now().astimezone(SHANGHAI).date()
        return [
            {"code": c.code, "number": c.number, "name": both(c.name), "parent": c.parent, "status": c.status}
            for c in version_on(day).causes
        ]
    except LawError as error:
        return _wrong(error)
