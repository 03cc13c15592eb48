"""The link of an agent: for whom in which case, with what authority, and how the agent comes in."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from shiquan.accounts import codes
from shiquan.accounts.session import person_for_phone
from shiquan.cases.models import Case, Participant, Party
from shiquan.cases.perform import perform
from shiquan.law.text import Label
from shiquan.notices.links import find_agent_ids
from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import Person
from shiquan.organisations.personal import mask_phone
from shiquan.procedure.agency import agency_of, find_agent
from shiquan.procedure.conditions_papers import SPECIAL
from shiquan.procedure.language import Refused
from shiquan.procedure.tables.arbitration_papers import MATTERS

WORDS = {key: Label(zh, en) for key, zh, en in MATTERS}


@dataclass(frozen=True)
class Agency:
    """One agent of one side, as the link names them, while the authority runs."""

    token: str
    case: Case
    party: Party
    row: dict[str, Any]

    @property
    def number(self) -> str:
        return str((self.party.details.get(f"agent:{self.row['id']}") or {}).get("agent_phone") or "")

    @property
    def phone(self) -> str:
        """The number to which the code goes, masked."""
        return mask_phone(self.number)

    @property
    def purpose(self) -> str:
        return f"agent:{self.row['id']}"

    def is_for(self, person: Any) -> bool:
        return person.is_authenticated and self.row.get("person") == str(person.pk)


def powers_in_words(matters: Any) -> tuple[list[Label], list[Label]]:
    """What a power of attorney names, and which special matters it leaves to the party."""
    given = set(matters or ())
    return [WORDS[key] for key, _, _ in MATTERS if key in given], [WORDS[key] for key, _, _ in MATTERS if key in SPECIAL - given]


def read_agency(token: str) -> Agency | None:
    """The agent of a link; None for a link that was not made here and for an authority that has ended."""
    named = find_agent_ids(token)
    party = Party.objects.filter(pk=named[0]).first() if named else None
    if named is None or party is None:
        return None
    return next((a for a in _agencies(token, party, named[1]) if a.number), None)


def _agencies(token: str, party: Party, row: UUID) -> list[Agency]:
    cases = Case.objects.select_related("office", "dispute").filter(dispute=party.dispute_id, facts__has_key="agents").order_by("-opened_at")
    found = ((case, find_agent(case.facts, row)) for case in cases)
    return [Agency(token, case, party, one[1]) for case, one in found if one is not None and one[0] == party.pk]


def send_agent_code(agency: Agency) -> str:
    """Sends a code to the agent's phone; returns it for the demo. Raises CodeRefused."""
    return codes.send_code(agency.number, agency.purpose)


def enter_by_code(agency: Agency, code: str) -> Person:
    """Checks the code and notes who came in. Raises CodeRefused, also for a party to the case and for whoever works on it."""
    codes.check(agency.number, agency.purpose, code)
    person = person_for_phone(agency.number, agency.row["name"])
    if Party.objects.filter(dispute=agency.party.dispute_id, person=person).exists():
        raise codes.CodeRefused(_("这个手机号是本案当事人的，不用作为代理人进入。请用收到通知的链接进入。"))
    if any(office == agency.case.office_id for _role, office in active_roles(person)) or agency.case.roles.filter(person=person, until=None).exclude(role="agent").exists():
        raise codes.CodeRefused(_("您在本案的仲裁机构任职或者承办本案，不能作为代理人。"))
    other = agency_of(agency.case.facts, person.pk)
    if (other is not None and other[0] != agency.party.pk) or Participant.objects.filter(case=agency.case, person=person).exists():
        raise codes.CodeRefused(_("您在本案已经代理另一方当事人，或者已作为证人等登记，不能再代理这一方。"))
    if agency.row.get("person") != str(person.pk):
        try:
            with transaction.atomic():
                perform(agency.case, "enter_agent", None, {"agent": agency.row["id"], "person": str(person.pk)}, system=True)
        except Refused as refused:
            raise codes.CodeRefused(refused.refusal.why.zh) from refused
    return person
