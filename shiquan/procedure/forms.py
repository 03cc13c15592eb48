"""Cleaning what was given for a step: the one place where a step's form is checked, for page, API and timer alike."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from shiquan.law import identity
from shiquan.law.errors import LawError
from shiquan.law.text import Label
from shiquan.procedure.language import Field, FieldKind, InvalidData, Step

SHANGHAI = ZoneInfo("Asia/Shanghai")
MOST_MONEY = Decimal("100000000")
NEEDED = Label("这一项必须填写。", "This is needed.")


class _Wrong(Exception):
    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.label = Label(zh, en)


def clean(step: Step, data: Mapping[str, Any]) -> dict[str, Any]:
    """Checked, JSON-safe data of a step: money as ``"1234.50"`` (yuan), dates and instants as ISO text.

    Raises :class:`InvalidData` naming every field that must be mended; unknown keys are dropped.
    """
    errors: dict[str, Label] = {}
    cleaned = _clean_fields(step.form, data, "", errors)
    if errors:
        raise InvalidData(errors)
    return cleaned


def _clean_fields(
    fields: tuple[Field, ...], data: Mapping[str, Any], prefix: str, errors: dict[str, Label]
) -> dict[str, Any]:
    cleaned: dict[str, Any] = {}
    for f in fields:
        raw = data.get(f.name)
        path = f"{prefix}{f.name}"
        if f.kind is FieldKind.ROWS:
            cleaned[f.name] = _clean_rows(f, raw, path, errors)
            continue
        if isinstance(raw, str):
            raw = raw.strip()
        if raw is None or raw == "" or raw == []:
            if f.required:
                errors[path] = NEEDED
            cleaned[f.name] = [] if f.kind is FieldKind.MULTIPLE else (False if f.kind is FieldKind.YES_NO else None)
            continue
        try:
            cleaned[f.name] = _CLEANERS[f.kind](f, raw)
        except _Wrong as wrong:
            errors[path] = wrong.label
    return cleaned


def _clean_rows(f: Field, raw: Any, path: str, errors: dict[str, Label]) -> list[dict[str, Any]]:
    if raw in (None, ""):
        raw = []
    if not isinstance(raw, list) or not all(isinstance(r, Mapping) for r in raw):
        errors[path] = Label("这里应当是一个列表。", "A list is expected here.")
        return []
    if f.required and not raw:
        errors[path] = Label("至少要有一项。", "At least one is needed.")
    if len(raw) > f.max_rows:
        errors[path] = Label(f"最多 {f.max_rows} 项。", f"At most {f.max_rows}.")
        return []
    return [_clean_fields(f.fields, row, f"{path}.{i}.", errors) for i, row in enumerate(raw)]


def _text(f: Field, raw: Any) -> str:
    if not isinstance(raw, str):
        raise _Wrong("请填写文字。", "Text is expected.")
    if "\x00" in raw:
        raise _Wrong("文字里有无法识别的字符，请删去后重填。", "The text has a character that cannot be stored.")
    if len(raw) > f.max_length:
        raise _Wrong(
            f"太长了：最多 {f.max_length} 个字，现在有 {len(raw)} 个。",
            f"Too long: at most {f.max_length} characters, now {len(raw)}.",
        )
    return raw.replace("\r\n", "\n")


def _choice(f: Field, raw: Any) -> str:
    if raw not in {k for k, _ in f.choices}:
        raise _Wrong("请从列出的选项中选一个。", "Choose one of the options listed.")
    return str(raw)


def _multiple(f: Field, raw: Any) -> list[str]:
    if isinstance(raw, str):
        raw = [raw]
    if not isinstance(raw, list):
        raise _Wrong("请从列出的选项中选择。", "Choose from the options listed.")
    if f.choices:
        return [_choice(f, r) for r in raw]
    if len(raw) > f.max_rows:
        raise _Wrong(f"最多 {f.max_rows} 项。", f"At most {f.max_rows}.")
    return [_identifier(f, r) for r in raw]


def _money(f: Field, raw: Any) -> str:
    if isinstance(raw, float | bool):
        raise _Wrong("金额请写成文字或整数，例如 1234.50。", "Give money as text or a whole number, such as 1234.50.")
    text = str(raw).strip().replace(",", "").replace("，", "").removeprefix("¥").removeprefix("￥").removesuffix("元")
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise _Wrong("请只填数字，例如 1234.50。", "Give digits only, such as 1234.50.") from None
    if not value.is_finite() or value < 0:
        raise _Wrong("金额不能小于 0。", "Money can't be less than 0.")
    if value > MOST_MONEY:
        raise _Wrong("金额太大，请检查是否多写了 0。", "The sum is too large; check for extra zeros.")
    if value != round(value, 2):
        raise _Wrong("金额最多精确到分（两位小数）。", "At most two decimals.")
    return str(value.quantize(Decimal("0.01")))


def _integer(f: Field, raw: Any) -> int:
    try:
        value = int(str(raw))
    except ValueError:
        raise _Wrong("请填整数。", "A whole number is expected.") from None
    if not 0 <= value <= 1_000_000:
        raise _Wrong("数字超出了范围。", "The number is out of range.")
    return value


def _date(f: Field, raw: Any) -> str:
    try:
        value = raw if isinstance(raw, date) and not isinstance(raw, datetime) else date.fromisoformat(str(raw))
    except ValueError:
        raise _Wrong("请按 年-月-日 填写，例如 2026-03-01。", "Give year-month-day, such as 2026-03-01.") from None
    if not 1950 <= value.year <= 2100:
        raise _Wrong("这个年份不合理，请检查。", "Check the year.")
    return value.isoformat()


def _datetime(f: Field, raw: Any) -> str:
    try:
        value = raw if isinstance(raw, datetime) else datetime.fromisoformat(str(raw))
    except ValueError:
        raise _Wrong("请填写日期和时间，例如 2026-03-01 09:30。", "Give date and time, such as 2026-03-01 09:30.") from None
    if not 1950 <= value.year <= 2100:
        raise _Wrong("这个年份不合理，请检查。", "Check the year.")
    if value.tzinfo is None:
        value = value.replace(tzinfo=SHANGHAI)
    return value.isoformat()


def _yes_no(f: Field, raw: Any) -> bool:
    value = {"1": True, "true": True, "on": True, "yes": True, "0": False, "false": False, "no": False}.get(
        str(raw).lower()
    )
    if value is None:
        raise _Wrong("请选择“是”或“否”。", "Choose yes or no.")
    if f.required and not value:
        raise _Wrong("需要您勾选同意才能继续。", "Tick this to go on.")
    return value


def _identifier(f: Field, raw: Any) -> str:
    try:
        return str(UUID(str(raw)))
    except ValueError:
        raise _Wrong("请从列表中选择。", "Choose from the list.") from None


def _checked(check: Callable[[str], Any]) -> Callable[[Field, Any], str]:
    def cleaner(f: Field, raw: Any) -> str:
        text = "".join(_text(f, raw).split()).replace("-", "").upper()
        try:
            check(text)
        except LawError as error:
            raise _Wrong(error.label.zh, error.label.en) from None
        return text

    return cleaner


_CLEANERS: Mapping[FieldKind, Callable[[Field, Any], Any]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _text,
    FieldKind.CHOICE: _choice,
    FieldKind.MULTIPLE: _multiple,
    FieldKind.MONEY: _money,
    FieldKind.INTEGER: _integer,
    FieldKind.DATE: _date,
    FieldKind.DATETIME: _datetime,
    FieldKind.YES_NO: _yes_no,
    FieldKind.PHONE: _checked(identity.check_mobile),
    FieldKind.ID_NUMBER: _checked(identity.read_id_card),
    FieldKind.CREDIT_CODE: _checked(identity.check_credit_code),
    FieldKind.BANK_ACCOUNT: _checked(identity.check_bank_card),
    FieldKind.IDENTIFIER: _identifier,
}
