"""The law for machines: periods, figures, entitlements, limitation, employment factors, proofs. Open to everybody.

Nothing is stored: facts come in, derivations go out. The same functions answer the pages and the command line.
"""

import csv
import io
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status

from shiquan.api import law_shapes as shapes
from shiquan.api.law_decisions import router as decisions
from shiquan.api.law_limits import count
from shiquan.cases.clock import now
from shiquan.law import limitation, relationship
from shiquan.law.articles import Article
from shiquan.law.command import CSV_NEEDS, missing_columns, rule_data, value_data
from shiquan.law.dates import read_date
from shiquan.law.due_request import HEADINGS, answer, answer_row, as_data
from shiquan.law.entitlements.command import as_csv, assess_plain, read_objects
from shiquan.law.entitlements.compute import Assessment
from shiquan.law.entitlements.registry import BY_ITEM
from shiquan.law.entitlements.schema import facts_schema
from shiquan.law.errors import LawError
from shiquan.law.evidence import checklist
from shiquan.law.parameters import default_parameters
from shiquan.law.periods import SHANGHAI
from shiquan.law.reading_files import rows_of, text_of
from shiquan.law.regions import HOME
from shiquan.law.rules import get_rule, rules
from shiquan.law.text import Label

router = Router(tags=["法律 Law"], auth=None)
router.add_router("", decisions)
MOST_ROWS = 20_000
MOST_OBJECTS = 2_000
CSV = "text/csv; charset=utf-8"
WRONG = {422: shapes.Mistake, 404: shapes.Mistake}


def both(label: Label) -> dict[str, str]:
    """A label as JSON."""
    return {"zh": label.zh, "en": label.en}


def wrong(error: LawError, status: int = 422) -> Status:
    """A refusal of the law floor in both languages."""
    return Status(status, {"detail": error.label.zh, "en": error.label.en})


def cited(articles: tuple[Article, ...]) -> list[dict[str, str]]:
    """Articles as JSON."""
    return [article.to_dict() for article in articles]


def _body(schema: dict[str, Any], media: str = "application/json", example: Any = None) -> dict[str, Any]:
    content: dict[str, Any] = {"schema": schema}
    if example is not None:
        content["example"] = example
    return {"requestBody": {"required": True, "content": {media: content}}}


@router.get("rules", response=list[shapes.RuleShape], summary="全部期限规则 / every period")
def list_rules(request: HttpRequest) -> Any:
    """期限的长度、单位、起算、重新起算、中止、延长、顺延、届满后果和条文。Every period of the law as data."""
    count(request)
    return [rule_data(rule) for rule in rules().values()]


@router.get("rules/{key}", response={200: shapes.RuleShape, **WRONG}, summary="一条期限规则 / one period")
def show_rule(request: HttpRequest, key: shapes.Key) -> Any:
    """按代码查一条规则。One period by its key; similar keys are named when there is none."""
    count(request)
    try:
        return rule_data(get_rule(key))
    except LawError as error:
        return wrong(error, 404)


@router.get("due", response={200: shapes.DueAnswer, **WRONG}, summary="期限届满日 / when a period ends")
def show_due(
    request: HttpRequest, rule: shapes.Key, start: str = Query(max_length=40), provisional: bool = Query(False)
) -> Any:
    """放假安排未公布的年份默认拒绝；provisional=true 给出暂定日期并标明。

    A year without a published holiday list is refused, unless `provisional=true`: then the day is marked as a guess.
    """
    count(request)
    return _due(rule, start, {"provisional": "yes"} if provisional else {})


@router.post("due", response={200: shapes.DueAnswer, **WRONG}, summary="期限届满日（带设置） / with settings")
def ask_due(request: HttpRequest, question: shapes.DueQuestion) -> Any:
    """同命令行 --set：中止、延长、重新起算、顺延方式等。With pauses, extensions, restarts and switches."""
    count(request)
    return _due(question.rule, question.start, question.settings)


def _due(key: str, start: str, settings: dict[str, str]) -> Any:
    try:
        rule, end = answer(key, start, settings.items())
    except LawError as error:
        return wrong(error)
    return as_data(rule, start, end)


@router.post(
    "due.csv", summary="成批计算期限 / a table of periods", response={422: shapes.Mistake},
    openapi_extra=_body({"type": "string"}, "text/csv", "id,rule,start_date\n1,ARB_ACCEPT_DECISION,2024-02-05\n"),
)  # fmt: skip
def ask_due_table(request: HttpRequest) -> Any:
    """CSV 进、CSV 出：读 id、rule、start_date（可有 unit、n、set），加上 due_date、trace、error 等列。

    CSV in, CSV out: reads id, rule, start_date; adds due_date, a trace, and an error where a row cannot be computed.
    """
    count(request)
    try:
        reader = rows_of(_text(request), HEADINGS)
        names = [name for name in reader.fieldnames or () if name]
        missing = [name for name in CSV_NEEDS if name not in names]
        if missing:
            raise missing_columns(missing)
        asked = list(reader)
        if len(asked) > MOST_ROWS:
            raise LawError(f"一次最多 {MOST_ROWS} 行", f"at most {MOST_ROWS} rows at once")
        rows = [answer_row(row) for row in asked]
    except LawError as error:
        return wrong(error)
    except csv.Error as error:
        return wrong(LawError(f"不是 CSV：{error}", f"not a CSV: {error}"))
    out = io.StringIO()
    added = [name for row in rows[:1] for name in row if name not in names]
    writer = csv.DictWriter(out, [*names, *added], extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return HttpResponse(out.getvalue(), content_type=CSV)


@router.get("parameters", response=list[shapes.ParameterName], summary="法定数字 / figures of the law")
def list_parameters(request: HttpRequest) -> Any:
    """全部参数的名称、说明和单位。Every figure on file."""
    count(request)
    register = default_parameters()
    found = [register.describe(name) for name in register.names()]
    return [{"name": p.name, "zh": p.title.zh, "en": p.title.en, "unit": p.unit, "values": len(p.values)} for p in found]


@router.get("parameters/{name}", response={200: list[shapes.ParameterValue], **WRONG}, summary="一个数字 / one figure")
def show_parameter(
    request: HttpRequest, name: shapes.Key, region: str = Query("", max_length=60), on: str = Query("", max_length=20)
) -> Any:
    """带 on 时给出该地区（默认石泉县）该日的数值（市、省逐级，仅限法律允许）；不带时列出该地区可用的，或全部。

    With `on`: the value for the region (by default the home county) on that day, falling back only where the law does;
    without: the values the region can use, or every value on file.
    """
    count(request)
    register = default_parameters()
    try:
        if on:
            values = [register.get(name, region or HOME, read_date(on))]
        else:
            values = list(register.usable_in(name, region) if region else register.describe(name).values)
    except LawError as error:
        return wrong(error, 404)
    return [value_data(value) for value in values]


@router.get("schema", summary="事实的 JSON Schema / JSON Schema of the facts", response=dict[str, Any])
def show_schema(request: HttpRequest) -> Any:
    """计算待遇用的事实：名称、中英文说明、单位、界限、别名。The facts that entitlements take, described in both languages."""
    count(request)
    return facts_schema()


@router.post(
    "entitlements", summary="待遇计算 / what is owed", response={200: list[shapes.Assessed], 422: shapes.Mistake},
    openapi_extra=_body(
        {"type": "array", "items": {"type": "object", "description": "GET /law/schema"}},
        example=[{"id": "1", "facts": {"monthly_wage": 5000, "weekday_overtime_hours": 10}, "items": ["weekday_overtime_pay"]}],
    ),
)  # fmt: skip
def ask_entitlements(request: HttpRequest) -> Any:
    """一个对象或一列对象；总是返回一列。事实有错的对象带 errors，其余照算。

    One object of facts or a list of them; always answers with a list. Facts that cannot be right give `errors`.
    """
    count(request)
    try:
        objects, _several = read_objects(_text(request))
        if len(objects) > MOST_OBJECTS:
            raise LawError(f"一次最多 {MOST_OBJECTS} 个对象", f"at most {MOST_OBJECTS} objects at once")
    except LawError as error:
        return wrong(error)
    results = [assess_plain(raw) for raw in objects]
    return [result.to_dict() if isinstance(result, Assessment) else result for result in results]


@router.post(
    "entitlements.csv", summary="待遇计算（CSV） / what is owed, as CSV", response={422: shapes.Mistake},
    openapi_extra=_body({"type": "string"}, "text/csv", "编号,月工资（应得，税前）,工作日延时加班小时\n1,5000,10\n"),
)  # fmt: skip
def ask_entitlements_table(request: HttpRequest) -> Any:
    """每行一组事实，表头用事实名或中文说明，items 列以分号分隔；返回每项一行。

    One object a row; headings are names of facts or their Chinese labels. Answers with one row for each item.
    """
    count(request)
    try:
        objects, _several = read_objects(_text(request))
        if len(objects) > MOST_OBJECTS:
            raise LawError(f"一次最多 {MOST_OBJECTS} 行", f"at most {MOST_OBJECTS} rows at once")
    except (LawError, csv.Error) as error:
        return wrong(error if isinstance(error, LawError) else LawError(f"不是 CSV：{error}", f"not a CSV: {error}"))
    return HttpResponse(as_csv([assess_plain(raw) for raw in objects]), content_type=CSV)


@router.post("limitation", response={200: shapes.LimitationAnswer, **WRONG}, summary="仲裁时效 / limitation")
def ask_limitation(request: HttpRequest, question: shapes.LimitationQuestion) -> Any:
    """一年时效，含中断、中止、欠薪特别规定。One year, with interruption, suspension and the rule for wages."""
    count(request)
    try:
        claim = _limited_claim(question)
        on = read_date(question.on) if question.on else now().astimezone(SHANGHAI).date()
        found = limitation.assess(claim, on)
    except LawError as error:
        return wrong(error)
    return {
        "state": found.state.value,
        "due_date": found.due and found.due.date.isoformat(),
        "provisional": bool(found.due and found.due.provisional),
        "days_left": found.days_left,
        "timeline": [{"on": m.on.isoformat(), **both(m.label), "article": m.article.cite()} for m in found.timeline],
        "articles": cited(found.articles),
        "notes": [both(note) for note in found.notes],
    }


def _limited_claim(question: shapes.LimitationQuestion) -> limitation.Claim:
    def day(text: str | None) -> Any:
        return read_date(text) if text else None

    def needed(row: dict[str, str], name: str) -> Any:
        if not row.get(name):
            raise LawError(f"缺少 {name}", f"{name} is missing")
        return read_date(row[name])

    try:
        variant = limitation.Variant(question.variant)
        breaks = tuple(
            limitation.Interruption(needed(row, "on"), limitation.Interrupts(row.get("kind", "claim_made"))) for row in question.interruptions
        )
    except ValueError as error:
        if isinstance(error, LawError):
            raise
        raise LawError(f"不认识的取值：{error}", f"unknown value: {error}") from error
    pauses = tuple(limitation.Suspension(needed(row, "since"), day(row.get("until"))) for row in question.suspensions)
    return limitation.Claim(variant, day(question.known_on), day(question.employment_ended_on), breaks, pauses)


@router.get("evidence", response=dict[str, shapes.Both], summary="可查证据清单的项目 / items with a checklist")
def list_items(request: HttpRequest) -> Any:
    """全部计算项目的名称。Every item by its name."""
    count(request)
    return {item: both(row.label) for item, row in BY_ITEM.items()}


@router.get("evidence/{item}", response={200: list[shapes.Proof], **WRONG}, summary="证据清单 / what proves a claim")
def show_evidence(request: HttpRequest, item: shapes.Key) -> Any:
    """证明什么、在谁手里、谁负举证责任、条文。What proves it, who holds it, who bears the burden, and why."""
    count(request)
    if item not in BY_ITEM:
        return wrong(LawError(f"没有项目 {item}；见 GET /law/evidence", f"no item is called {item}; see GET /law/evidence"), 404)
    return [
        {
            "what": both(p.what), "shows": both(p.shows), "holder": p.holder.value, "holder_label": both(p.holder_label),
            "burden": p.burden.value, "burden_label": both(p.burden_label), "articles": cited(p.articles),
        }
        for p in checklist(item)
    ]  # fmt: skip


@router.get("relationship", response=list[shapes.Factor], summary="劳动关系要素 / factors of employment")
def list_factors(request: HttpRequest) -> Any:
    """平台用工中法院看重的事实。The facts on which employment of platform workers turns."""
    count(request)
    return [_factor(f) for f in relationship.factors()]


@router.post("relationship", response={200: shapes.Picture, **WRONG}, summary="劳动关系要素整理 / the picture of the facts")
def ask_relationship(request: HttpRequest, told: shapes.Findings) -> Any:
    """偏向、不偏向、有争议、还要问、相似案例；不是结论。For, against, disputed, to ask, cases. No verdict."""
    count(request)
    try:
        seen = relationship.assess(told.findings, told.evidence)
    except LawError as error:
        return wrong(error)
    return {
        "pointing_to_employment": [_found(one) for one in seen.pointing_to_employment],
        "pointing_away": [_found(one) for one in seen.pointing_away],
        "disputed": [_found(one) for one in seen.disputed],
        "to_ask": [_factor(f) for f in seen.to_ask],
        "resembling": [_resemblance(one) for one in seen.resembling],
        "categories": [both(words) for words in seen.categories],
        "notes": [both(words) for words in seen.notes],
    }


def _factor(f: relationship.Factor) -> dict[str, Any]:
    return {
        "key": f.key, "weight": f.weight.value, "points_to_employment": f.points_to_employment.value, "name": both(f.name),
        "question": both(f.question), "source": both(f.source.name), "status": f.source.status,
    }  # fmt: skip


def _found(one: relationship.Found) -> dict[str, Any]:
    return {"factor": one.factor.key, "name": both(one.factor.name), "finding": one.finding.value, "evidence": one.evidence}


def _resemblance(one: relationship.Resemblance) -> dict[str, Any]:
    case = one.case
    return {
        "case": both(case.source.name), "status": case.source.status, "outcome": both(case.outcome), "summary": both(case.summary),
        "shared": [f.key for f in one.shared], "different": [f.key for f in one.different], "unknown": [f.key for f in one.unknown],
    }  # fmt: skip


def _text(request: HttpRequest) -> str:
    """The body as text: UTF-8, or as Chinese spreadsheets save it. Raises LawError."""
    try:
        text = text_of(request.body)
    except UnicodeDecodeError as error:
        raise LawError("内容不是文字，请用 UTF-8 编码", "the body is no text; send UTF-8") from error
    if "\x00" in text:
        raise LawError("内容不是文字，请用 UTF-8 编码", "the body is no text; send UTF-8")
    return text


