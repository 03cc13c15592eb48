"""The papers of a whole dispute are rendered, signed, sealed, and verify."""

import pytest

from shiquan.cases import files
from shiquan.cases.clock import now
from shiquan.cases.models import Document
from shiquan.documents.sign import get_provider
from shiquan.documents.verify import verify_pdf
from tests.cases import road
from tests.people import make_cast

pytestmark = pytest.mark.django_db


def test_every_paper_of_a_closed_dispute_verifies_by_its_signatures() -> None:
    road.closed(make_cast())
    open_papers = Document.objects.filter(status="drafted")
    assert {d.kind for d in open_papers} == {"session_record"}  # the sides have not signed the record
    roots = get_provider(now()).trust_roots()
    complete = Document.objects.filter(status="complete")
    assert complete.count() >= 10
    for document in complete:
        assert document.file is not None
        pdf = files.read(document.file)
        signed = len(document.signers) > 0
        answer = verify_pdf(pdf, roots)
        assert answer.valid or not (signed or answer.signatures), (document.kind, answer)
        assert files.digest(pdf) == document.sha256


def test_the_agreement_carries_three_signatures_and_the_seal() -> None:
    case = road.agreed(make_cast())
    agreement = case.documents.get(kind="mediation_agreement")
    assert agreement.file is not None
    answer = verify_pdf(files.read(agreement.file), get_provider(now()).trust_roots())
    assert answer.valid and len(answer.signatures) == 4
