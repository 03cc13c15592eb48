"""Every address of the project asks who is there: a new page must be named public here, or keep strangers out."""

import uuid
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from shiquan.cases.models import Case, Document
from tests.cases import road
from tests.people import make_cast

pytestmark = pytest.mark.django_db

PUBLIC = frozenset(
    {
        "health", "set_language", "web:ready", "web:home", "web:display", "web:manifest", "web:favicon", "web:offline", "web:service_worker",
        "web:style", "web:style_phone", "web:style_desk", "documents:verify", "documents:code", "notices:outbox",
        "accounts:login", "accounts:second", "accounts:enter", "accounts:code", "accounts:demo", "accounts:become",
        "accounts:logout", "accounts:language", "accounts:enrol", "api-docs",
    }
)  # fmt: skip
"""Pages that anybody may open, by name. What they show to strangers is tested where they live."""
PUBLIC_PARTS = ("intake:", "advice:", "parties:respond", "api:")
"""Parts that have visitors without an account: their own tests say what each of them may see."""
ARGUMENTS = {
    "uuid": str(uuid.UUID(int=7)), "str": "x", "slug": "accept", "int": "1", "path": "x",
}  # fmt: skip


def every_pattern(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from every_pattern(entry, inner)
        else:
            yield f"{space}{entry.name}", entry


def guarded() -> list[tuple[str, URLPattern]]:
    return [
        (name, pattern)
        for name, pattern in every_pattern(get_resolver())
        if name not in PUBLIC and not name.startswith(PUBLIC_PARTS)
    ]


def address(name: str, pattern: URLPattern, **known: str) -> str:
    converters = getattr(pattern.pattern, "converters", {})
    values = {k: known.get(k) or ARGUMENTS[_kind(c)] for k, c in converters.items()}
    return reverse(name, kwargs=values)


def _kind(converter: object) -> str:
    return type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")


def test_there_are_pages_to_guard():
    assert len(guarded()) > 3


@pytest.mark.parametrize("entry", guarded(), ids=lambda e: e[0])
def test_a_visitor_without_an_account_gets_nothing(entry):
    name, pattern = entry
    for method in ("get", "post"):
        answer = getattr(Client(), method)(address(name, pattern))
        assert answer.status_code in (302, 401, 403, 404, 405), (name, method, answer.status_code)
        if answer.status_code == 302:
            assert "/enter" in answer["Location"] or "/login" in answer["Location"], (name, answer["Location"])


def test_an_outsider_gets_404_for_everything_that_names_a_case():
    cast = make_cast()
    case = road.mediating(cast)
    client = Client()
    client.force_login(cast.outsider, backend="django.contrib.auth.backends.ModelBackend")
    tried = 0
    for name, pattern in guarded():
        converters = getattr(pattern.pattern, "converters", {})
        if "uuid" not in {_kind(c) for c in converters.values()}:
            continue
        for row in _ids_of(case):
            known = {k: row for k, c in converters.items() if _kind(c) == "uuid"}
            for method in ("get", "post"):
                answer = getattr(client, method)(address(name, pattern, **known))
                assert answer.status_code in (403, 404, 405), (name, method, answer.status_code)
                tried += 1
    assert tried > 3


def _ids_of(case: Case) -> list[str]:
    document = Document.objects.filter(case=case).first()
    party = case.dispute.parties.first()
    assert document is not None and party is not None
    return [str(case.pk), str(document.pk), str(party.pk), str(case.dispute_id)]
