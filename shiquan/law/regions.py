"""Regions and what they belong to: county → city → province → nation, with wage zones and the pilot beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from shiquan.law.data_files import read_data

DATA = Path(__file__).parent / "data"
HOME = "石泉县"
NATION = "全国"


@dataclass(frozen=True, slots=True)
class Region:
    """One region: its official name, its level, and the region it belongs to."""

    name: str
    level: str
    parent: str = NATION
    aliases: tuple[str, ...] = ()
    members: Mapping[str, date] = field(default_factory=dict)


class Regions:
    """The known regions, from the packaged file and the files an operator adds (later files win)."""

    def __init__(self, paths: Iterable[Path] = ()) -> None:
        self._regions: dict[str, Region] = {}
        self._names: dict[str, str] = {}
        for path in (DATA / "regions.toml", *paths):
            for name, row in read_data(path).items():
                self._add(name, row)
        self._pilots = tuple(region for region in self._regions.values() if region.level == "pilot")

    def _add(self, name: str, row: dict) -> None:
        members = {member["region"]: member["from"] for member in row.get("members", ())}
        region = Region(name, row["level"], row.get("parent", NATION), tuple(row.get("aliases", ())), members)
        self._regions[name] = region
        for known in (name, *region.aliases):
            self._names[known] = name

    def official(self, name: str) -> str:
        """The official name for a name or short name; an unknown name is given back as it is."""
        return self._names.get(name.strip(), name.strip())

    def level(self, name: str) -> str:
        """county, city, province, zone, pilot, national, or "unknown"."""
        region = self._regions.get(self.official(name))
        return region.level if region else "unknown"

    def chain(self, name: str, on: date) -> tuple[tuple[str, str], ...]:
        """(region, level) from the region itself up to the nation; a pilot stands between its provinces and the nation.

        National law applies everywhere, so a region that is not in the file still ends at the nation.
        """
        links: list[tuple[str, str]] = []
        current = self.official(name)
        while True:
            links.append((current, self.level(current)))
            links += [
                (pilot.name, "pilot")
                for pilot in self._pilots
                if current in pilot.members and pilot.members[current] <= on
            ]
            if current == NATION:
                return tuple(links)
            region = self._regions.get(current)
            current = region.parent if region else NATION

    def province(self, name: str) -> str | None:
        """The province a region lies in, or None."""
        return next((region for region, level in self.chain(name, date.max) if level == "province"), None)


@lru_cache(maxsize=1)
def default_regions() -> Regions:
    """The packaged regions, read once."""
    return Regions()
