"""The text of each example document. ``python -m tests.documents.golden_texts`` writes the golden files anew."""

import io
import os
import sys
from functools import cache
from pathlib import Path

from pypdf import PdfReader

from shiquan.documents.render import Rendered, render
from shiquan.procedure.documents import KINDS, Kind
from tests.documents.examples import EXAMPLES, frame_of

GOLDEN = Path(__file__).parent / "golden"
THREE = ["严明", "唐静", "魏国强"]
OF_THREE = (Kind.AWARD, Kind.INTERIM_AWARD, Kind.CONCILIATION_STATEMENT, Kind.CORRECTION_DECISION)
"""The papers that a tribunal of three signs, with goldens of their own."""
OF_MANY = (Kind.ARBITRATION_APPLICATION, Kind.ARBITRATION_ACCEPTANCE, Kind.HEARING_NOTICE, Kind.AWARD)
"""Papers of twelve workers, with goldens of their own: the head names who speaks, a list follows."""
NAMES = ("张小军", "李春梅", "王大勇", "赵秋菊", "周正平", "吴桂兰", "郑德明", "孙小燕", "钱有福", "冯秀英", "陈立新", "褚国良")
TWELVE = [
    {
        "name": name, "sex": "男女"[n % 2], "birth": f"19{80 + n}-05-17", "id_number": f"612422********{1234 + n}", "address": f"陕西省石泉县城关镇向阳路{18 + n}号",
        "phone": f"138****{5678 + n}", "represents": n < 3, "claimed": "1100.00" if n else "1200.00",
    }
    for n, name in enumerate(NAMES)
]  # fmt: skip


@cache
def rendered(kind: Kind) -> Rendered:
    """The example document, rendered once."""
    return render(kind, EXAMPLES[kind], **frame_of(kind))


@cache
def pages_of(kind: Kind) -> tuple[str, ...]:
    """The text of each page of the example."""
    return tuple(page.extract_text() for page in PdfReader(io.BytesIO(rendered(kind).pdf)).pages)


def text_of(kind: Kind) -> str:
    """The text of the example, line by line, pages divided by a rule."""
    return _flat(pages_of(kind))


def flat_text(pdf: bytes) -> str:
    """The same for any PDF of ours."""
    return _flat(tuple(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def _flat(pages: tuple[str, ...]) -> str:
    lines = [line.strip() for page in pages for line in (*page.splitlines(), "-----")]
    return "\n".join(line for line in lines if line) + "\n"


def of_three(kind: Kind) -> Rendered:
    """The example with a tribunal of three."""
    return render(kind, EXAMPLES[kind] | {"arbitrators": THREE}, **frame_of(kind))


def of_many(kind: Kind) -> Rendered:
    """The example with twelve applicants, three of whom speak for all and sign."""
    hands = [p["name"] for p in TWELVE if p["represents"]]
    signing = {"places": ["applicant", "applicant_2", "applicant_3"], "hands": hands} if kind is Kind.ARBITRATION_APPLICATION else {}
    return render(kind, EXAMPLES[kind] | {"applicants": TWELVE, **signing}, **frame_of(kind))


def write_all() -> None:
    """Write every golden file; look at the differences before committing them."""
    GOLDEN.mkdir(exist_ok=True)
    for kind in KINDS:
        (GOLDEN / f"{kind.value}.txt").write_text(text_of(kind), encoding="utf-8")
    for kind in OF_THREE:
        (GOLDEN / f"{kind.value}_of_three.txt").write_text(flat_text(of_three(kind).pdf), encoding="utf-8")
    for kind in OF_MANY:
        (GOLDEN / f"{kind.value}_of_many.txt").write_text(flat_text(of_many(kind).pdf), encoding="utf-8")
    sys.stdout.write(f"{len(KINDS)} golden texts written to {GOLDEN}\n")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shiquan.config.settings")
    write_all()
