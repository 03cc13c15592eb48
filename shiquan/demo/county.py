"""The demo county: offices at three levels, people with their roles, posts with A and B, panel, honours, rooms."""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from shiquan.law.invented import phone
from shiquan.organisations.models import Honour, Membership, Office, PanelMember, Person, Post, Venue

DATA = Path(__file__).parent / "data"
SINCE = date(2024, 3, 1)
CENTRE, COURT, COMMISSION = "石新", "陕0922", "石劳人仲"


@dataclass
class County:
    """The offices by code and the staff by name, as the disputes need them."""

    offices: dict[str, Office] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    roles: dict[str, list[str]] = field(default_factory=dict)

    @property
    def centre(self) -> Office:
        return self.offices[CENTRE]

    def holder(self, role: str, office: str = CENTRE, turn: int = 0) -> Person:
        """The person of a role in an office, the first one unless ``turn`` says otherwise."""
        names = self.roles[f"{role}@{office}"]
        return self.people[names[turn % len(names)]]


@cache
def county_data() -> dict[str, Any]:
    """The data file."""
    return tomllib.loads((DATA / "county.toml").read_text(encoding="utf-8"))


def make_county() -> County:
    """Makes every office, person, post, panel seat, honour and room of the county."""
    county, data = County(), county_data()
    _make_offices(county, data)
    for place, names in data["staff"].items():
        role, _, code = place.partition("@")
        for name in names:
            _give_role(county, name, role, code)
    _make_towns_people(county, data)
    _make_posts(county)
    for row in data["panel"]:
        person = _person(county, row["name"])
        PanelMember.objects.create(
            person=person, office=county.offices[row["office"]], specialities=row["specialities"], biography=row["biography"]
        )
    for row in data["honour"]:
        Honour.objects.create(
            person=_person(county, row["name"]), title=row["title"], year=row["year"], office=county.offices[row["office"]]
        )
    for row in data["venue"]:
        Venue.objects.create(
            office=county.offices[row["office"]], name=row["name"], kind=row["kind"], capacity=row["capacity"]
        )
    return county


def _make_offices(county: County, data: dict[str, Any]) -> None:
    for row in data["office"]:
        _office(county, row["name"], row["short"], row["code"], row["kind"], "county", row.get("parent"), row)
    for town, code in zip(data["towns"]["names"], data["towns"]["codes"], strict=True):
        name = f"石泉县{town}劳动争议调解中心"
        _office(county, name, f"{town}调解中心", code, "town_centre", "town", CENTRE, {"region": f"石泉县{town}"})
    for row in data["trade"]:
        short = row["name"].removeprefix("石泉县").removesuffix("劳动争议调解委员会") + "调委会"
        _office(county, row["name"], short, row["code"], "industry_committee", "enterprise", CENTRE, {})
    for i, name in enumerate(data["enterprises"]["names"], start=1):
        _office(county, f"{name}劳动争议调解委员会", f"{name[:4]}调委会", f"石企{i}", "enterprise_committee", "enterprise", CENTRE, {})


def _office(
    county: County, name: str, short: str, code: str, kind: str, level: str, parent: str | None, more: dict[str, str]
) -> None:
    number = len(county.offices)
    county.offices[code] = Office.objects.create(
        name=name, short_name=short, code=code, kind=kind, level=level, parent=county.offices[parent] if parent else None,
        region=more.get("region", "石泉县"), address=more.get("address", f"{more.get('region', '石泉县城关镇')}政务服务点"),
        phone=more.get("phone", f"0915-6310{200 + number}"), number_prefix=more.get("prefix", ""), intermediate_court=more.get("intermediate_court", ""),
    )  # fmt: skip


def _person(county: County, name: str) -> Person:
    """The staff member with this name, made at first sight."""
    if name not in county.people:
        number = len(county.people) + 1
        county.people[name] = Person.objects.create_user(
            f"demo{number:02d}", name=name, phone=phone(1000 + number), is_demo=True
        )
    return county.people[name]


def _give_role(county: County, name: str, role: str, code: str) -> None:
    held = county.roles.setdefault(f"{role}@{code}", [])
    # The first holder of a role has served longest: the door of the demo opens to that one.
    since = SINCE.replace(day=1 + min(len(held), 27))
    Membership.objects.create(person=_person(county, name), office=county.offices[code], role=role, since=since)
    held.append(name)


def _make_towns_people(county: County, data: dict[str, Any]) -> None:
    for code, (a, b) in zip(data["towns"]["codes"], data["town_people"]["holders"], strict=True):
        for name in (a, b):
            for role in ("duty", "mediator"):
                _give_role(county, name, role, code)
            Membership.objects.filter(person=county.people[name]).update(since=date(2024, 6, 1))


def _make_posts(county: County) -> None:
    supervisor = county.holder("supervisor")
    for place, names in county.roles.items():
        role, _, code = place.partition("@")
        if role == "duty":
            holder_b = county.people[names[1]] if len(names) > 1 else None
            Post.objects.create(
                office=county.offices[code], name="值班岗", key="duty", holder_a=county.people[names[0]], holder_b=holder_b,
                supervisor=supervisor,
            )  # fmt: skip
