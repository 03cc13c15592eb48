"""A party enters a case by the link of its invitation and a one-time code, without an account made beforehand."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from shiquan.accounts import codes
from shiquan.accounts.session import person_for_phone
from shiquan.cases.models import Case, Party
from shiquan.cases.perform import perform
from shiquan.notices.links import find_party_id
from shiquan.organisations.models import Person
from shiquan.procedure.language import Refused


@dataclass(frozen=True)
class Invited:
    """Whom a link names: the party, the case it is asked into, and the phone to which the code goes."""

    party: Party
    case: Case
    phone: str


def find_invited(token: str) -> Invited | None:
    """The party and case of a link; None for a link that was not made here, or a party without phone."""
    named = find_party_id(token)
    party = Party.objects.select_related("dispute").filter(pk=named).first() if named else None
    if party is None:
        return None
    cases = Case.objects.select_related("office", "dispute").filter(dispute=party.dispute_id)
    if party.side == "third_party":  # joined by a tribunal: the mediation before it is no business of a third party
        case = cases.filter(procedure__startswith="arbitration/").order_by("-opened_at").first()
    else:
        case = cases.filter(parent=None).first()
        if case is not None and case.is_closed:  # the mediation is over and a tribunal asks now
            heard = cases.filter(procedure__startswith="arbitration/", closed_at=None).exclude(number=None).exclude(pk=case.pk)
            case = heard.order_by("-opened_at").first() or case
    phone = str(party.details.get("phone") or "")
    return Invited(party, case, phone) if case is not None and phone else None


def send_join_code(invited: Invited) -> str:
    """Sends a code to the party's own phone; returns it for the demo. Raises CodeRefused."""
    return codes.send_code(invited.phone, f"join:{invited.party.pk}")


def join_by_code(invited: Invited, code: str) -> Person:
    """Checks the code, makes the person the party's own, and takes the step ``join`` once.

    Raises CodeRefused for a wrong code or when somebody else has taken the party's place.
    """
    codes.check(invited.phone, f"join:{invited.party.pk}", code)
    person = person_for_phone(invited.phone, str(invited.party.details.get("contact") or ""))
    with transaction.atomic():
        Case.objects.select_for_update(of=("self",)).get(pk=invited.case.pk)
        party = Party.objects.get(pk=invited.party.pk)
        if party.person_id not in (None, person.pk):
            raise codes.CodeRefused(_("这一方已由其他人进入。如有疑问，请联系调解中心。"))
        party.person = person
        party.save(update_fields=["person"])
        if party.joined_at is None:
            _join(invited.case, person, party)
    return person


def _join(case: Case, person: Person, party: Party) -> None:
    """A case that is closed can still be read; only the step is no longer taken."""
    try:
        with transaction.atomic():
            perform(case, "join", person, {}, key=f"join:{party.pk}")
    except Refused:
        return
