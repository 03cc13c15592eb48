"""The notices of acceptance, answer, tribunal and hearing in one go: the same steps as one by one, all of them or none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from shiquan.cases.clock import now
from shiquan.cases.models import Case, Document
from shiquan.law.fast_track import QUESTIONS
from shiquan.procedure.conditions_arbitration import answers
from shiquan.procedure.documents import get_kind
from shiquan.procedure.effects.arbitration_hearing import first_lawful_day
from shiquan.procedure.language import Step
from shiquan.procedure.service import Way
from shiquan.procedure.snapshot import PartyFacts
from shiquan.workspace.forms import StepForm
from shiquan.workspace.opening import Opened
from shiquan.workspace.taking import Problems, take
from shiquan.workspace.wording import say

SHOWN = {
    "accept": ("evidence_days",), "form_tribunal": ("arbitrator", "secretary", "checked"),
    "schedule_hearing": ("starts_at", "minutes", "mode", "place", "closed", "short_notice"),
}  # fmt: skip
WITH_THEM = ("arbitration_acceptance", "evidence_notice", "tribunal_notice")
"""Notices that go out with the copy of the application and the notice of the hearing."""
NOW = (Way.ELECTRONIC, Way.DIRECT)
"""Manners that are done while the clerk sits there."""


@dataclass(frozen=True)
class Receiver:
    """A side with the manners in which it can have its papers at once; ``chosen`` may be empty: served later."""

    party: PartyFacts
    ways: tuple[Way, ...]
    chosen: str


class MergedForm:
    """One form over the forms of three steps, and how each side gets its papers."""

    def __init__(self, opened: Opened, checked: Mapping[str, str], data: QueryDict | None = None) -> None:
        self.opened, self.checked, self.data = opened, checked, data
        self.message = self.todo = self.article = self.step_name = ""
        self.forms = {key: StepForm(self._row(key), opened, data, initial=_initial(opened, key)) for key in SHOWN if key in opened.rules.step_by_key}
        self.receivers = [_receiver(p, data) for p in opened.snapshot.parties]
        if "schedule_hearing" in self.forms:
            self.forms["schedule_hearing"].sheet.fields["starts_at"].required = False

    def _row(self, key: str) -> Step:
        return self.opened.rules.step_by_key[key]

    @property
    def parts(self) -> Iterator[tuple[Step, list[Any]]]:
        """Each step with the fields that are shown here."""
        for key, form in self.forms.items():
            yield form.step, [form.sheet[name] for name in SHOWN[key] if name in form.sheet.fields]

    def steps(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The steps that the form asks for, in their order, each with its data."""
        assert self.data is not None
        yield "accept", self.forms["accept"].raw() | dict(self.checked)
        yield "form_tribunal", self.forms["form_tribunal"].raw()
        waiting = {p.id for p in answers(self.opened.snapshot)}
        chosen = [(r.party, r.chosen) for r in self.receivers if r.chosen]
        for party, way in chosen:
            if party.id in waiting:
                yield "serve_copy", _served(party, way)
        yield from self._recorded(chosen)
        if self.data.get("starts_at"):
            yield "schedule_hearing", self.forms["schedule_hearing"].raw()
            for party, way in chosen:
                yield "serve_hearing_notice", _served(party, way)

    def _recorded(self, chosen: list[tuple[PartyFacts, str]]) -> Iterator[tuple[str, dict[str, Any]]]:
        """The other notices that the steps before have drafted, for those who get them now."""
        for row in Document.objects.filter(case=self.opened.case, kind__in=WITH_THEM).order_by("drafted_at", "position"):
            readers = get_kind(row.kind).readers
            for party, way in chosen:
                if party.side.value in readers:
                    yield "record_service", {"document": str(row.pk), **_served(party, way)}

    def blame(self, step: str, problems: Problems) -> None:
        """Puts what was refused where it belongs."""
        self.step_name = say(self._row(step).name)
        form = self.forms.get(step)
        left = dict(problems.fields)
        if form is not None:
            form.blame({k: v for k, v in left.items() if k in SHOWN[step]})
            left = {k: v for k, v in left.items() if k not in SHOWN[step]}
        words = "；".join(left.values())
        shown = problems.message or words or _("请改正标红的地方。")
        self.message, self.todo, self.article = shown, problems.todo, problems.article


def issue(request: HttpRequest, case: Case, form: MergedForm) -> bool:
    """Takes the steps in one transaction; when one is refused nothing has happened and the form says which and why."""
    with transaction.atomic():
        for n, (step, data) in enumerate(form.steps()):
            answer = take(request, case, step, data, part=f"-{n}")
            if isinstance(answer, Problems):
                transaction.set_rollback(True)
                form.blame(step, answer)
                return False
    return True


def _initial(opened: Opened, key: str) -> dict[str, Any]:
    """What is offered: the first lawful day for a hearing, ten days for evidence, the clerk as the secretary."""
    if key == "accept":
        return {"evidence_days": 10}
    if key == "form_tribunal":
        return {"secretary": str(opened.person.pk)}
    day = first_lawful_day(localtime(now()).date())
    return {"minutes": 60, "mode": "onsite", "closed": "open", "starts_at": f"{day.isoformat()}T09:30"}


def _receiver(party: PartyFacts, data: QueryDict | None) -> Receiver:
    ways = tuple(w for w in NOW if w is not Way.ELECTRONIC or party.consents_electronic)
    given = str(data.get(f"serve-{party.id}", "")) if data is not None else ""
    chosen = str(ways[0]) if data is None and party.consents_electronic else given
    return Receiver(party, ways, chosen if chosen in ways else "")


def _served(party: PartyFacts, way: str) -> dict[str, Any]:
    proof = "已送达本人确认的系统，系统留有到达时间" if way == Way.ELECTRONIC else "当场签收，送达回证存卷"
    return {"party": str(party.id), "channel": way, "at": now().isoformat(), "receipt": proof}


def checked_answers(query: Mapping[str, str], earlier: Mapping[str, Any]) -> dict[str, str]:
    """The answers of the guided check that acceptance needs: from the address or the form, else from the check on file."""
    return {q.fact: str(query.get(q.fact) or earlier.get(q.fact) or "") for q in QUESTIONS}
