"""What the document tests share: an authority of their own, a hand to sign with, one agreement signed by all."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image, ImageDraw

from shiquan.documents.authority import OwnAuthority, ensure_authority
from shiquan.documents.render import Rendered
from shiquan.documents.sign import seal, sign
from shiquan.procedure.documents import Kind
from tests.documents.examples import OFFICE
from tests.documents.golden_texts import rendered

AT = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> OwnAuthority:
    return ensure_authority(tmp_path_factory.mktemp("data") / "authority", AT)


@pytest.fixture(scope="session")
def handwriting() -> bytes:
    picture = Image.new("RGBA", (600, 240), (0, 0, 0, 0))
    points = [(60, 40), (220, 180), (240, 60), (180, 150), (380, 90), (360, 200), (540, 50)]
    ImageDraw.Draw(picture).line(points, fill=(20, 20, 40, 255), width=8, joint="curve")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="session")
def agreement() -> Rendered:
    return rendered(Kind.MEDIATION_AGREEMENT)


@pytest.fixture(scope="session")
def signed_steps(agreement: Rendered, authority: OwnAuthority, handwriting: bytes) -> list[bytes]:
    """The agreement after each signature; the last one is sealed and complete."""
    steps = [agreement.pdf]
    for place, name, png in (
        ("applicant", "张小军", handwriting),
        ("respondent", "安康市速达同城网络科技有限公司石泉分公司", None),
        ("mediator", "王敏", handwriting),
    ):
        steps.append(
            sign(
                steps[-1], place, name=name, reason="本人确认", at=AT, handwriting_png=png, provider=authority
            )
        )
    steps.append(seal(steps[-1], office=OFFICE, at=AT, provider=authority))
    return steps


@pytest.fixture(scope="session")
def complete(signed_steps: list[bytes]) -> bytes:
    return signed_steps[-1]
