"""Whether an award will be final (一裁终局), item by item, and which award documents follow.

Sources: 劳动争议调解仲裁法（2008）第47—50条; 劳动人事争议仲裁办案规则（2017）第50条; 劳动争议司法解释（一）（2020）第18—21条;
仲裁与诉讼衔接意见（一）（2022）第10、11条 (not yet confirmed against the text).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from shiquan.law.articles import Article
from shiquan.law.errors import LawError
from shiquan.law.money import plain, yuan
from shiquan.law.parameters import Value, get
from shiquan.law.regions import HOME
from shiquan.law.text import Label

LAW_47 = Article("劳动争议调解仲裁法", "2008", "47")
LAW_47_1 = Article("劳动争议调解仲裁法", "2008", "47[1]")
LAW_47_2 = Article("劳动争议调解仲裁法", "2008", "47[2]")
RULES_50 = Article("劳动人事争议仲裁办案规则", "2017", "50")
INTERP_19 = Article("劳动争议司法解释（一）", "2020", "19")
OPINION_10 = Article("仲裁与诉讼衔接意见（一）", "2022", "10")
OPINION_11 = Article("仲裁与诉讼衔接意见（一）", "2022", "11")
REMEDY = {
    True: (Article("劳动争议调解仲裁法", "2008", "48"), Article("劳动争议调解仲裁法", "2008", "49")),
    False: (Article("劳动争议调解仲裁法", "2008", "50"),),
}


class ItemKind(StrEnum):
    """What an awarded item is; the kinds the finality test tells apart."""

    PAY = "pay"
    SICK_PAY = "sick_pay"
    NOTICE_PAY = "notice_pay"
    INJURY_MEDICAL = "injury_medical"
    NONCOMPETE = "noncompete"
    SEVERANCE = "severance"
    DOUBLE_WAGE = "double_wage"
    PROBATION = "probation"
    UNLAWFUL_TERMINATION = "unlawful_termination"
    OTHER_COMPENSATION = "other_compensation"
    LABOUR_STANDARD = "labour_standard"
    CONFIRM_EMPLOYMENT = "confirm_employment"
    INJURY_BENEFIT = "injury_benefit"
    OTHER = "other"


BY_AMOUNT = frozenset(
    {
        ItemKind.PAY,
        ItemKind.SICK_PAY,
        ItemKind.NOTICE_PAY,
        ItemKind.INJURY_MEDICAL,
        ItemKind.NONCOMPETE,
        ItemKind.SEVERANCE,
        ItemKind.DOUBLE_WAGE,
        ItemKind.PROBATION,
        ItemKind.UNLAWFUL_TERMINATION,
        ItemKind.OTHER_COMPENSATION,
    }
)


class ThresholdDay(StrEnum):
    """Which day's minimum wage sets the threshold: places differ, so an office chooses (default: the day of filing)."""

    FILING = "filing"
    AWARD = "award"


class AwardDocument(StrEnum):
    """The award documents to draw up."""

    FINAL = "final_award"
    NON_FINAL = "non_final_award"


@dataclass(frozen=True, slots=True)
class Item:
    """One awarded item. ``amount`` in yuan (None for items that are not about money)."""

    name: str
    kind: ItemKind
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ItemFinality:
    """Whether one item is final, and why."""

    item: Item
    final: bool
    why: Label
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Finality:
    """The whole answer: items, documents, threshold in yuan with its parameter, remedies, what is unconfirmed."""

    items: tuple[ItemFinality, ...]
    documents: tuple[AwardDocument, ...]
    threshold: Decimal
    minimum_wage: Value
    remedies: tuple[Label, ...]
    warnings: tuple[Label, ...]
    unconfirmed: bool


def assess(
    items: tuple[Item, ...],
    filed_on: date,
    awarded_on: date | None = None,
    region: str = HOME,
    threshold_day: ThresholdDay = ThresholdDay.FILING,
    *,
    injury_benefits_are_labour_standard: bool = False,
) -> Finality:
    """Finality of each item and the documents that follow.

    Raises ``LawError`` without items or with an amount missing, ``MissingParameter`` without a minimum wage.
    """
    if not items:
        raise LawError("请至少填写一项裁决事项", "give at least one awarded item")
    if awarded_on is not None and awarded_on < filed_on:
        raise LawError("裁决日期早于申请日期", "the award is dated before the application")
    if threshold_day is ThresholdDay.AWARD and awarded_on is None:
        raise LawError("按裁决日标准判断时，请填写裁决日期", "give the day of the award")
    day = awarded_on if threshold_day is ThresholdDay.AWARD and awarded_on else filed_on
    wage = get("minimum_wage_monthly", region, day)
    multiple = get("final_award_multiple_of_min_wage", region, day)
    threshold = yuan(wage.number * multiple.number)
    confirms = any(item.kind is ItemKind.CONFIRM_EMPLOYMENT for item in items)
    judged = tuple(
        _whole_case_open(item) if confirms else _judge(item, threshold, injury_benefits_are_labour_standard)
        for item in items
    )
    kinds = {one.final for one in judged}
    documents = tuple(
        document
        for document, final in ((AwardDocument.FINAL, True), (AwardDocument.NON_FINAL, False))
        if final in kinds
    )
    unconfirmed = wage.unconfirmed or confirms
    return Finality(
        judged, documents, threshold, wage, _remedies(kinds), _warnings(kinds, items), unconfirmed
    )


def _whole_case_open(item: Item) -> ItemFinality:
    why = Label(
        "裁决涉及确认劳动关系，整案为非终局（待核对原文）",
        "the award confirms employment: non-final as a whole (to be confirmed)",
    )
    return ItemFinality(item, False, why, (OPINION_11,))


def _judge(item: Item, threshold: Decimal, injury_standard: bool) -> ItemFinality:
    if item.kind is ItemKind.LABOUR_STANDARD or (item.kind is ItemKind.INJURY_BENEFIT and injury_standard):
        why = Label(
            "因执行国家劳动标准在工作时间、休息休假、社会保险等方面发生的争议，不论金额均为终局",
            "a dispute over state labour standards: final whatever the amount",
        )
        return ItemFinality(item, True, why, (LAW_47_2, RULES_50))
    if item.kind not in BY_AMOUNT:
        why = Label("不属于可以终局的事项", "not among the matters that can be final")
        return ItemFinality(item, False, why, (LAW_47, RULES_50))
    if item.amount is None:
        raise LawError(f"请填写“{item.name}”的裁决金额", f"give the amount awarded for {item.name}")
    amount = yuan(item.amount)
    if amount < 0:
        raise LawError(f"“{item.name}”的金额不能为负数", f"the amount for {item.name} cannot be negative")
    final = amount <= threshold
    sign, zh, en = ("≤", "终局", "final") if final else (">", "非终局", "not final")
    why = Label(
        f"{plain(amount)}元 {sign} {plain(threshold)}元（月最低工资的12倍），{zh}",
        f"{plain(amount)} {sign} {plain(threshold)} yuan (12 monthly minimum wages): {en}",
    )
    return ItemFinality(item, final, why, (LAW_47_1, RULES_50, INTERP_19))


def _remedies(kinds: set[bool]) -> tuple[Label, ...]:
    words = []
    if True in kinds:
        words.append(
            Label(
                "终局裁决自作出之日生效；劳动者可自收到之日起15日内起诉；用人单位可自收到之日起30日内向中级人民法院申请撤销",
                "a final award takes effect when made; the worker may sue within 15 days of receipt; the employer may ask "
                "the intermediate court to set it aside within 30 days",
            )
        )
    if False in kinds:
        words.append(
            Label(
                "非终局裁决，任何一方可自收到之日起15日内起诉，期满不起诉的生效",
                "of a non-final award either party may sue within 15 days of receipt; otherwise it takes effect",
            )
        )
    return tuple(words)


def _warnings(kinds: set[bool], items: tuple[Item, ...]) -> tuple[Label, ...]:
    words = []
    if len(kinds) == 2:
        words.append(
            Label(
                "终局与非终局事项须分别制作裁决书，各自写明救济途径；合在一份的，法院按非终局处理",
                "final and non-final items need separate documents, each with its remedies; in one document courts treat all as non-final",
            )
        )
    if any(item.kind is ItemKind.INJURY_BENEFIT for item in items):
        words.append(
            Label(
                "工伤保险待遇是否按“社会保险劳动标准”终局，各地做法不一，请按当地口径设置",
                "whether work-injury benefits count as a labour standard differs by place; set it as the office does",
            )
        )
    if any(item.kind is ItemKind.CONFIRM_EMPLOYMENT for item in items) and len(items) > 1:
        words.append(
            Label(
                "确认劳动关系使其他事项同为非终局",
                "confirming employment makes the other items non-final too",
            )
        )
    return tuple(words)
