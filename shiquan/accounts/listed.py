"""A worker whom others put on the list of a collective case comes in with the phone that stands there."""

from typing import TYPE_CHECKING

from django.db import transaction

from shiquan.accounts.session import person_for_phone
from shiquan.cases.models import Case, Party
from shiquan.cases.perform import perform
from shiquan.organisations.models import Person
from shiquan.organisations.personal import blind_index
from shiquan.organisations.phones import normal_phone
from shiquan.procedure.language import Refused

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST = 20
"""So many lists at most are looked through at one log-in."""


def come_in_from_list(person: Person, phone: str) -> None:
    """Takes the places that wait for this phone among the applicants of collective cases.

    ``phone`` is one whose one-time code was just checked. Whoever is a party to the dispute already takes no second place.
    """
    waiting = Party.objects.filter(phone_index=blind_index(normal_phone(phone), "phone"), side="applicant", kind="worker", person=None)
    cases = Case.objects.filter(procedure__startswith="arbitration/collective", dispute__in=waiting.values("dispute"), parent=None)
    for case in cases.order_by("-opened_at")[:MOST]:
        _take_place(case, person, phone, waiting.filter(dispute=case.dispute_id).order_by("position"))


def _take_place(case: Case, person: Person, phone: str, waiting: "QuerySet[Party]") -> None:
    with transaction.atomic():
        Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        party = waiting.first()
        if party is None or Party.objects.filter(dispute=case.dispute_id, person=person).exists():
            return
        party.person = person_for_phone(phone, party.name)
        party.save(update_fields=["person"])
        try:
            with transaction.atomic():
                perform(case, "join", person, {}, key=f"join:{party.pk}")
        except Refused:
            return
