"""Documents per second: render; render, two signatures and the seal; verify.

    python -m bench.documents [--seconds 5] [--json]

One process, one thread, warm: the first documents are not counted. Each document differs, so that nothing is answered
from a cache. Times in milliseconds of wall clock.
"""

import argparse
import io
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shiquan.config.settings")

from PIL import Image, ImageDraw

from shiquan.documents.authority import ensure_authority
from shiquan.documents.render import render
from shiquan.documents.sign import seal, sign
from shiquan.documents.verify import verify_pdf
from shiquan.procedure.documents import KINDS, Kind
from tests.documents.examples import EXAMPLES, OFFICE, frame_of

WARM_UP = 5


def measure(work: Callable[[int], Any], seconds: float) -> dict[str, float]:
    """Call the work with 0, 1, 2 … for so long; documents a second and percentiles."""
    for number in range(WARM_UP):
        work(-1 - number)
    times: list[float] = []
    began = time.perf_counter()
    while time.perf_counter() - began < seconds or len(times) < 20:
        start = time.perf_counter()
        work(len(times))
        times.append((time.perf_counter() - start) * 1000)
    cuts = quantiles(times, n=100)
    return {
        "documents": len(times),
        "per_second": round(1000 * len(times) / sum(times), 1),
        "p50_ms": round(cuts[49], 1),
        "p95_ms": round(cuts[94], 1),
        "p99_ms": round(cuts[98], 1),
    }


def draw_handwriting() -> bytes:
    """A scribble of the size a telephone sends."""
    picture = Image.new("RGBA", (600, 240), (0, 0, 0, 0))
    points = [(60, 40), (220, 180), (240, 60), (180, 150), (380, 90), (360, 200), (540, 50)]
    ImageDraw.Draw(picture).line(points, fill=(20, 20, 40, 255), width=8, joint="curve")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def run(seconds: float) -> dict[str, dict[str, float]]:
    """Every measurement by name."""
    at = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
    ink = draw_handwriting()
    with tempfile.TemporaryDirectory() as folder:
        authority = ensure_authority(Path(folder) / "authority", at)
        kinds = list(KINDS)
        agreement = Kind.MEDIATION_AGREEMENT

        def lay_out(kind: Kind, number: int) -> bytes:
            content = dict(EXAMPLES[kind])
            if "facts" in content:
                content["facts"] = f"{content['facts']}（第{number}件）"
            return render(kind, content, **frame_of(kind)).pdf

        def whole(number: int) -> bytes:
            pdf = lay_out(agreement, number)
            for place, name in (
                ("applicant", f"张小军{number}"),
                ("respondent", "李建国"),
                ("mediator", "王敏"),
            ):
                drawn = ink if place != "mediator" else None
                pdf = sign(
                    pdf, place, name=name, reason="本人确认", at=at, handwriting_png=drawn, provider=authority
                )
            return seal(pdf, office=OFFICE, at=at, provider=authority)

        base = lay_out(agreement, 0)
        complete = whole(0)
        notice = lay_out(Kind.ACCEPTANCE_NOTICE, 0)
        works: dict[str, Callable[[int], Any]] = {
            "render, all kinds in turn": lambda n: lay_out(kinds[n % len(kinds)], n),
            "render, agreement of 3 pages": lambda n: lay_out(agreement, n),
            "one signature with handwriting": lambda n: sign(
                base, "applicant", name=f"张小{n}", reason="x", at=at, handwriting_png=ink, provider=authority
            ),
            "one signature without handwriting": lambda n: sign(
                base, "applicant", name=f"张小{n}", reason="x", at=at, provider=authority
            ),
            "one seal": lambda n: seal(notice, office=OFFICE, at=at, provider=authority),
            "render + 3 signatures + seal, agreement": whole,
            "verify, agreement with 4 signatures": lambda n: verify_pdf(complete, authority.trust_roots()),
        }
        return {name: measure(work, seconds) for name, work in works.items()}


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    figures = run(arguments.seconds)
    if arguments.json:
        sys.stdout.write(json.dumps(figures, ensure_ascii=False, indent=2) + "\n")
        return 0
    for name, row in figures.items():
        sys.stdout.write(
            f"{name:<42}{row['per_second']:>8}/s   p50 {row['p50_ms']} ms   p95 {row['p95_ms']} ms\n"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
