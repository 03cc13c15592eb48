"""Templates keep to the content security policy: nothing inline, nothing from another host."""

import re

import pytest

from tests.translations import SOURCE

TEMPLATES = sorted(SOURCE.glob("*/templates/**/*.html"))
ASSETS = sorted(
    path for path in (SOURCE / "web/static/web").rglob("*") if path.suffix in {".js", ".css", ".svg"}
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_template_holds_inline_script_or_style(path):
    text = path.read_text("utf-8")
    assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=[\"']|javascript:", text, flags=re.I)
    assert not re.search(r"\bhx-on\b|\bhx-vals=[\"']js:", text)
    for tag in re.findall(r"<script\b[^>]*>", text, flags=re.I):
        assert " src=" in tag or 'type="application/json"' in tag


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_template_is_longer_than_200_lines(path):
    assert len(path.read_text("utf-8").splitlines()) <= 200


@pytest.mark.parametrize("path", [*TEMPLATES, *ASSETS], ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_comes_from_another_host(path):
    text = (
        path.read_text("utf-8")
        .replace("http://www.w3.org/2000/svg", "")
        .replace("https://example.gov.cn/", "")
    )
    assert not re.search(r"(https?:)?//[a-z0-9-]+\.[a-z]", text)


@pytest.mark.parametrize("path", [p for p in ASSETS if p.suffix == ".js"], ids=lambda path: path.name)
def test_no_script_makes_code_out_of_text(path):
    text = path.read_text("utf-8")
    assert not re.search(
        r"\beval\(|new Function|innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write", text
    )
