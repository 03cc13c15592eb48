"""A paper as its signer sees it: its words taken from the very file, who has signed, and who has yet to."""

import io
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from shiquan.cases import files
from shiquan.cases.access import may_read_document
from shiquan.cases.models import Case, Document, Participant, Party, Signature
from shiquan.law.text import Label
from shiquan.organisations.models import Person
from shiquan.procedure.agency import agency_of, agents_now
from shiquan.procedure.changes import DECLINED
from shiquan.procedure.documents import SIGNER_LABELS, Signer

MOST = 50


@dataclass(frozen=True)
class Line:
    """One who signs: in what role, under what name, and whether it is done."""

    role: Label
    name: str
    signature: Signature | None
    mine: bool

    @property
    def left_empty(self) -> bool:
        """An arbitrator who dissents and does not sign."""
        return self.signature is not None and self.signature.proof == DECLINED


def read_pages(row: Document) -> list[list[str]]:
    """The text of each page of the stored PDF, line by line: for screens that cannot show the page itself.

    Taken from the file and not from the fields behind it, so that what is read is what is signed. Empty if it cannot be read.
    """
    if row.file is None:
        return []
    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(files.read(row.file))).pages]
    except (files.FileMissing, ValueError, PyPdfError):
        return []
    return [[line.strip() for line in text.splitlines() if line.strip()] for text in pages]


def signer_lines(row: Document, mine: set[UUID]) -> list[Line]:
    """Everybody who signs, in the order of the paper."""
    ids = [UUID(who) for _, who in row.signers]
    names: dict[UUID, str] = {p.pk: p.name for p in Party.objects.filter(pk__in=ids)}
    names |= {p.pk: p.name for p in Person.objects.filter(pk__in=ids)}
    names |= {UUID(a["id"]): a["name"] for _, a in agents_now(row.case.facts) if a.get("id")}
    names |= {p.pk: p.name for p in Participant.objects.filter(pk__in=ids)}
    given = {s.signer: s for s in row.signatures.all()}
    return [
        Line(SIGNER_LABELS[Signer(role)], names.get(UUID(who), ""), given.get(UUID(who)), UUID(who) in mine)
        for role, who in row.signers
    ]


def waiting_for(person: Person) -> list[Document]:
    """The papers that wait for this person's signature and can be read, oldest first; at most fifty."""
    agent = [UUID(row) for pair in _agencies(person) for row in pair]
    ids = [person.pk, *agent, *(pk for rows in (Party, Participant) for pk in rows.objects.filter(person=person).values_list("pk", flat=True))]
    rows = _unsigned(ids).select_related("case__dispute", "case__office").order_by("drafted_at")[:MOST]
    return [row for row in rows if may_read_document(row, person)]


def _agencies(person: Person) -> list[tuple[str, str]]:
    """The side and the agent's row in each case in which somebody acts for a side now."""
    cases = Case.objects.filter(roles__person=person, roles__role="agent", roles__until=None).only("facts")
    found = (agency_of(case.facts, person.pk) for case in cases)
    return [(str(one[0]), one[1]["id"]) for one in found if one is not None]


def _unsigned(ids: list[UUID]) -> "QuerySet[Document]":
    """Drafted papers on which one of these ids stands as a signer and has not signed."""
    named = Q()
    for one in ids:
        done = Signature.objects.filter(document=OuterRef("pk"), signer=one)
        named |= Q(signers__icontains=str(one)) & ~Q(Exists(done))
    return Document.objects.filter(named, status="drafted", file__isnull=False)
