"""Turn one raw value (from JSON, CSV or a form) into the type its fact declares, or say what is wrong with it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from shiquan.law.entitlements.facts.fields import FactError, FactField, Kind, PartialDate
from shiquan.law.entitlements.facts.rows import read_rows

_DATE = re.compile(r"\s*(\d{4})(?:\s*[-/.年]\s*(\d{1,2}))?(?:\s*[-/.月]\s*(\d{1,2}))?")
_DISMISSED = ("dismiss", "fired", "辞退", "开除")
_YES = {"true", "yes", "y", "1", "是", "有", "对"}
_NO = {"false", "no", "n", "0", "否", "无", "没有", "不是"}


def to_number(key: str, raw: Any) -> Decimal:
    """A finite decimal. A float is read by its shortest text, so 1739.6 stays 1739.6. Raises FactError."""
    if isinstance(raw, bool) or raw is None:
        raise _not_a_number(key, raw)
    if isinstance(raw, Decimal | int):
        value = Decimal(raw)
    else:
        words = str(raw).strip().replace(",", "").replace("，", "")
        words = words.removeprefix("¥").removeprefix("￥").removeprefix("RMB").removeprefix("CNY").strip()
        for ending in (
            "元/月",
            "元/天",
            "元/年",
            "元",
            "CNY",
            "yuan",
            "个月",
            "天",
            "日",
            "小时",
            "级",
            "年",
            "月",
        ):
            words = words.removesuffix(ending).strip()
        factor = 1
        if words.endswith("万"):
            words, factor = words[:-1], 10_000
        try:
            value = Decimal(words) * factor
        except InvalidOperation as error:
            raise _not_a_number(key, raw) from error
    if not value.is_finite() or abs(value) > Decimal(10) ** 15 or value.as_tuple().exponent < -9:  # type: ignore[operator]
        raise _not_a_number(key, raw)
    return value


def _not_a_number(key: str, raw: Any) -> FactError:
    return FactError(
        key,
        f"“{raw}”不是数字，请只填数字，如 3500 或 3500.5",
        f"“{raw}” is not a number; type digits such as 3500 or 3500.5",
    )


def to_date(key: str, raw: Any) -> PartialDate:
    """A date of which the day, or day and month, may be missing. Words after it are left aside. Raises FactError."""
    if isinstance(raw, PartialDate):
        return raw
    if isinstance(raw, date):
        return PartialDate(raw, raw)
    if type(raw) is str and len(raw) == 10:
        try:
            exact = date.fromisoformat(raw)
            return PartialDate(exact, exact)
        except ValueError:
            pass
    match = _DATE.match(str(raw)) if not isinstance(raw, bool) else None
    if match is None:
        raise FactError(
            key,
            f"“{raw}”不是日期，请写成 2024-03-15、2024-03 或 2024",
            f"“{raw}” is not a date; write 2024-03-15, 2024-03 or 2024",
        )
    year, month, on = (int(part) if part else None for part in match.groups())
    if year is None or not 1900 <= year <= 2200:
        raise FactError(key, f"年份 {year} 不可能", f"the year {year} is not possible")
    try:
        if month is None:
            return PartialDate(date(year, 1, 1), date(year, 12, 31))
        if on is None:
            return PartialDate(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        exact = date(year, month, on)
    except (ValueError, IndexError) as error:
        raise FactError(key, f"没有“{raw}”这一天", f"there is no such day as “{raw}”") from error
    return PartialDate(exact, exact)


def to_flag(key: str, raw: Any) -> bool:
    """Yes or no. Raises FactError."""
    if isinstance(raw, bool):
        return raw
    words = str(raw).strip().lower()
    if words in _YES:
        return True
    if words in _NO:
        return False
    raise FactError(key, f"“{raw}”请改为 true/false（是/否）", f"“{raw}” should be true or false")


def to_choice(key: str, raw: Any, spec: FactField) -> str | None:
    """One of the options: by name, by label, or by words in free text; None when free text is not recognised."""
    options = spec.options or {}
    words = str(raw).strip().lower()
    for name, label in options.items():
        if words in (name, label.zh, label.en.lower()):
            return name
    dismissed = any(hint in words for hint in _DISMISSED)
    lawful = "合法" in words or re.search(r"\blawful", words) is not None
    for name, hints in (spec.words or {}).items():
        if dismissed and name in ("worker_art38", "worker_resigned", "retirement"):
            continue
        if any(hint in words for hint in hints):
            return name
    if spec.words is not None:
        return "unlawful" if "unlawful" in options and dismissed and not lawful else None
    known = "、".join(f"{name}（{label.zh}）" for name, label in options.items())
    raise FactError(
        key, f"不认识“{raw}”，可选：{known}", f"“{raw}” is unknown; choose one of: {', '.join(options)}"
    )


def _bounded(key: str, value: Decimal, spec: FactField) -> Decimal:
    if spec.low is not None and value < spec.low:
        if spec.low == 0:
            raise FactError(
                key, f"{spec.label.zh}不能是负数（{value}）", f"{spec.label.en} cannot be negative ({value})"
            )
        raise FactError(
            key,
            f"{spec.label.zh}不能小于 {spec.low}（填的是 {value}）",
            f"{spec.label.en} cannot be below {spec.low} (given: {value})",
        )
    if spec.high is not None and value > spec.high:
        raise FactError(
            key,
            f"{spec.label.zh}不能大于 {spec.high}（填的是 {value}）",
            f"{spec.label.en} cannot be above {spec.high} (given: {value})",
        )
    return value


def _number(key: str, raw: Any, spec: FactField) -> Decimal:
    return _bounded(key, to_number(key, raw), spec)


def _rate(key: str, raw: Any, spec: FactField) -> Decimal:
    words = str(raw).strip()
    if words.endswith(("%", "％")):
        return _bounded(key, to_number(key, words[:-1]) / 100, spec)
    return _bounded(key, to_number(key, raw), spec)


def _whole(key: str, raw: Any, spec: FactField) -> int:
    value = _number(key, raw, spec)
    if value != value.to_integral_value():
        raise FactError(
            key,
            f"{spec.label.zh}须为整数（填的是 {value}）",
            f"{spec.label.en} must be a whole number (given: {value})",
        )
    return int(value)


def _money_list(key: str, raw: Any, spec: FactField) -> tuple[Decimal, ...]:
    items = raw if isinstance(raw, list | tuple) else [raw]
    values = tuple(to_number(key, item) for item in items)
    for value in values:
        if value < 0:
            raise FactError(
                key,
                f"{spec.label.zh}中不能有负数（{value}）",
                f"{spec.label.en}: no negative amounts ({value})",
            )
    return values


def _money_map(key: str, raw: Any, spec: FactField) -> dict[str, Decimal]:
    if not isinstance(raw, dict):
        raise FactError(key, "请写成 {项目: 金额}", "write it as {item: amount}")
    return dict(zip(raw, _money_list(key, list(raw.values()), spec), strict=True))


def _text(key: str, raw: Any, spec: FactField) -> str:
    words = str(raw).strip()
    if len(words) > 500 or "\x00" in words:
        raise FactError(key, "文字过长或含有非法字符", "the text is too long or holds illegal characters")
    return words


CONVERTERS: dict[Kind, Callable[[str, Any, FactField], Any]] = {
    Kind.MONEY: _number,
    Kind.NUMBER: _number,
    Kind.RATE: _rate,
    Kind.WHOLE: _whole,
    Kind.DATE: lambda key, raw, spec: to_date(key, raw),
    Kind.FLAG: lambda key, raw, spec: to_flag(key, raw),
    Kind.CHOICE: to_choice,
    Kind.TEXT: _text,
    Kind.MONEY_LIST: _money_list,
    Kind.MONEY_MAP: _money_map,
    Kind.ROWS: lambda key, raw, spec: read_rows(key, raw, spec),
}
