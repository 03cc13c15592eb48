"""The respondent's answer on one page: a stance, the own view, facts that are wrong, and a sum for each claim or for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from shiquan.cases.access import visible_offers
from shiquan.cases.perform import Done, perform
from shiquan.law.text import Label
from shiquan.organisations.models import Person
from shiquan.procedure.forms import clean
from shiquan.procedure.language import InvalidData, Refused
from shiquan.procedure.snapshot import ClaimFacts
from shiquan.workspace.forms import Sheet, StepForm
from shiquan.workspace.opening import Opened
from shiquan.workspace.taking import Problems, take
from shiquan.workspace.wording import say

STANCES = (
    ("agree", Label("同意", "I agree"), Label("照对方要求的付", "To pay what is asked")),
    ("talk", Label("部分同意，愿意谈", "In part, let us talk"), Label("有的认，有的不认，请调解员主持", "With the mediator’s help")),
    ("disagree", Label("不同意", "I do not agree"), Label("说明理由；以后仍可以谈", "Say why; you can still talk later")),
)
"""The table's stances in the words of somebody who holds a phone."""
WHOLE = "sum-all"
KEPT = ("stance", "view", "disputed", "limitation")
MORE = ("contact", "address", "email", "limitation")


@dataclass
class Answer:
    """Both halves of the page: the step's own form, and the sums that become offers."""

    opened: Opened
    form: StepForm
    sums: Sheet
    claims: tuple[ClaimFacts, ...]

    @property
    def rows(self) -> list[tuple[ClaimFacts, forms.BoundField]]:
        """Each open claim with the field for its sum."""
        return [(c, self.sums[_field_of(c)]) for c in self.claims]

    @property
    def whole(self) -> forms.BoundField:
        return self.sums[WHOLE]

    @property
    def wrong(self) -> list[tuple[str, str, str]]:
        """Every error as anchor, label and words."""
        own = [(f"{self.sums[n].auto_id}_field", str(self.sums[n].label), str(e)) for n, es in self.sums.errors.items() if n in self.sums.fields for e in es]
        return self.form.wrong + own

    @property
    def shows_view(self) -> bool:
        """Whether the part with the own view stands open: something is in it, or a row was asked for."""
        typed = self.form.sheet["view"].value() or self.form.sheet["view"].errors
        return bool(typed or self.form.asks_for_row or self.form.groups["disputed"].sheets)

    @property
    def shows_sums(self) -> bool:
        return any(bound.value() or bound.errors for bound in self.sums)

    @property
    def shows_more(self) -> bool:
        return any(self.form.sheet[n].value() or self.form.sheet[n].errors for n in MORE)

    def typed_sums(self) -> dict[str, str]:
        """Claim id, or an empty text for all claims together → what was typed."""
        data = self.sums.data
        found = {str(c.id): str(data.get(_field_of(c)) or "").strip() for c in self.claims}
        found[""] = str(data.get(WHOLE) or "").strip()
        return {claim: typed for claim, typed in found.items() if typed}


def read_answer(opened: Opened, request: HttpRequest) -> Answer:
    """The page as it is first shown, with what was answered before, or as it was posted."""
    posted = request.POST if request.method == "POST" else None
    said = opened.snapshot.facts.get("answers", {}).get(str(opened.actor.party)) or {}
    before = {k: said[k] for k in KEPT if said.get(k)}
    form = StepForm(opened.rules.step_by_key["answer"], opened, posted, request.FILES if posted is not None else None, before)
    claims = tuple(c for c in opened.snapshot.claims if c.status == "open")
    sums = Sheet(posted, initial=_offered(opened), auto_id="id_%s")
    for claim in claims:
        sums.fields[_field_of(claim)] = _sum_field(claim.title)
    sums.fields[WHOLE] = _sum_field(_("所有请求合起来，一共愿意付"))
    return Answer(opened, form, sums, claims)


def send_answer(request: HttpRequest, answer: Answer) -> Done | Problems:
    """Takes the step ``answer`` and one ``offer`` for each sum, all or none; sent twice it is done once."""
    sums = answer.typed_sums()
    problems = _check_sums(answer, sums)
    raw = answer.form.raw() | {"amount": "", "terms": ""}  # sums go as offers, which take the place of earlier ones
    if problems.fields:
        return Problems({**_errors_of(answer, "answer", raw), **problems.fields})
    terms = str(request.POST.get("terms") or "").strip()
    person = request.user
    assert isinstance(person, Person)
    with transaction.atomic():
        done = take(request, answer.opened.case, "answer", raw)
        if isinstance(done, Problems) or done.repeated:
            return done
        try:
            for claim, amount in sums.items():
                if not _stands(answer.opened, claim, amount, terms):
                    perform(answer.opened.case, "offer", person, {"claim": claim or None, "amount": amount, "terms": terms})
        except Refused as refused:
            transaction.set_rollback(True)
            return Problems(message=say(refused.refusal.why), todo=say(refused.refusal.todo), article=refused.refusal.article)
    return done


def show_problems(answer: Answer, problems: Problems) -> None:
    """Puts each error where it belongs."""
    sums = {k: v for k, v in problems.fields.items() if k in answer.sums.fields}
    for name, words in sums.items():
        answer.sums.blame(name, words)
    answer.form.blame({k: v for k, v in problems.fields.items() if k not in sums})
    answer.form.message, answer.form.todo, answer.form.article = problems.message, problems.todo, problems.article


def _check_sums(answer: Answer, sums: Mapping[str, str]) -> Problems:
    """Errors by field: what is no sum, and a whole beside its parts."""
    errors: dict[str, str] = {}
    for claim, typed in sums.items():
        name = next((_field_of(c) for c in answer.claims if str(c.id) == claim), WHOLE)
        found = _errors_of(answer, "offer", {"amount": typed, "terms": answer.form.data.get("terms", "") if answer.form.data else ""})
        if "amount" in found:
            errors[name] = found["amount"]
        if "terms" in found:
            errors["terms"] = found["terms"]
    if "" in sums and len(sums) > 1:
        errors[WHOLE] = _("合计和分项只填一种：分项都填好了，就把这一格空着。")
    return Problems(errors)


def _errors_of(answer: Answer, step: str, raw: Mapping[str, Any]) -> dict[str, str]:
    try:
        clean(answer.opened.rules.step_by_key[step], raw)
    except InvalidData as wrong:
        return {path: say(words) for path, words in wrong.errors.items()}
    return {}


def _offered(opened: Opened) -> dict[str, Any]:
    """The respondent's own open offers, as the page shows them when it is opened again."""
    mine = visible_offers(opened.case, opened.actor).filter(party=opened.actor.party, status="open")
    return {f"sum-{o.claim_id.hex}" if o.claim_id else WHOLE: o.amount for o in mine}


def _stands(opened: Opened, claim: str, amount: str, terms: str) -> bool:
    """Whether the same sum was offered before and still stands: nobody is told twice."""
    of_claim = Q(claim_id=claim) if claim else Q(claim=None)
    mine = visible_offers(opened.case, opened.actor).filter(of_claim, party=opened.actor.party, status="open")
    cleaned = clean(opened.rules.step_by_key["offer"], {"amount": amount})["amount"]
    return any(str(o.amount) == cleaned and o.terms in ("", terms) for o in mine)


def _field_of(claim: ClaimFacts) -> str:
    return f"sum-{claim.id.hex}"


def _sum_field(label: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": "20"})
    return forms.CharField(label=label, required=False, widget=widget)
