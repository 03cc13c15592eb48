"""Who may see what, decided by the role somebody holds on *this* case. Every page, file and API call asks here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from shiquan.cases.models import (
    Appointment,
    Case,
    CaseRole,
    Document,
    Evidence,
    Note,
    Offer,
    Participant,
    Party,
    StoredFile,
)
from shiquan.organisations.directory import active_roles, ids_below
from shiquan.organisations.models import Person
from shiquan.procedure.agency import acting, named_in_the_case
from shiquan.procedure.documents import KINDS, Reader, Signer
from shiquan.procedure.language import HEARD_ROLES, PARTY_ROLES, Actor, Role
from shiquan.procedure.snapshot import Snapshot
from shiquan.procedure.testimony import PAPER as TESTIMONY
from shiquan.procedure.testimony import own_papers

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from shiquan.cases.models.case import CaseQuerySet

SYSTEM = Actor(None, "系统", frozenset({Role.SYSTEM}))
OFFICE_ROLES = {
    "duty": Role.DUTY,
    "supervisor": Role.SUPERVISOR,
    "director": Role.DIRECTOR,
    "counter": Role.COUNTER,
    "clerk": Role.CLERK,
    "court_clerk": Role.COURT_CLERK,
}
"""Roles that an office's members hold on every case of the office."""
TRIBUNAL_OFFICE = {"clerk"}
"""Office roles of the commission: they open no mediation, even in a centre that does both."""
MAY_SIT = {"arbitrator", "clerk"}
"""Office roles whose holders may be named as arbitrator or secretary of a case."""
SEES_BELOW = {"supervisor", "director"}
"""Who also sees the offices below the own one."""
JOINED = Role.THIRD_PARTY.value
"""A third party joins an arbitration: what the sides said without prejudice in a mediation is not for its eyes."""
STAFF = frozenset(Role) - PARTY_ROLES - HEARD_ROLES - {Role.EXPERT, Role.AGENT, Role.SYSTEM}


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks: a logged-in person."""

    person: Person

    @classmethod
    def of(cls, person: Person) -> "Viewer":
        return cls(person)


def cases_seen_by(cases: "CaseQuerySet", viewer: Viewer) -> "CaseQuerySet":
    """The cases in which the viewer holds a role."""
    person = viewer.person
    if not person.is_active:
        return cases.none()
    mine = Party.objects.filter(person=person)
    rule = Q(dispute__in=mine.exclude(side=JOINED).values("dispute"))
    rule |= Q(dispute__in=mine.filter(side=JOINED).values("dispute")) & ~Q(procedure__startswith="mediation/")
    rule |= Q(pk__in=CaseRole.objects.filter(person=person, until__isnull=True).values("case"))
    rule |= _by_office(person)
    cases = cases.filter(rule)
    return cases.exclude(_behind_the_wall(person)) if _may_sit(person) else cases


def cases_on_desk_of(cases: "CaseQuerySet", person: Person) -> "CaseQuerySet":
    """The cases somebody works on as staff or expert: the offices', and those with a role. Planned for long lists."""
    offices = _offices_of(person)
    held = CaseRole.objects.filter(person=person, until__isnull=True).exclude(role=Role.AGENT.value)
    if not person.is_active:
        return cases.none()
    if _may_sit(person):
        return cases.filter(_by_office(person) | Q(pk__in=held.values("case"))).exclude(_behind_the_wall(person))
    if not offices:
        return cases.filter(pk__in=held.values("case"))
    elsewhere = list(held.exclude(case__office__in=offices).values_list("case", flat=True)[:500])
    rule = Q(office__in=offices)
    return cases.filter(rule | Q(pk__in=elsewhere)) if elsewhere else cases.filter(rule)


def _by_office(person: Person) -> Q:
    """The cases that somebody sees because of an office; a clerk of the commission sees no mediation by it."""
    offices = _offices_of(person)
    if not _may_sit(person):
        return Q(office__in=offices) if offices else Q(pk__in=[])
    other = _read_offices(frozenset(pair for pair in active_roles(person) if pair[0] not in TRIBUNAL_OFFICE))
    return (Q(office__in=offices) & ~Q(procedure__startswith="mediation/")) | Q(office__in=other)


def _may_sit(person: Person) -> bool:
    return any(role in MAY_SIT for role, _ in active_roles(person))


def _behind_the_wall(person: Person) -> Q:
    """Mediations of disputes in whose arbitration the person sits or sat, unless a party to it."""
    sat = CaseRole.objects.filter(person=person, role__in=("arbitrator", "secretary")).values("case__dispute")
    mine = Party.objects.filter(person=person).values("dispute")
    return Q(procedure__startswith="mediation/", dispute__in=sat) & ~Q(dispute__in=mine)


def worklist_offices(person: Person) -> set[UUID]:
    """The offices whose cases stand in the person's worklist."""
    return _offices_of(person)


def _offices_of(person: Person) -> set[UUID]:
    """The offices whose cases the person sees, read once for each set of roles that the instance holds."""
    roles = active_roles(person)
    known = getattr(person, "_offices_seen", None)
    if known is None or known[0] != roles:
        known = (roles, _read_offices(roles))
        person._offices_seen = known  # type: ignore[attr-defined]
    return set(known[1])


def _read_offices(roles: frozenset[tuple[str, UUID]]) -> set[UUID]:
    own = {o for r, o in roles if r in OFFICE_ROLES or r == "judge"}
    return own | ids_below(o for r, o in roles if r in SEES_BELOW)


def actor_on(case: Case, person: Person | None) -> Actor:
    """Who the person is on this case; nobody in particular for an outsider; the system for ``None``."""
    if person is None:
        return SYSTEM
    parties = list(case.dispute.parties.all())
    mine = next((p.pk for p in parties if p.person_id == person.pk), None)
    party, agent = acting(mine, case.facts, person.pk)
    side = next((Role(p.side) for p in parties if p.pk == party), None)
    held = [Role(r.role) for r in case.roles.all() if r.person_id == person.pk and r.until is None]
    return named_in_the_case(Actor(person.pk, person.name, _roles(case, person, side, held), party), agent, case.facts)


def actor_in(snapshot: Snapshot, case: Case, person: Person | None) -> Actor:
    """The same from a snapshot at hand."""
    if person is None:
        return SYSTEM
    mine = next((p.id for p in snapshot.parties if p.person == person.pk), None)
    party, agent = acting(mine, snapshot.facts, person.pk)
    side = next((p.side for p in snapshot.parties if p.id == party), None)
    roles = _roles(case, person, side, [r for r, p in snapshot.roles if p == person.pk])
    return named_in_the_case(Actor(person.pk, person.name, roles, party), agent, snapshot.facts)


def _roles(case: Case, person: Person, side: Role | None, held: list[Role]) -> frozenset[Role]:
    """As a side, by the office, and by name on this case."""
    roles: set[Role] = set(held)
    if not person.is_active:
        return frozenset()
    if side is not None and not (side is Role.THIRD_PARTY and is_mediation(case.procedure)):
        roles.add(side)
    if _is_walled_off(case, person):
        return frozenset(roles & PARTY_ROLES)
    for role, office in active_roles(person):
        if role in TRIBUNAL_OFFICE and is_mediation(case.procedure):
            continue
        if office == case.office_id and role in OFFICE_ROLES:
            roles.add(OFFICE_ROLES[role])
        if office == case.office_id and role == "judge" and case.handler_id in (None, person.pk):
            roles.add(Role.JUDGE)
        if role in SEES_BELOW and office != case.office_id and case.office_id in _offices_of(person):
            roles.add(OFFICE_ROLES[role])
    return frozenset(roles)


def is_mediation(procedure: str) -> bool:
    return procedure.startswith("mediation/")


def _is_walled_off(case: Case, person: Person) -> bool:
    """The without-prejudice wall: whoever sits, or ever sat, in the arbitration of a dispute is nobody in its mediation.

    Mediation and arbitration law arts. 5, 42: what was said and offered to settle must not reach who decides. Asked
    only for people who may sit at all, so nobody else pays for it.
    """
    if not is_mediation(case.procedure) or not any(role in MAY_SIT for role, _ in active_roles(person)):
        return False
    sat = CaseRole.objects.filter(case__dispute=case.dispute_id, person=person, role__in=("arbitrator", "secretary"))
    return sat.exists()


def reads_private(actor: Actor) -> bool:
    """Whether the private steps of a case (caucus, deliberation) stand in the history that somebody reads."""
    return bool(actor.roles & {Role.MEDIATOR, Role.ARBITRATOR})


def visible_notes(case: Case, actor: Actor) -> "QuerySet[Note]":
    """Deliberation is the tribunal's alone. Caucus notes are the mediator's alone; joint notes are for the sides and the mediator. Nobody else reads any."""
    notes = Note.objects.filter(case=case)
    if Role.ARBITRATOR in actor.roles:
        return notes.filter(channel="deliberation")
    if Role.MEDIATOR in actor.roles:
        return notes.exclude(channel="deliberation")
    if actor.roles & PARTY_ROLES:
        return notes.filter(channel="joint")
    return notes.none()


def visible_offers(case: Case, actor: Actor) -> "QuerySet[Offer]":
    """Shared offers for the sides; an offer for the mediator only is seen by its maker and the mediator."""
    offers = Offer.objects.filter(case=case)
    if Role.MEDIATOR in actor.roles:
        return offers
    if actor.party is not None:
        return offers.filter(Q(shared=True) | Q(party=actor.party))
    return offers.none()


def visible_appointments(case: Case, actor: Actor) -> "QuerySet[Appointment]":
    """The staff see every meeting; a side only those it is invited to; an expert only consultations.

    That the other side is met alone, when and under which meeting number, stays with the mediator.
    """
    meetings = Appointment.objects.filter(case=case)
    if actor.roles & STAFF:
        return meetings
    rule = Q(pk__in=[])
    if actor.party is not None:
        rule |= Q(parties__contains=[str(actor.party)])
    if Role.EXPERT in actor.roles:
        rule |= Q(kind="expert")
    return meetings.filter(rule)


PARTS = frozenset({"story", "claims", "evidence", "answers"})
"""The parts of a file that a mediator may share with an expert."""


def visible_parts(case: Case, actor: Actor) -> frozenset[str]:
    """All parts of the file for the staff and the sides; for an expert those that the mediator shared."""
    if actor.roles & (STAFF | PARTY_ROLES):
        return PARTS
    if Role.EXPERT in actor.roles:
        return PARTS & frozenset(case.facts.get("experts", {}).get(str(actor.id), {}).get("share", ()))
    return frozenset()


READER_OF: dict[Role, Reader] = {
    Role.APPLICANT: Reader.APPLICANT, Role.RESPONDENT: Reader.RESPONDENT, Role.MEDIATOR: Reader.MEDIATOR,
    Role.EXPERT: Reader.EXPERT, Role.JUDGE: Reader.COURT, Role.COURT_CLERK: Reader.COURT,
    Role.DUTY: Reader.CENTRE, Role.SUPERVISOR: Reader.CENTRE, Role.DIRECTOR: Reader.CENTRE, Role.COUNTER: Reader.CENTRE,
    Role.CLERK: Reader.CENTRE, Role.SECRETARY: Reader.CENTRE, Role.ARBITRATOR: Reader.CENTRE,
}  # fmt: skip
"""As what somebody reads documents. A role that is missing here reads none."""


BOTH_SIDES = frozenset({Reader.APPLICANT, Reader.RESPONDENT})
SECONDARY = [str(k) for k, row in KINDS.items() if row.secondary]
"""The papers of the secondary file (副卷): they stay on their own case, even where another tribunal deals with the dispute."""
OWN_PAPERS = [str(k) for k, row in KINDS.items() if Signer.PARTY in row.signers]
"""Papers that one side makes for itself: whoever else reads them, that side does."""
AFTER_ACCEPTANCE = ("arbitration_application", "evidence_list")
"""What the applicant files reaches the other side when it is accepted. 劳动争议调解仲裁法 (2008) art. 30"""


def kinds_read_by(roles: frozenset[Role]) -> list[str]:
    """The document kinds whose row names one of the roles as reader or signer; a third party reads what both sides read.

    No party reads the secondary file, in whatever other role it may stand on the case.
    """
    names = {READER_OF[r].value for r in roles if r in READER_OF} | {r.value for r in roles}
    third, side = Role.THIRD_PARTY in roles, bool(roles & PARTY_ROLES)
    return [
        str(k) for k, row in KINDS.items()
        if (names & {*map(str, row.readers), *map(str, row.signers)} or (third and set(row.readers) >= BOTH_SIDES)) and not (side and row.secondary)
    ]  # fmt: skip


THROUGH_THE_WALL = ("mediation_agreement", "service_address", "review_application")
"""The papers of a mediation that the arbitration of the same dispute may read: what binds, and where to serve."""


def visible_documents(case: Case, actor: Actor) -> "QuerySet[Document]":
    """The documents of the dispute whose kind names the actor as a reader or signer.

    The staff see those of their own case from the first draft, and those that another case of the same dispute issued
    once they are in force: so the court reads the agreement and the application that were handed over, and no record
    of the talks; the centre reads the ruling. A side sees what is in force or waits for it; an expert its own opinion.
    """
    kinds = kinds_read_by(actor.roles)
    own = Q(kind__in=OWN_PAPERS, signers__icontains=str(actor.party)) if actor.party is not None else Q(pk__in=[])
    documents = Document.objects.filter(Q(kind__in=kinds) | own, case__dispute=case.dispute_id)
    in_force = Q(status="complete") | (Q(phase="complete") & ~Q(status="void"))
    if case.procedure.startswith("arbitration/") and not actor.roles & PARTY_ROLES:
        documents = documents.exclude(Q(case__procedure__startswith="mediation/") & ~Q(kind__in=THROUGH_THE_WALL))
    if Role.THIRD_PARTY in actor.roles:
        documents = documents.exclude(case__procedure__startswith="mediation/")
    if actor.roles & (PARTY_ROLES - {Role.APPLICANT}):
        early = Q(kind__in=AFTER_ACCEPTANCE) & ~Q(case__facts__has_key="accepted_at")
        documents = documents.exclude(early & ~Q(signers__icontains=str(actor.party)))
    if actor.roles & STAFF:
        return documents.filter(Q(case=case) | (in_force & ~Q(kind__in=SECONDARY)))
    if Role.EXPERT in actor.roles and not actor.roles & PARTY_ROLES:
        return documents.filter(case=case, signers__contains=[["expert", str(actor.id)]]).exclude(status="void")
    if actor.party is None:
        return documents.filter(case=case, kind=TESTIMONY, pk__in=own_papers(case.facts, actor.id)).exclude(status="void")
    return documents.filter(in_force | (Q(signers__icontains=str(actor.party)) & ~Q(status="void")))


def cases_heard_in(person: Person) -> "CaseQuerySet":
    """The cases in which somebody is heard without being a side: a door to the own testimony, and to nothing else of the case."""
    if not person.is_active:
        return Case.objects.none()
    heard = Case.objects.filter(pk__in=Participant.objects.filter(person=person).values("case"))
    return heard.exclude(dispute__in=Party.objects.filter(person=person).values("dispute"))


COURT = frozenset({Role.JUDGE, Role.COURT_CLERK})


def visible_evidence(case: Case, actor: Actor) -> "QuerySet[Evidence]":
    """The sides and the staff read the evidence; an expert only when the mediator shared it.

    The court reads what was in the file when its case closed: proofs of payment that come later are not its business.
    """
    evidence = Evidence.objects.filter(dispute=case.dispute_id)
    if actor.roles & COURT and case.closed_at is not None and not actor.roles & PARTY_ROLES:
        return evidence.filter(added_at__lte=case.closed_at)
    if actor.roles & (STAFF | PARTY_ROLES):
        return evidence
    return evidence if "evidence" in visible_parts(case, actor) else evidence.none()


def may_read_file(file: StoredFile, person: Person | None, session: str = "") -> bool:
    """Whether somebody may open a stored file: its owner, or through a case's evidence or documents."""
    if person is not None and file.owner_id == person.pk:
        return True
    if file.owner_id is None and session and file.session == session and not file.evidence.exists():
        return True
    if person is None:
        return False
    viewer = Viewer(person)
    for evidence in file.evidence.all():
        for case in Case.objects.for_actor(viewer).filter(dispute=evidence.dispute_id):
            if visible_evidence(case, actor_on(case, person)).filter(pk=evidence.pk).exists():
                return True
    for document in file.documents.select_related("case"):
        if may_read_document(document, person):
            return True
    return any(may_read_document(d.document, person) for d in file.deliveries.select_related("document"))


def may_read_document(document: Document, person: Person) -> bool:
    """Whether the person may read it on any case of its dispute."""
    dispute = Case.objects.filter(pk=document.case_id).values("dispute")
    mine = [*Case.objects.for_actor(Viewer(person)).filter(dispute__in=dispute).select_related("dispute")]
    if document.kind == TESTIMONY:
        mine += cases_heard_in(person).filter(pk=document.case_id).select_related("dispute")
    return any(visible_documents(c, actor_on(c, person)).filter(pk=document.pk).exists() for c in mine)


def may_edit_document(document: Document, person: Person) -> bool:
    """Whether the person may take an editable copy: the staff of the paper's own case who read it, and no side."""
    case = document.case
    actor = actor_on(case, person)
    if not actor.roles & STAFF or actor.roles & PARTY_ROLES:
        return False
    return visible_documents(case, actor).filter(pk=document.pk).exists()


def may_listen(person_id: UUID, topic: str) -> bool:
    """Whether a person may follow a topic of the live channel (``case:…``, ``worklist:…``, ``person:…``)."""
    kind, _, raw = topic.partition(":")
    try:
        subject = UUID(raw)
    except ValueError:
        return False
    person = Person.objects.filter(pk=person_id, is_active=True).first()
    if person is None:
        return False
    if kind == "person":
        return subject == person.pk
    if kind == "worklist":
        return subject in _offices_of(person)
    if kind == "case":
        return Case.objects.for_actor(Viewer(person)).filter(pk=subject).exists()
    return False
