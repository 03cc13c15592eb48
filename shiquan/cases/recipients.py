"""Whom a notice reaches: a role on the case becomes people and parties."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from shiquan.cases.models import Case, Party
from shiquan.organisations.directory import duty_holder_id, members_of
from shiquan.organisations.models import Office, Post
from shiquan.procedure.agency import agents_now
from shiquan.procedure.language import PARTY_ROLES

OFFICE_WIDE = {"supervisor", "director", "judge", "court_clerk", "counter", "clerk"}


def find_recipients(case: Case, to: str, at: datetime) -> Iterator[tuple[UUID | None, Party | None]]:
    """Pairs of a person's id and a party; a party that has not joined has no person yet."""
    kind, _, raw = to.partition(":")
    if kind == "party":
        party = next((p for p in case.dispute.parties.all() if p.pk == UUID(raw)), None)
        if party is not None:
            yield party.person_id, party
            yield from _agents(case, party)
    elif kind in ("participant", "agent"):
        yield None, None  # there may be no account yet: the row that the notice names keeps the phone
    elif kind == "person":
        yield UUID(raw), None
    elif to in {r.value for r in PARTY_ROLES}:
        for party in case.dispute.parties.all():
            if party.side == to:
                yield party.person_id, party
                yield from _agents(case, party)
    else:
        for person in _staff(case, to, at):
            yield person, None


def _agents(case: Case, party: Party) -> Iterator[tuple[UUID | None, Party | None]]:
    """Who acts for the side and has come in by the agent's link is told whatever the side is told."""
    for side, row in agents_now(case.facts):
        if side == party.pk and row.get("person"):
            yield UUID(row["person"]), None


def _staff(case: Case, to: str, at: datetime) -> Iterator[UUID]:
    on_case = [] if case._state.adding else list(case.roles.filter(role=to, until=None))
    if on_case:
        yield from [role.person_id for role in on_case]
        return
    if to == "duty":
        holder = duty_holder_id(case.office_id, at)
        yield from [holder] if holder else members_of(case.office, "duty").values_list("pk", flat=True)
        return
    post = Post.objects.filter(office=case.office, key="duty").order_by("pk").first()
    if to == "duty_b":
        if post is not None:
            yield post.holder_b_id or post.supervisor_id
    elif to == "supervisor" and post is not None:
        yield post.supervisor_id
    elif to in OFFICE_WIDE:
        office: Office | None = case.office
        while office is not None:
            members = list(members_of(office, to).values_list("pk", flat=True))
            if members:
                yield from members
                return
            office = office.parent
