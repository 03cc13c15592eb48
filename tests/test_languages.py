"""Both languages are complete: every text is marked, and every marked text has its English."""

import re
from pathlib import Path

import pytest

from tests.translations import HAN, SOURCE, apps, message_ids, templates_of, translations_of, unmarked_texts

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")
# A part may show Chinese that is Chinese by law: the text of issued documents.
# What a device or a language calls itself may stand in Chinese inside an English sentence.
OWN_NAME = re.compile(r"中文|“[^”]*”")
ISSUED = {"documents/issued"}


def named(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("app", apps(), ids=lambda app: app.name)
def test_every_marked_text_has_its_english(app):
    known = translations_of(app)
    missing = [
        text
        for context, text in sorted(message_ids(app), key=str)
        if HAN.search(text) and not all(known.get((context, text), ("",)))
    ]
    assert not missing, f"shiquan/{app.name}/locale/en/LC_MESSAGES/django.po lacks {len(missing)}: {missing}"


@pytest.mark.parametrize("app", apps(), ids=lambda app: app.name)
def test_no_marked_text_is_english_instead_of_chinese(app):
    english = [
        text
        for _context, text in message_ids(app)
        if not HAN.search(text) and re.search(r"[A-Za-z]{3,} [A-Za-z]{2,}", text)
    ]
    assert not english, f"message ids are Chinese: {english}"


@pytest.mark.parametrize("app", apps(), ids=lambda app: app.name)
def test_translations_are_english_and_keep_their_placeholders(app):
    wrong = []
    for (_context, text), forms in translations_of(app).items():
        for form in forms:
            if HAN.search(OWN_NAME.sub("", form)) or set(PLACEHOLDER.findall(form)) != set(
                PLACEHOLDER.findall(text)
            ):
                wrong.append((text, form))
    assert not wrong


def test_no_text_stands_in_a_template_unmarked():
    wrong = {
        named(path): texts
        for app in apps()
        for path in templates_of(app)
        if not any(part in path.as_posix() for part in ISSUED)
        and (texts := unmarked_texts(path.read_text("utf-8")))
    }
    assert not wrong


def test_scripts_carry_each_word_in_both_languages():
    words = (SOURCE / "web/static/web/js/words.js").read_text("utf-8")
    rows = re.findall(r'^  (\w+): \["([^"]+)", "([^"]+)"\],$', words, flags=re.M)
    assert len(rows) == len(re.findall(r"^  \w+: \[", words, flags=re.M)) > 20
    for _key, chinese, english in rows:
        assert set(PLACEHOLDER.findall(chinese)) == set(PLACEHOLDER.findall(english))
        assert not HAN.search(english)
    for script in (SOURCE / "web/static/web/js").glob("*.js"):
        if script.name != "words.js":
            code = re.sub(r"/\*.*?\*/|//[^\n]*", "", script.read_text("utf-8"), flags=re.S)
            assert not HAN.search(code), f"{script.name} shows Chinese that words.js should carry"
