"""What may be chosen for a field that names a row (a person, an office, a party, a claim …) of a case."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from shiquan.cases.access import visible_documents, visible_evidence, visible_offers
from shiquan.law.money import plain
from shiquan.organisations.directory import members_of, running
from shiquan.organisations.models import Membership, Office, Person
from shiquan.procedure.agency import agents_now, signing_ids
from shiquan.procedure.documents import get_kind
from shiquan.procedure.language import Field, Role, Step
from shiquan.procedure.testimony import on_stand, participants_of, role_of
from shiquan.workspace.opening import Opened
from shiquan.workspace.wording import say

Options = list[tuple[str, str]]
OF_THE_HOUSE = ("mediator", "judge", "arbitrator", "clerk", "secretary", "court_clerk")
"""Person fields whose holder is a member of the case's own office with the role of that name."""
PLACES = ("mediation_centre", "town_centre", "enterprise_committee", "industry_committee", "service_home", "arbitration_commission")


def options_for(field: Field, step: Step, opened: Opened) -> Options:
    """Pairs of id and words; empty for a field whose row is not chosen from a list (a file)."""
    reader = _READERS.get(field.of)
    return reader(field, step, opened) if reader else []


def _persons(field: Field, step: Step, opened: Opened) -> Options:
    if field.name in OF_THE_HOUSE:
        role = "clerk" if field.name == "secretary" else field.name
        return [(str(p.pk), p.name) for p in members_of(opened.case.office, role)]
    running_seats = Membership.objects.filter(running(), role="expert")
    experts = Person.objects.filter(is_active=True).filter(pk__in=running_seats.values("person"))
    seats = {
        str(p.pk): "、".join(p.panel_seats.all()[0].specialities) if p.panel_seats.all() else ""
        for p in experts.prefetch_related("panel_seats")
    }
    return [(str(p.pk), f"{p.name}（{seats[str(p.pk)]}）" if seats[str(p.pk)] else p.name) for p in experts.order_by("name")]


def _offices(field: Field, step: Step, opened: Opened) -> Options:
    places = ("arbitration_commission",) if opened.case.procedure.startswith("arbitration/") else PLACES
    offices = Office.objects.exclude(pk=opened.case.office_id).filter(is_active=True, kind__in=places).order_by("level", "name")
    return [(str(o.pk), o.name) for o in offices]


def _parties(field: Field, step: Step, opened: Opened) -> Options:
    return [(str(p.id), f"{p.name}（{say(p.side.label)}）") for p in opened.snapshot.parties]


def _claims(field: Field, step: Step, opened: Opened) -> Options:
    return [
        (str(c.id), f"{c.title} ¥{plain(c.amount)}" if c.amount is not None else c.title)
        for c in opened.snapshot.claims
        if c.status != "dropped"
    ]


def _offers(field: Field, step: Step, opened: Opened) -> Options:
    seen = visible_offers(opened.case, opened.actor).filter(status="open").select_related("claim")
    rows = [o for o in seen if o.party_id != opened.actor.party or o.party_id is None]
    return [
        (str(o.pk), " · ".join(filter(None, (o.claim.title if o.claim else _("全部请求"), f"¥{plain(o.amount or Decimal())}", o.terms))))
        for o in reversed(rows)
    ]


def _documents(field: Field, step: Step, opened: Opened) -> Options:
    seen = visible_documents(opened.case, opened.actor)
    if step.key in ("sign", "leave_unsigned"):
        waiting = {d.id for d in opened.snapshot.documents if d.status == "drafted" and signing_ids(opened.snapshot, opened.actor, d) & set(d.waiting_for)}
        seen = seen.filter(pk__in=waiting)
    return [(str(d.pk), f"{say(get_kind(d.kind).title)} {d.number}".strip()) for d in seen]


def _appointments(field: Field, step: Step, opened: Opened) -> Options:
    return [
        (str(a.id), f"{localtime(a.starts_at):%Y-%m-%d %H:%M} {a.place}".strip())
        for a in opened.snapshot.appointments
        if a.status == "invited"
    ]


def _instalments(field: Field, step: Step, opened: Opened) -> Options:
    return [
        (str(i.id), f"{i.due_on:%Y-%m-%d} ¥{plain(i.amount)}") for i in opened.snapshot.instalments if i.status != "paid"
    ]


def _evidence(field: Field, step: Step, opened: Opened) -> Options:
    return [(str(e.pk), e.title) for e in visible_evidence(opened.case, opened.actor).order_by("added_at", "id")]


def _tribunal(field: Field, step: Step, opened: Opened) -> Options:
    """Who sits on the case."""
    seats = {p: r for r, p in opened.snapshot.roles if r in (Role.ARBITRATOR, Role.SECRETARY)}
    return [(str(p.pk), f"{p.name}（{say(seats[p.pk].label)}）") for p in Person.objects.filter(pk__in=seats).order_by("name")]


def _signers(field: Field, step: Step, opened: Opened) -> Options:
    """The sides, and the agents who sign beside one."""
    agents = [(row["id"], f"{row['name']}（{say(Role.AGENT.label)}）") for _, row in agents_now(opened.snapshot.facts) if row.get("person")]
    return [*_parties(field, step, opened), *agents]


def _participants(field: Field, step: Step, opened: Opened) -> Options:
    """Who may be called, released, or has refused to sign: each step of the hearing offers those it is about."""
    facts = opened.snapshot.facts
    heard = on_stand(facts)
    waiting = {str(w) for d in opened.snapshot.documents if d.status == "drafted" for w in d.waiting_for}
    fits = {"call_participant": lambda i: i not in heard, "release_participant": lambda i: i in heard}.get(step.key, lambda i: i in waiting)
    return [(p["id"], f"{p['name']}（{say(role_of(p).label)}）") for p in participants_of(facts) if fits(p["id"])]


_READERS: Mapping[str, Callable[[Field, Step, Opened], Options]] = {
    "person": _persons,
    "office": _offices,
    "party": _parties,
    "participant": _participants,
    "signer": _signers,
    "claim": _claims,
    "offer": _offers,
    "document": _documents,
    "appointment": _appointments,
    "instalment": _instalments,
    "evidence": _evidence,
    "tribunal": _tribunal,
}

__all__ = ["options_for"]
