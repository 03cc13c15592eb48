"""How tests get a respondent to the door and through it."""

from typing import Any

from django.test import Client
from django.urls import reverse

from shiquan.cases.models import Case
from shiquan.cases.perform import perform
from shiquan.notices.links import party_token
from tests.cases.road import accepted
from tests.intake.steps import last_code
from tests.people import Cast


def invite(cast: Cast) -> Case:
    """Accepted and assigned: the invitation is out."""
    return perform(accepted(cast), "assign", cast.supervisor, {"mediator": str(cast.mediator.pk)}).case


def token_of(case: Case) -> str:
    return party_token(case.dispute.parties.get(side="respondent").pk)


def ask(client: Client, token: str) -> Any:
    return client.post(reverse("parties:respond", args=[token]))


def give(client: Client, token: str, code: str) -> Any:
    return client.post(reverse("parties:respond_code", args=[token]), {"code": code})


def come_in(client: Client, case: Case) -> Any:
    ask(client, token_of(case))
    return give(client, token_of(case), last_code())


def steps_of(case: Case) -> list[str]:
    return list(case.events.order_by("number").values_list("step", flat=True))
