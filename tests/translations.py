"""Reads what people see out of templates and Python: message ids, and texts that nobody marked for translation."""

import io
import re
from ast import literal_eval
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parent.parent / "shiquan"
KEYWORDS = {
    "gettext": None, "gettext_lazy": None, "gettext_noop": None, "_": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
HAN = re.compile(r"[\u3400-\u9fff]")
LATIN_WORDS = re.compile(r"[A-Za-z]{3,}(?:\s+[A-Za-z]{2,})*")
# Names that read the same in every language.
NAMES = {
    "PDF",
    "Cookie",
    "English",
    "SVG",
    "Shiquan",
    "SHA",
    "DOCX",
    "CSV",
    "JSON",
    "Enter",
    "Esc",
    "URL",
    "HTML",
    "API",
}
SHOWN_ATTRIBUTES = re.compile(r'\b(?:title|alt|placeholder|aria-label|data-hint|label|content)="([^"{}]*)"')


def apps() -> list[Path]:
    return sorted(
        path for path in SOURCE.iterdir() if path.is_dir() and path.name not in {"law", "procedure"}
    )


def templates_of(app: Path) -> list[Path]:
    return sorted((app / "templates").rglob("*.html")) + sorted((app / "templates").rglob("*.txt"))


def modules_of(app: Path) -> list[Path]:
    return sorted(path for path in app.rglob("*.py") if "migrations" not in path.parts)


def message_ids(app: Path) -> set[tuple[str | None, str]]:
    """(context, message id) of everything that an app marks for translation."""
    found: set[tuple[str | None, str]] = set()
    for path in templates_of(app):
        found.update(_from_template(path.read_text("utf-8"), str(path)))
    for path in modules_of(app):
        found.update(_from_source(path.read_text("utf-8")))
    return found


def translations_of(app: Path) -> dict[tuple[str | None, str], tuple[str, ...]]:
    """(context, message id) → English forms, from an app's own catalogue; empty without one."""
    path = app / "locale" / "en" / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalogue = read_po(file, locale="en")
    rows = {}
    for message in catalogue:
        if message.id and not message.fuzzy:
            key = message.id[0] if isinstance(message.id, tuple) else message.id
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            rows[(message.context, key)] = tuple(str(form) for form in forms)
    return rows


def unmarked_texts(template: str) -> list[str]:
    """Chinese or English-looking words of a template that stand outside translation tags."""
    text = re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}|<!--.*?-->", "", template, flags=re.S)
    text = re.sub(r"{%\s*(blocktranslate|blocktrans)\b.*?{%\s*end\1\s*%}", "", text, flags=re.S)
    # These blocks of the page skeletons hold CSS classes, not words.
    text = re.sub(r"{%\s*block\s+(body_class|width|columns)\s*%}[^{]*{%\s*endblock[^%]*%}", "", text)
    text = re.sub(r"{%.*?%}", lambda tag: _shown_in_tag(tag[0]), text, flags=re.S)
    text = re.sub(r"{{.*?}}", "", text, flags=re.S)
    chinese = [line.strip() for line in text.splitlines() if HAN.search(_without_own_names(line))]
    outside = re.sub(r"<(script|style|svg|code|kbd)\b.*?</\1>", " ", text, flags=re.S)
    words = SHOWN_ATTRIBUTES.findall(re.sub(r"<(meta|link)\b[^>]*>", "", outside))
    words += re.sub(r"<[^>]*>", "\n", outside).splitlines()
    english = [word for line in words for word in LATIN_WORDS.findall(line) if word.strip() not in NAMES]
    return chinese + english


def _shown_in_tag(tag: str) -> str:
    """Literal texts in tags that do not translate: {% include … with title="…" %}."""
    if re.match(r"{%\s*(translate|trans)\b", tag):
        return ""
    literals = re.sub(r"_\((\"[^\"]*\"|'[^']*')\)", "", tag)
    return " ".join(text for text in re.findall(r"[\"']([^\"']*)[\"']", literals) if HAN.search(text))


def _without_own_names(line: str) -> str:
    """The language switch names each language in itself."""
    return re.sub(r"中文|>中<|简体中文", "", line)


STRING = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(n?p?gettext|_)\(\s*{STRING}(?:\s*,\s*{STRING})?")


def _from_template(text: str, origin: str) -> Iterator[tuple[str | None, str]]:
    """Django turns a template into something that looks like calls; it is not quite Python, so it is read as text."""
    for call in CALL.finditer(templatize(text, origin=origin)):
        function, first, second = call.groups()
        if "p" in function.removesuffix("gettext"):
            yield literal_eval(first), literal_eval(second)
        else:
            yield None, literal_eval(first)


def _from_source(source: str) -> Iterator[tuple[str | None, str]]:
    options = {"encoding": "utf-8"}
    for _line, function, message, _comments in extract_python(
        io.BytesIO(source.encode()), KEYWORDS, (), options
    ):
        if message is None:
            continue
        parts = message if isinstance(message, tuple | list) else (message,)
        texts = [part for part in parts if part is not None]
        if not texts:
            continue
        if function.startswith(("p", "np")) and len(texts) > 1:
            yield texts[0], texts[1]
        else:
            yield None, texts[0]
