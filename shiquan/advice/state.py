"""Where somebody stands on the road from a situation to an amount: what was answered, skipped, and is asked next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse

from shiquan.advice.sealing import Answers, seal, unseal
from shiquan.law.situations import BY_KEY, Question, Situation, starting_facts, still_needed

TIMING = ("t_known_on", "t_still_employed", "t_asked_on", "t_asked_how", "t_recognised")


@dataclass(slots=True)
class Road:
    """A situation with its answers. ``answers``: fact → what was typed, None where skipped. ``timing``: facts of limitation."""

    situation: Situation
    answers: Answers = field(default_factory=dict)
    timing: Answers = field(default_factory=dict)
    broken: bool = False

    @property
    def facts(self) -> dict[str, Any]:
        """What is known: the situation's own facts and every answer that was given."""
        told = {name: value for name, value in self.answers.items() if value not in (None, "")}
        return {**starting_facts(self.situation.key), **told}

    @property
    def needed(self) -> tuple[Question, ...]:
        """The questions that must still be asked."""
        return still_needed(self.situation, self.answers, optional=False)

    @property
    def asked(self) -> list[Question]:
        """The questions answered or skipped already, in their order."""
        return [q for q in self.situation.questions if q.fact in self.answers]

    @property
    def token(self) -> str:
        """Everything, sealed."""
        return seal({k: v for k, v in (("a", self.answers), ("t", self.timing)) if v})

    def question(self, fact: str) -> Question | None:
        """The question that asks a fact, or None."""
        return next((q for q in self.situation.questions if q.fact == fact), None)

    @property
    def result_url(self) -> str:
        """Where the result stands."""
        return self.url("result")

    @property
    def sheet_url(self) -> str:
        """Where the PDF stands."""
        return self.url("sheet")

    @property
    def apply_url(self) -> str:
        """Where the claims are handed over."""
        return self.url("apply")

    def url(self, name: str = "ask", **query: str) -> str:
        """The address of a page on this road."""
        token = self.token
        parts = {**({"a": token} if token else {}), **query}
        return reverse(f"advice:{name}", args=[self.situation.key]) + (f"?{urlencode(parts)}" if parts else "")


def road_of(request: HttpRequest, situation: str) -> Road:
    """The road from the address. Raises Http404 for a situation nobody knows; a broken token starts anew and says so."""
    if situation not in BY_KEY:
        raise Http404
    told = unseal(request.GET.get("a", ""))
    road = Road(BY_KEY[situation], broken=told is None)
    if told:
        known = {q.fact for q in road.situation.questions} | {"region", "online_hours"}
        answers, timing = told.get("a"), told.get("t")
        if isinstance(answers, dict):
            road.answers = {name: value for name, value in answers.items() if name in known}
        if isinstance(timing, dict):
            road.timing = {name: str(value) for name, value in timing.items() if name in TIMING}
    return road
