"""What an invitation shows before anybody has come in, and how the paper one is found. Nothing here names the applicant."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from shiquan.accounts.joining import Invited, find_invited
from shiquan.accounts.throttle import Limit
from shiquan.cases.models import Case, Deadline, Party
from shiquan.notices.links import party_token
from shiquan.organisations.personal import blind_index, mask_phone
from shiquan.organisations.phones import normal_phone

WRONG_LINKS = Limit("respond_link", 30, timedelta(hours=1))
"""Links that were never made here, for one address: a link can't be guessed, and nobody should try."""
NUMBERS = Limit("respond_number", 20, timedelta(hours=1))
"""Tries to enter by number and phone, for one address."""
ENDING = ("ONESTOP_15", "MEDIATION_15", "CLOSE_7D")
"""The clocks that end a mediation, the one that binds by law first."""

SILENCE = "《劳动争议调解仲裁法》（2008）第6条、第14条、第36条"
"""What the page says about silence rests on: burden of proof, the end by time, award in absence."""


@dataclass(frozen=True)
class Invitation:
    """One invitation as its page shows it to whoever holds the link."""

    token: str
    invited: Invited
    clock: Deadline | None
    articles: str = SILENCE

    @property
    def case(self) -> Case:
        return self.invited.case

    @property
    def phone(self) -> str:
        """The number to which the code goes, masked."""
        return mask_phone(self.invited.phone)

    @property
    def has_joined(self) -> bool:
        return self.invited.party.joined_at is not None

    @property
    def is_over(self) -> bool:
        return self.case.is_closed

    @property
    def is_arbitration(self) -> bool:
        """Whether a tribunal asks, and not a mediation centre."""
        return self.case.procedure.startswith("arbitration/")

    @property
    def is_third(self) -> bool:
        return self.invited.party.side == "third_party"

    def is_for(self, person: Any) -> bool:
        """Whether this person is the side already."""
        return person.is_authenticated and self.invited.party.person_id == person.pk


def read_invitation(token: str) -> Invitation | None:
    """The invitation of a link; None for a link that was not made here, and for a side that was never invited."""
    invited = find_invited(token)
    if invited is None or invited.party.side == "applicant" or not invited.case.number:
        return None
    clocks = {d.key: d for d in invited.case.deadlines.all() if d.status == "open"}
    clock = next((clocks[key] for key in ENDING if key in clocks), None)
    if clock is not None:
        clock.case = invited.case
    return Invitation(token, invited, clock)


def find_token(number: str, phone: str) -> str:
    """The token of the respondent with this phone in the case of this number, or an empty text.

    ``number`` is typed from paper: any brackets, blanks and full-width digits will do; also the receipt number.
    """
    wanted = plain_number(number)
    if not wanted:
        return ""
    rows = Party.objects.filter(phone_index=blind_index(normal_phone(phone), "phone"), side="respondent")
    cases = Case.objects.filter(dispute__in=rows.values("dispute"), parent=None).exclude(number=None)
    for case in cases.select_related("dispute").order_by("-opened_at")[:200]:
        if wanted in (plain_number(case.number or ""), plain_number(case.dispute.receipt_number)):
            return party_token(rows.filter(dispute=case.dispute_id)[0].pk)
    return ""


def plain_number(text: str) -> str:
    """A number without what people type differently: 石新调〔2026〕3号, 石新调(2026)3 and 石新调 ２０２６ 3号 are one."""
    parts = re.findall(r"\d+|[^\W\d_]+", unicodedata.normalize("NFKC", text).upper())
    return "-".join(parts[:-1] if parts[-1:] == ["号"] else parts)
