"""The documentation names what is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "bench").glob("*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_file_and_link_that_a_page_names_exists(page: Path):
    text = page.read_text("utf-8")
    named = re.findall(r"`((?:shiquan|docs|tests|bench|deploy)/[\w./-]*)`", text)
    linked = [t for t in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in t]
    missing = [n for n in named if not (ROOT / n).exists()]
    missing += [t for t in linked if not (page.parent / t).exists()]
    assert not missing
