"""What the papers of an application say before there is a file: the draft's answers in the fields of the documents."""

from decimal import Decimal, InvalidOperation
from typing import Any

from shiquan.cases.clock import today
from shiquan.cases.contents import party_fields
from shiquan.cases.models import Party
from shiquan.law.identity import IdentityError, read_id_card
from shiquan.procedure.forms import MOST_MONEY


def application_content(data: dict[str, Any], clerk: str) -> dict[str, Any]:
    """The application for mediation; ``clerk``: who wrote it down, when it was made orally at a counter."""
    facts = [str(data.get("story") or "")]
    if data.get("started_on"):
        facts.insert(0, f"申请人自{data['started_on']}起从事该工作。")
    return {
        "applicants": [_party(row, row.get("kind") or "worker") for row in data["applicant"] if row.get("name")],
        "respondents": [_party(row, row.get("kind") or "employer") for row in data["respondents"] if row.get("name")],
        "claims": [
            {"title": row["title"] or "", "amount": _sum(row.get("amount")), "basis": row.get("basis") or ""}
            for row in data["claims"]
        ],
        "facts": "\n".join(facts),
        "evidence": [{"title": row["title"], "proves": row.get("proves") or ""} for row in data["evidence"]],
        "oral": bool(clerk),
        "recorder": clerk or None,
        "applied_on": today().isoformat(),
    }  # fmt: skip


def service_content(data: dict[str, Any], clerk: str) -> dict[str, Any]:
    """The confirmation of address for service."""
    row = data["applicant"][0]
    return {
        "party": row.get("name") or "", "receiver": row.get("contact") or row.get("name") or "",
        "address": row.get("address") or "", "phone": row.get("phone") or "", "email": row.get("email") or None,
        "consents_electronic": bool(data.get("electronic_service")), "confirmed_on": today().isoformat(),
    }  # fmt: skip


def _party(row: dict[str, Any], kind: str) -> dict[str, Any]:
    party = Party(name=row["name"], kind=kind)
    party.set_details({key: value for key, value in row.items() if value and (key != "id_number" or _is_number(value))})
    return party_fields(party)


def _is_number(text: str) -> bool:
    try:
        read_id_card(text)
    except IdentityError:
        return False
    return True


def _sum(amount: Any) -> str | None:
    """The amount as a paper prints it, or nothing while it is none yet."""
    try:
        value = Decimal(str(amount or "").strip().replace(",", ""))
    except InvalidOperation:
        return None
    return str(value.quantize(Decimal("0.01"))) if value.is_finite() and 0 <= value <= MOST_MONEY else None
