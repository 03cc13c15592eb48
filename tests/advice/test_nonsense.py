"""Whatever is typed into the public pages and the open API, there is an answer in words and never an error of the server."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.advice.sealing import seal
from shiquan.api import law_limits
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS
from shiquan.law.situations import SITUATIONS

pytestmark = pytest.mark.django_db
NONSENSE: tuple[Any, ...] = ("\x00", "x" * 5000, "-1", "1e400", "NaN", "９９９", "'; --", "{}", "[]", "0001-01-01", "9999-12-31", "2024-02-30", "𠮷", "<b>")
FINE = {200, 302, 400, 404, 413, 422, 429}


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.key)
def test_every_question_answers_nonsense_in_words(client: Client, situation: Any) -> None:
    url = reverse("advice:ask", args=[situation.key])
    for question in situation.questions:
        for typed in NONSENSE:
            answer = client.post(f"{url}?q={question.fact}", {question.fact: typed})
            assert answer.status_code in FINE, (question.fact, typed)


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda s: s.key)
def test_every_result_survives_nonsense_in_a_sealed_link(client: Client, situation: Any) -> None:
    for typed in (*NONSENSE[2:], None, 5, True, ["1", "x"], {"a": 1}):
        told = {question.fact: typed for question in situation.questions}
        token = seal({"a": told, "t": {"t_known_on": typed, "t_asked_on": typed, "t_asked_how": typed}})
        for name in ("result", "sheet") if typed in ("𠮷", "9999-12-31", None) else ("result",):
            answer = client.get(reverse(f"advice:{name}", args=[situation.key]), {"a": token})
            assert answer.status_code in FINE, (name, typed)


def test_the_tools_answer_nonsense_in_words(client: Client) -> None:
    for typed in NONSENSE:
        assert client.get(reverse("advice:deadlines"), {"rule": typed, "start": typed}).status_code in FINE
        assert client.get(reverse("advice:relationship"), {"a": typed}).status_code in FINE
        assert client.post(reverse("advice:relationship"), {"attendance": typed, "note-attendance": typed}).status_code in FINE
        assert client.get(reverse("advice:home"), {"a": typed}).status_code in FINE


def test_the_open_api_answers_nonsense_in_words(client: Client) -> None:
    base = "/api/v1/law/"
    for typed in NONSENSE:
        law_limits.forget()
        gets = (("due", {"rule": typed, "start": typed}), ("parameters/monthly_paid_days", {"region": typed, "on": typed}))
        for path, query in gets:
            assert client.get(base + path, query).status_code in FINE, path
        posts = {
            "due": {"rule": typed, "start": "2026-01-01", "settings": {"n": typed}},
            "entitlements": {"facts": dict.fromkeys(FACT_FIELDS, typed)},
            "limitation": {"known_on": typed, "suspensions": [{"since": typed}]},
            "relationship": {"findings": {"attendance": typed}},
        }
        for path, body in posts.items():
            assert client.post(base + path, json.dumps(body), content_type="application/json").status_code in FINE, path
        for path in ("due.csv", "entitlements.csv", "entitlements"):
            assert client.post(base + path, typed, content_type="text/csv").status_code in FINE, path


@pytest.mark.parametrize("name", FACT_FIELDS)
def test_every_fact_refuses_nonsense_or_reads_it(client: Client, name: str) -> None:
    law_limits.forget()
    values = [*NONSENSE, [], {}, [[]], [{}], True, 0, -1, 1.5, [None], {"a": "b"}]
    body = [{"facts": {name: value}} for value in values]
    answer = client.post("/api/v1/law/entitlements", json.dumps(body), content_type="application/json")
    assert answer.status_code == 200 and len(answer.json()) == len(values)
