"""Whom a notice reaches: a role on the case becomes people and parties."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from shiquan.cases.models import Case, Party
from shiquan.organisations.directory import holder_of, members_of
from shiquan.organisations.models import Office, Person, Post
from shiquan.procedure.language import PARTY_ROLES

OFFICE_WIDE = {"supervisor", "director", "judge", "court_clerk", "counter", "clerk"}


def find_recipients(case: Case, to: str, at: datetime) -> Iterator[tuple[Person | None, Party | None]]:
    """Pairs of person and party; a party that has not joined has no person yet."""
    kind, _, raw = to.partition(":")
    if kind == "party":
        party = next((p for p in case.dispute.parties.all() if p.pk == UUID(raw)), None)
        if party is not None:
            yield party.person, party
    elif kind == "person":
        yield Person.objects.get(pk=raw), None
    elif to in {r.value for r in PARTY_ROLES}:
        for party in case.dispute.parties.all():
            if party.side == to:
                yield party.person, party
    else:
        for person in _staff(case, to, at):
            yield person, None


def _staff(case: Case, to: str, at: datetime) -> Iterator[Person]:
    on_case = [] if case._state.adding else list(case.roles.filter(role=to, until=None).select_related("person"))
    if on_case:
        yield from [role.person for role in on_case]
        return
    posts = Post.objects.filter(office=case.office, key="duty").select_related("holder_a")  # nearly always A answers
    post = posts.order_by("pk").first()
    if to == "duty":
        yield from [holder_of(post, at)] if post else members_of(case.office, "duty")
    elif to == "duty_b":
        if post is not None:
            yield post.holder_b or post.supervisor
    elif to == "supervisor" and post is not None:
        yield post.supervisor
    elif to in OFFICE_WIDE:
        office: Office | None = case.office
        while office is not None:
            members = list(members_of(office, to))
            if members:
                yield from members
                return
            office = office.parent
