"""Questions about who is what, and who answers now."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Now, TruncDate

from .models import Absence, Membership, Office, Person, Post
from .models.person import ROLES
from .rows import ask

RoleInOffice = tuple[str, UUID]


def running() -> Q:
    """The memberships that run today (the database reads the day, in the legal time zone)."""
    today = TruncDate(Now())
    return Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gte=today))


def active_roles(person: Person) -> frozenset[RoleInOffice]:
    """Return the pairs (role, office id) that a person holds today, read once per instance."""
    if person._active_roles is None:
        found = ask(f"SELECT {ROLES} FROM organisations_person WHERE id = %s", person.pk)
        person.take_roles(found[0] if found else [])
        assert person._active_roles is not None
    return person._active_roles


def keep_roles_of(person: Person, office: UUID) -> None:
    """Let this instance hold only the roles of one office: for machines whose token belongs to that office."""
    person._active_roles = frozenset(pair for pair in active_roles(person) if pair[1] == office)


def is_away(person: Person, at: datetime) -> bool:
    """Say whether a person cannot answer at an instant: deactivated or absent."""
    if not person.is_active:
        return True
    return Absence.objects.filter(person=person, start__lte=at, end__gt=at).exists()


def holder_of(post: Post, at: datetime) -> Person:
    """Return who answers for a post at an instant: A, else B, else the supervisor."""
    for holder in (post.holder_a, post.holder_b):
        if holder is not None and not is_away(holder, at):
            return holder
    return post.supervisor


_DUTY_HOLDER = """
    SELECT coalesce(
        (SELECT p.id FROM organisations_person p WHERE p.id IN (post.holder_a_id, post.holder_b_id) AND p.is_active
            AND NOT EXISTS (SELECT 1 FROM organisations_absence a WHERE a.person_id = p.id AND a.start <= %s AND a."end" > %s)
            ORDER BY p.id = post.holder_a_id DESC LIMIT 1),
        post.supervisor_id)
    FROM organisations_post post WHERE post.office_id = %s AND post.key = 'duty' ORDER BY post.id LIMIT 1
"""


def duty_holder_id(office: UUID, at: datetime) -> UUID | None:
    """The id of who answers for an office's duty post, like ``holder_of``, with one query; None without such a post."""
    found = ask(_DUTY_HOLDER, at, at, office)
    return found[0] if found else None


def members_of(office: Office, role: str) -> QuerySet[Person]:
    """Return the active people who hold a role in an office today, by name."""
    member = Membership.objects.filter(running(), office=office, role=role)
    return Person.objects.filter(is_active=True, pk__in=member.values("person")).order_by("name", "pk")


_BELOW = """
    WITH RECURSIVE below AS (
        SELECT id FROM organisations_office WHERE parent_id = ANY(%s)
        UNION SELECT o.id FROM organisations_office o JOIN below b ON o.parent_id = b.id)
    SELECT array_agg(id) FROM below
"""
"""A ring of parents ends instead of turning forever: what was found already is not looked at again."""


def ids_below(offices: Iterable[UUID]) -> set[UUID]:
    """The ids of every office under these, however deep, with one query."""
    above = list(offices)
    found = ask(_BELOW, above) if above else None
    return set(found[0] or ()) if found else set()


def offices_below(office: Office) -> QuerySet[Office]:
    """Return an office and every office under it, however deep."""
    return Office.objects.filter(pk__in={office.pk} | ids_below([office.pk]))


def first_office(kind: str) -> Office:
    """Return the office of a kind to which cases of this county go. Raises LookupError where none works."""
    found = Office.objects.filter(kind=kind, is_active=True).order_by("level", "code").first()
    if found is None:
        raise LookupError(f"no active office of kind {kind}")
    return found
