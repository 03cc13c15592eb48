"""A bundle of 300 pages: how long the whole archive takes, in seconds of wall clock.

    python -m bench.bundle [--pages 300] [--again 3] [--json]

Half of the pages are pictures as telephones send them, half are papers of two pages each. No database; files from memory.
"""

import argparse
import io
import json
import os
import tempfile
import time
from datetime import UTC, datetime
from hashlib import sha256

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shiquan.config.settings")

from PIL import Image

from shiquan.arbitration.dossier.bundle import Cover, EventLine, Paper, bind_bundle
from shiquan.documents.render import render
from tests.documents.examples import EXAMPLES, frame_of

AT = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)


def picture(number: int) -> bytes:
    """A photograph of 1600 × 1200 points with some grain."""
    grain = Image.effect_noise((400, 300), 60 + number % 7).resize((1600, 1200))
    out = io.BytesIO()
    Image.merge("RGB", (grain, grain, grain)).save(out, "JPEG", quality=80)
    return out.getvalue()


def make_papers(pages: int) -> list[Paper]:
    """Papers and pictures of so many pages together."""
    kinds = list(EXAMPLES)
    sheets = [render(kind, EXAMPLES[kind], **frame_of(kind)) for kind in kinds[:8]]
    photographs = [picture(n) for n in range(10)]
    papers: list[Paper] = []
    laid = 0
    while laid < pages:
        number = len(papers)
        if number % 2:
            data, media_type, more = photographs[number % 10], "image/jpeg", 1
        else:
            sheet = sheets[number // 2 % len(sheets)]
            data, media_type, more = sheet.pdf, "application/pdf", sheet.pages
        section = "文书和证据" if laid < pages // 2 else "其他证据"
        papers.append(Paper(section, f"第{number}件", "申请人", "2026-11-24", f"p{number}", media_type, sha256(data).hexdigest(), "", lambda d=data: d))
        laid += more
    return papers


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--again", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    papers = make_papers(asked.pages)
    events = [EventLine(n, AT, "记录", "书记员", "0" * 64) for n in range(1, 61)]
    cover = Cover("石泉县劳动人事争议仲裁委员会", "正卷", "石劳人仲案〔2026〕第12号", (("案号", "石劳人仲案〔2026〕第12号"),), AT)
    times, pages, size = [], 0, 0
    for _ in range(asked.again):
        began = time.perf_counter()
        bundle = bind_bundle(cover, papers, events)
        times.append(round(time.perf_counter() - began, 2))
        pages, size = bundle.pages, len(bundle.pdf)
    figures = {"pages": pages, "papers": len(papers), "megabytes": round(size / 1e6, 1), "seconds": times, "best": min(times)}
    print(json.dumps(figures) if asked.json else figures)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("SHIQUAN_DATA", folder)
        main()
