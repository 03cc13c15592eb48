"""A paper of three arbitrators: a place for each, presiding first; who dissents may leave his empty, and the seal says so."""

import pytest

from shiquan.documents.authority import OwnAuthority
from shiquan.documents.render import render
from shiquan.documents.sign import CannotSign, seal, sign, waiting_places
from shiquan.documents.verify import verify_pdf
from shiquan.procedure.documents import Issuer, Kind, place_keys
from tests.documents.conftest import AT
from tests.documents.examples import EXAMPLES, OFFICE, frame_of
from tests.documents.golden_texts import GOLDEN, OF_THREE, THREE, flat_text, of_three

PLACES = ["arbitrator", "arbitrator_2", "arbitrator_3"]


@pytest.mark.parametrize("kind", OF_THREE, ids=str)
def test_each_of_three_arbitrators_has_a_place_with_the_name_printed(kind: Kind) -> None:
    assert place_keys(kind, EXAMPLES[kind] | {"arbitrators": THREE}) == [*PLACES, "seal"]
    paper = of_three(kind)
    assert sorted(paper.places) == sorted([*PLACES, "seal"])
    boxes = [paper.places[p] for p in PLACES]
    assert len({(b.page, b.x, b.y) for b in boxes}) == 3
    assert flat_text(paper.pdf) == (GOLDEN / f"{kind.value}_of_three.txt").read_text(encoding="utf-8")


def test_a_dissenters_place_stays_empty_only_where_the_seal_says_so(authority: OwnAuthority) -> None:
    pdf = of_three(Kind.AWARD).pdf
    for place, name in zip(PLACES[:2], THREE, strict=False):
        pdf = sign(pdf, place, name=name, reason="仲裁裁决书", at=AT, provider=authority)
    with pytest.raises(CannotSign, match="arbitrator_3"):
        seal(pdf, office=OFFICE, at=AT, issuer=Issuer.COMMISSION, provider=authority)
    whole = seal(pdf, office=OFFICE, at=AT, issuer=Issuer.COMMISSION, provider=authority, left=["arbitrator_3"])
    answer = verify_pdf(whole, authority.trust_roots())
    assert answer.valid and answer.waiting == () and len(answer.signatures) == 3 and waiting_places(whole) == ["arbitrator_3"]
    forged = whole.replace(b"/LeftEmpty(arbitrator_3)", b"/LeftEmpty(arbitrator_9)")
    answer = verify_pdf(forged, authority.trust_roots())
    assert not answer.valid and "arbitrator_3" in answer.waiting


def test_no_seal_excuses_a_party(authority: OwnAuthority) -> None:
    pdf = render(Kind.MEDIATION_AGREEMENT, EXAMPLES[Kind.MEDIATION_AGREEMENT], **frame_of(Kind.MEDIATION_AGREEMENT)).pdf
    for place in ("applicant", "mediator"):
        pdf = sign(pdf, place, name="某人", reason="x", at=AT, provider=authority)
    whole = seal(pdf, office=OFFICE, at=AT, provider=authority, left=["respondent"])
    answer = verify_pdf(whole, authority.trust_roots())
    assert not answer.valid and answer.waiting == ("respondent",)
