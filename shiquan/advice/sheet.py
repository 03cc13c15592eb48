"""The result on one clean page: a PDF in Chinese, made by the same typesetter as the documents."""

import json
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from shiquan.advice.state import Road
from shiquan.advice.timing import SHANGHAI, Clock, Times
from shiquan.documents.engine import compile_pdf
from shiquan.documents.fonts import get_fonts
from shiquan.documents.view import Printable
from shiquan.law.derivation import PAYER_LABELS, Unit
from shiquan.law.evidence import HOLDER_LABELS
from shiquan.law.money import plain
from shiquan.law.reckoning import Claim, Reckoning

TEMPLATE = "calculation_sheet.typ"
STATES = {"ask_day": "要看哪天收到劳动能力鉴定结论", "in_time": "还在时效内", "expired": "已经届满", "paused": "时效中止", "not_running": "时效尚未起算"}


def render_sheet(road: Road, reckoning: Reckoning, times: Times) -> bytes:
    """The PDF. The same answers on the same day give the same bytes."""
    fonts = get_fonts()
    data = {
        "doc": {"body_fonts": list(fonts.body), "heading_fonts": list(fonts.heading)},
        "title": road.situation.label.zh + ("：最多要付多少" if road.situation.against else "：可以主张什么"),
        "sum_of": "单位最多能要" if road.situation.against else "合计",
        "day": times.today.isoformat(),
        "sum": _range(reckoning.least, reckoning.most),
        "payers": [[PAYER_LABELS[payer].zh, _range(low, high)] for payer, low, high in reckoning.payers],
        "told": [[q.text.zh, _shown(q, road.answers[q.fact])] for q in road.asked if road.answers[q.fact] not in (None, "")],
        "claims": _claims(reckoning.claims),
        "proofs": [[p.what.zh, p.shows.zh, HOLDER_LABELS[p.holder].zh, HOLDER_LABELS[p.burden].zh] for p in reckoning.proofs],
        "clocks": [_clock(clock) for clock in times.clocks],
        "remarks": [words.zh for words in reckoning.remarks],
        "unconfirmed": reckoning.unconfirmed,
    }
    stamp = datetime.combine(times.today, time(12), SHANGHAI)
    data = {**_printable(data), "doc": data["doc"]}
    pdf, _places, _pages = compile_pdf(TEMPLATE, json.dumps(data, ensure_ascii=False), int(stamp.timestamp()))
    return pdf


def _printable(value: Any, printable: Printable | None = None) -> Any:
    """The same data with every text in characters that the fonts can show."""
    printable = printable or Printable()
    if isinstance(value, str):
        return printable.text(value)
    if isinstance(value, list):
        return [_printable(part, printable) for part in value]
    if isinstance(value, dict):
        return {name: _printable(part, printable) for name, part in value.items()}
    return value


def _range(low: Any, high: Any) -> str:
    return f"{plain(low)} 元" if low == high else f"{plain(low)} 元至 {plain(high)} 元"


def _shown(question: Any, value: Any) -> str:
    if question.options and str(value) in question.options:
        return question.options[str(value)].zh
    words = {"true": "是", "false": "否"}.get(str(value))
    return words or ("、".join(map(str, value)) if isinstance(value, list) else str(value))


def _claims(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """Every claim; a remark that several share stands at the first one only, so that the sheet stays short."""
    said: set[str] = set()
    rows = []
    for claim in claims:
        row = _claim(claim)
        row["warnings"] = [words for words in row["warnings"] if words not in said]
        said.update(row["warnings"])
        rows.append(row)
    return rows


def _claim(claim: Claim) -> dict[str, Any]:
    d = claim.derivation
    return {
        "label": d.label.zh.removesuffix("（月）") + ("（每月）" if d.unit is Unit.CNY_PER_MONTH else ""),
        "sum": _range(claim.least, claim.most),
        "payer": PAYER_LABELS[d.payer].zh,
        "alternative": claim.alternative,
        "steps": [[s.label.zh, f"{s.formula} = {s.value} {s.unit.zh}" if s.formula != str(s.value) else f"{s.value} {s.unit.zh}"] for s in d.steps],
        "lines": [[line.label.zh, f"{line.formula} = {plain(line.amount)}"] for line in d.lines],
        "articles": "、".join(article.cite() for article in d.articles),
        "parameters": [
            f"{use.region} {use.value} {use.unit}" + ("（待核对）" if use.unconfirmed else "") for use in d.parameters if use.unconfirmed
        ],
        "warnings": [words.zh for words in d.warnings],
    }


def _clock(clock: Clock) -> dict[str, Any]:
    end = clock.end.date.isoformat() if clock.end else ""
    provisional = "（暂定：当年放假安排尚未公布）" if clock.end and clock.end.provisional else ""
    left = f"，还有 {clock.days_left} 天" if clock.days_left is not None and clock.days_left >= 0 else ""
    words = STATES.get(clock.state, "")
    return {
        "title": clock.title.zh,
        "words": f"{words}{left}" + (f"，最后一天 {end}{provisional}" if end else ""),
        "moments": [[m.on.isoformat(), m.label.zh] for m in clock.moments],
        "notes": [note.zh for note in clock.notes],
        "citation": clock.citation.zh,
    }
