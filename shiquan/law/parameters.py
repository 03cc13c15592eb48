"""Figures that the law leaves to notices: one file each, by region and date, with unit, source and day last checked.

Look-up starts at the region asked for. It goes up (county → city → province → nation) only to the levels that the
parameter's file lists under ``fallback``, because the law allows another level's figure only sometimes: the cap of
art. 47 劳动合同法 (2012) needs the city's average, and the province's may not stand in.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from shiquan.law.data_files import read_data
from shiquan.law.errors import LawError
from shiquan.law.regions import DATA, HOME, Regions, default_regions
from shiquan.law.text import Label

_SECOND_HAND = re.compile(r"secondary|unofficial|mirror|not seen|verify|confirm", re.IGNORECASE)


def second_hand(status: str, source: str) -> bool:
    """Whether a figure counts as seen (status V), but only in a secondary, unofficial or mirrored place, as its source says."""
    return status == "V" and _SECOND_HAND.search(source) is not None


@dataclass(frozen=True, slots=True)
class Value:
    """One figure. ``effective_from`` None: start not known; ``effective_to`` None: still in force."""

    name: str
    region: str
    value: Decimal | str
    unit: str
    effective_from: date | None
    effective_to: date | None
    source: str
    status: str
    last_checked: date
    note: str = ""
    dated_by: str = "date"

    @property
    def unconfirmed(self) -> bool:
        """True when nobody has seen the figure in a published text yet (status K)."""
        return self.status != "V"

    @property
    def secondary(self) -> bool:
        """True when the figure was seen only in a secondary or unofficial place: check the published text before relying on it."""
        return second_hand(self.status, f"{self.source} {self.note}")

    @property
    def number(self) -> Decimal:
        """The value as a number. Raises ``LawError`` when the file holds words (a class, a formula)."""
        if isinstance(self.value, Decimal):
            return self.value
        raise LawError(
            f"{self.name} 的值“{self.value}”不是数字", f"the value of {self.name} is no number: {self.value}"
        )

    def holds_on(self, day: date) -> bool:
        """Whether the figure is the one for this day."""
        return (self.effective_from is None or self.effective_from <= day) and (
            self.effective_to is None or day <= self.effective_to
        )


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter file: what the figure is, where look-up may fall back to, and its values."""

    name: str
    title: Label
    group: str
    unit: str
    fallback: tuple[str, ...]
    last_checked: date
    dated_by: str
    zone_by: str | None
    needed: Label
    aliases: tuple[str, ...]
    values: tuple[Value, ...]


class MissingParameter(LawError):
    """No figure for this parameter, region and date. Carries all three, and what would be needed."""

    def __init__(self, name: str, region: str, on: date, needed: Label) -> None:
        super().__init__(
            f"缺少参数 {name}（{region}，{on}）。需要：{needed.zh}",
            f"missing parameter {name} ({region}, {on}). Needed: {needed.en}",
        )
        self.name, self.region, self.on, self.needed = name, region, on, needed


class BadParameterFile(LawError):
    """A parameter file that breaks the rules: no source, unknown status, overlapping periods."""


class Parameters:
    """All parameters: the packaged files, and folders an operator adds (a file of the same name adds or replaces values)."""

    def __init__(self, folders: Iterable[Path] = (), regions: Regions | None = None) -> None:
        self.regions = regions or default_regions()
        self._files: dict[str, Parameter] = {}
        self._alias: dict[str, str] = {}
        for folder in (DATA / "parameters", *folders):
            for path in sorted(folder.glob("*.toml")):
                self._add(read_parameter(path, self.regions))

    def _add(self, parameter: Parameter) -> None:
        earlier = self._files.get(parameter.name)
        if earlier:
            replaced = {(value.region, value.effective_from) for value in parameter.values}
            kept = tuple(v for v in earlier.values if (v.region, v.effective_from) not in replaced)
            parameter = replace(parameter, values=kept + parameter.values)
            _check_overlaps(parameter)
        self._files[parameter.name] = parameter
        for alias in (parameter.name, *parameter.aliases):
            self._alias[alias] = parameter.name

    def names(self) -> tuple[str, ...]:
        """The names of all parameters, sorted."""
        return tuple(sorted(self._files))

    def describe(self, name: str) -> Parameter:
        """The parameter's file. Raises ``LawError`` for an unknown name, with names that look alike."""
        official = self._alias.get(name.strip())
        if official is None:
            near = [known for known in self.names() if name.strip().casefold() in known][:5]
            hint = "；相近的有 " + "、".join(near) if near else "；运行 shiquan law parameters 查看全部名称"
            also = "; similar: " + ", ".join(near) if near else "; run shiquan law parameters for all names"
            raise LawError(f"没有名为 {name} 的参数{hint}", f"no parameter is called {name}{also}")
        return self._files[official]

    def all_values(self, name: str) -> tuple[Value, ...]:
        """Every figure of one parameter, by region and date."""
        return self.describe(name).values

    def usable_in(self, name: str, region: str) -> tuple[Value, ...]:
        """The figures of every period that ``get`` may answer with for a region, the region's own first.

        A province without a figure of its own shows those of its classes and cities. Raises ``LawError`` when there is none.
        """
        parameter = self.describe(name)
        found: list[Value] = []
        for step, (place, level) in enumerate(self.regions.chain(region, date.max)):
            if step and level not in parameter.fallback:
                continue
            found += [value for value in parameter.values if value.region == place]
            province = self.regions.province(place)
            if parameter.zone_by and province:
                classes = {str(v.value) for v in self._files[parameter.zone_by].values if v.region == place}
                found += [
                    v for v in parameter.values if v.region in {f"{province}{zone}" for zone in classes}
                ]
        official = self.regions.official(region)
        if not found:
            found = [value for value in parameter.values if self.regions.province(value.region) == official]
        if not found:
            raise LawError(
                f"{official}没有 {parameter.name} 的数值。需要：{parameter.needed.zh}",
                f"no figure of {parameter.name} for {official}. Needed: {parameter.needed.en}",
            )
        return tuple(found)

    def get(self, name: str, region: str, on: date, fallback: tuple[str, ...] | None = None) -> Value:
        """The figure for a region and day; ``fallback`` names the levels allowed when the use at hand differs.

        Raises ``MissingParameter`` (with parameter, region, day and what is needed) or ``LawError`` (unknown name).
        """
        parameter = self.describe(name)
        allowed = parameter.fallback if fallback is None else fallback
        for step, (place, level) in enumerate(self.regions.chain(region, on)):
            if step and level not in allowed:
                continue
            found = self._at(parameter, place, on) or self._by_zone(parameter, place, on)
            if found:
                return found
        raise MissingParameter(parameter.name, self.regions.official(region), on, parameter.needed)

    def _at(self, parameter: Parameter, place: str, on: date) -> Value | None:
        return next((v for v in parameter.values if v.region == place and v.holds_on(on)), None)

    def _by_zone(self, parameter: Parameter, place: str, on: date) -> Value | None:
        """A county's minimum wage is that of its class in its province (最低工资规定（2004）第7条)."""
        province = self.regions.province(place)
        if parameter.zone_by is None or province is None:
            return None
        zone = self._at(self._files[parameter.zone_by], place, on)
        found = self._at(parameter, f"{province}{zone.value}", on) if zone else None
        if found and zone and zone.unconfirmed:
            return replace(found, status=zone.status, note=f"{place}: {zone.value}（{zone.source}）")
        return found


def read_parameter(path: Path, regions: Regions) -> Parameter:
    """Read one parameter file. Raises ``BadParameterFile`` naming the file and what is missing in it."""
    row = read_data(path)
    try:
        dated_by = row.get("dated_by", "date")
        values = tuple(_value(path.stem, row, entry, dated_by, regions) for entry in row.get("values", ()))
        needed = row.get("needed") or {
            "zh": f"“{row['title']['zh']}”在该地区该日期的数值和出处",
            "en": f"the figure for “{row['title']['en']}” in that region on that day, and its source",
        }
        parameter = Parameter(
            name=path.stem,
            title=Label(row["title"]["zh"], row["title"]["en"]),
            group=row["group"],
            unit=row["unit"],
            fallback=tuple(row["fallback"]),
            last_checked=row["last_checked"],
            dated_by=dated_by,
            zone_by=row.get("zone_by"),
            needed=Label(needed["zh"], needed["en"]),
            aliases=tuple(row.get("aliases", ())),
            values=values,
        )
    except KeyError as missing:
        raise BadParameterFile(f"{path.name} 缺少 {missing}", f"{path.name} lacks {missing}") from missing
    _check_overlaps(parameter)
    return parameter


def _value(name: str, row: dict[str, Any], entry: dict[str, Any], dated_by: str, regions: Regions) -> Value:
    raw = entry["value"]
    if not entry["source"].strip() or entry["status"] not in ("V", "K"):
        raise BadParameterFile(
            f"{name}：{entry.get('region')} 的数值须有出处，状态须为 V 或 K",
            f"{name}: the value for {entry.get('region')} needs a source and a status V or K",
        )
    return Value(
        name=name,
        region=regions.official(entry["region"]),
        value=raw if isinstance(raw, str) else Decimal(raw),
        unit=entry.get("unit", row["unit"]),
        effective_from=entry.get("from"),
        effective_to=entry.get("to"),
        source=entry["source"],
        status=entry["status"],
        last_checked=entry.get("last_checked", row["last_checked"]),
        note=entry.get("note", ""),
        dated_by=dated_by,
    )


def _check_overlaps(parameter: Parameter) -> None:
    """Two figures for one region and day would make the answer depend on the order of lines."""
    last: dict[str, date] = {}
    for value in sorted(parameter.values, key=lambda v: (v.region, v.effective_from or date.min)):
        start = value.effective_from or date.min
        if value.region in last and start <= last[value.region]:
            raise BadParameterFile(
                f"{parameter.name}：{value.region} 有两个数值的适用期间重叠（自 {start}）",
                f"{parameter.name}: two values overlap for {value.region} (from {start})",
            )
        last[value.region] = value.effective_to or date.max


@lru_cache(maxsize=1)
def default_parameters() -> Parameters:
    """The packaged parameters, read once."""
    return Parameters()


@lru_cache(maxsize=16384)
def get(
    name: str, region: str = HOME, on: date | None = None, fallback: tuple[str, ...] | None = None
) -> Value:
    """The packaged figure for a region and day, as ``Parameters.get``. The day must be given: this floor has no clock.

    For averages ``dated_by`` is "statistical year": ask with any day of that year (the year before the event).
    """
    if on is None:
        raise LawError(f"查询参数 {name} 须给出日期", f"a day is needed to look up {name}")
    return default_parameters().get(name, region, on, fallback)


def names() -> tuple[str, ...]:
    """The names of all packaged parameters."""
    return default_parameters().names()


def all_values(name: str) -> tuple[Value, ...]:
    """Every packaged figure of one parameter. Raises ``LawError`` for an unknown name."""
    return default_parameters().all_values(name)


def describe(name: str) -> Parameter:
    """What a packaged parameter is. Raises ``LawError`` for an unknown name."""
    return default_parameters().describe(name)
