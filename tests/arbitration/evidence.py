"""Evidence of every kind for the tests of the file of a case."""

import io

from PIL import Image

from shiquan.cases import files
from shiquan.cases.clock import now
from shiquan.cases.models import Case, Evidence


def picture(kind: str = "PNG", size: tuple[int, int] = (640, 360), mode: str = "RGBA") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "teal").save(out, kind)
    return out.getvalue()


def add_evidence(case: Case, data: bytes, name: str, media_type: str, side: str = "applicant", title: str = "") -> Evidence:
    return Evidence.objects.create(
        dispute=case.dispute, party=case.dispute.parties.get(side=side), file=files.store(data, name, media_type),
        title=title or name, proves="双方有约定", added_at=now(),
    )  # fmt: skip
