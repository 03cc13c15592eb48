"""Questions about who is what, and who answers now."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Now, TruncDate

from .models import Absence, Membership, Office, Person, Post

RoleInOffice = tuple[str, UUID]


def running() -> Q:
    """The memberships that run today (the database reads the day, in the legal time zone)."""
    today = TruncDate(Now())
    return Q(since__lte=today) & (Q(until__isnull=True) | Q(until__gte=today))


def active_roles(person: Person) -> frozenset[RoleInOffice]:
    """Return the pairs (role, office id) that a person holds today, read once per instance."""
    if person._active_roles is None:
        rows = Membership.objects.filter(running(), person=person).values_list("role", "office_id")
        person._active_roles = frozenset(rows) if person.is_active else frozenset()
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


def holder_id_of(post: Post, at: datetime) -> UUID:
    """The id of who answers for a post, like ``holder_of``, with one query."""
    wanted = [pk for pk in (post.holder_a_id, post.holder_b_id) if pk is not None]
    away = Absence.objects.filter(person=OuterRef("pk"), start__lte=at, end__gt=at)
    there = set(Person.objects.filter(~Exists(away), pk__in=wanted, is_active=True).values_list("pk", flat=True))
    return next((pk for pk in wanted if pk in there), post.supervisor_id)


def members_of(office: Office, role: str) -> QuerySet[Person]:
    """Return the active people who hold a role in an office today, by name."""
    member = Membership.objects.filter(running(), office=office, role=role)
    return Person.objects.filter(is_active=True, pk__in=member.values("person")).order_by("name", "pk")


def offices_below(office: Office) -> QuerySet[Office]:
    """Return an office and every office under it, however deep."""
    found: set[UUID] = {office.pk}
    layer = found
    while layer:
        children = Office.objects.filter(parent__in=layer).values_list("pk", flat=True)
        layer = set(children) - found  # a ring of parents ends here instead of turning forever
        found = found | layer
    return Office.objects.filter(pk__in=found)
