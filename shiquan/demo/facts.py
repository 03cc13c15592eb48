"""The facts of the demo's disputes, read from the data file."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from shiquan.cases import clock
from shiquan.cases.clock import SHANGHAI
from shiquan.demo.county import CENTRE, COMMISSION
from shiquan.law.invented import bank_card, credit_code, id_number, phone

FILES = tuple(Path(__file__).parent / "data" / name for name in ("disputes.toml", "arbitrations.toml"))
EMPLOYERS_FROM = 500
"""Phones of employers begin here, so that they never meet a worker's."""


@dataclass(frozen=True)
class WorkerFacts:
    name: str
    number: int
    born: int
    work: str

    @property
    def phone(self) -> str:
        return phone(self.number)

    @property
    def id_number(self) -> str:
        return id_number(self.number, self.born, self.number % 2 == 1)

    @property
    def account(self) -> str:
        return bank_card(self.number)


@dataclass(frozen=True)
class EmployerFacts:
    name: str
    number: int
    contact: str
    kind: str

    @property
    def phone(self) -> str:
        return phone(EMPLOYERS_FROM + self.number)

    @property
    def credit_code(self) -> str:
        return credit_code(self.number)


@dataclass(frozen=True)
class DisputeFacts:
    """One dispute of the demo: who, what, which road it takes, and how long ago it began."""

    source: str
    road: str
    worker: WorkerFacts
    employer: EmployerFacts
    row: dict[str, Any]

    def begins(self, now: datetime) -> datetime:
        """When it is filed: minutes or hours ago exactly, days ago on a working morning."""
        row = self.row
        if "days" not in row:
            return now - timedelta(hours=row.get("hours", 0), minutes=row.get("minutes", 0))
        day = (now.astimezone(SHANGHAI) - timedelta(days=row["days"])).date()
        while day.weekday() > 4:
            day -= timedelta(days=1)
        return datetime.combine(day, time(9, 5 + row["worker"][1]), SHANGHAI)

    @property
    def procedure(self) -> str:
        """What it is filed under; roads of the commission begin with ``arb_``."""
        if not self.road.startswith("arb_"):
            return "mediation/onestop"
        return "arbitration/collective" if self.road == "arb_collective" else "arbitration/ordinary"

    @property
    def office(self) -> str:
        """The code of the office where it is filed."""
        return COMMISSION if self.road.startswith("arb_") else CENTRE

    @property
    def accident(self) -> date:
        """The day of the injury, moved along with the day of loading."""
        return date.fromisoformat(self.row["accident"]) + (clock.today() - seen_from())

    @property
    def settle(self) -> Decimal:
        return Decimal(self.row["settle"])

    @property
    def total(self) -> Decimal:
        return sum((Decimal(c[2]) for c in self.row["claims"]), Decimal(0))

    def application(self, evidence: list[dict[str, str]], begins: datetime) -> dict[str, Any]:
        """The data of the step ``file``."""
        r, w, e = self.row, self.worker, self.employer
        started = date.fromisoformat(r["started_on"]) + (begins.date() - seen_from())
        happened = (begins - timedelta(days=35)).date().isoformat()
        return {
            "story": r["story"], "started_on": started.isoformat(), "happened_on": happened,
            "place": r["place"], "relationship": r.get("relationship"), "wish": r.get("wish"), "channel": "phone",
            "applicant": [{"name": w.name, "id_number": w.id_number, "phone": w.phone, "platform_work": w.work,
                           "address": f"{r['place']}幸福社区{w.number}号"}],
            "respondents": [{"name": e.name, "kind": e.kind, "credit_code": e.credit_code, "phone": e.phone,
                             "contact": e.contact, "address": f"石泉县城关镇滨江大道{e.number}号"}],
            "claims": [{"kind": k, "title": t, "amount": a, "basis": b} for k, t, a, b in r["claims"]],
            "inputs": [{"fact": fact, "value": value} for fact, value in r.get("facts", {}).items()],
            "evidence": evidence, "electronic_service": True, "truthful": True,
        }  # fmt: skip


def seen_from() -> date:
    """The day on which the dates in the file were written."""
    return _read()["seen_from"]


@cache
def _read() -> dict[str, Any]:
    first, *others = (tomllib.loads(path.read_text(encoding="utf-8")) for path in FILES)
    return first | {"dispute": [*first["dispute"], *(row for other in others for row in other["dispute"])]}


@cache
def all_disputes() -> tuple[DisputeFacts, ...]:
    """Every dispute of the demo, in the order of the file."""
    return tuple(
        DisputeFacts(r["source"], r["road"], WorkerFacts(*r["worker"]), EmployerFacts(*r["employer"]), r)
        for r in _read()["dispute"]
    )
