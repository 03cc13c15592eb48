"""A clerk writes an application for somebody who came to the counter: one dense page, filed with paper or a code."""

from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shiquan.accounts import codes
from shiquan.accounts.demo import demo_on
from shiquan.cases.clock import now
from shiquan.intake import drafts, filing
from shiquan.intake import questions as q
from shiquan.intake.answers import Flat, count_claims, flat_name, keep, row_numbers
from shiquan.intake.models import ApplicationDraft
from shiquan.intake.sheet import Sheet, say
from shiquan.intake.views.screen import file_rows
from shiquan.law.text import Label
from shiquan.organisations.models import Person
from shiquan.organisations.phones import is_mobile, normal_phone
from shiquan.organisations.rows import find
from shiquan.procedure.language import Field, InvalidData, Refused

APPLICANT = ("name", "id_number", "phone", "address", "platform_work", "email", "credit_code", "contact")
RESPONDENT = ("name", "kind", "credit_code", "contact", "phone", "address")
CLAIM = ("kind", "title", "amount", "basis")
PARTS = (
    *(f"applicant.{name}" for name in APPLICANT), *(f"respondents.{name}" for name in RESPONDENT),
    "story", "started_on", "happened_on", "place", "relationship", "wish",
    *(f"claims.{name}" for name in CLAIM), "electronic_service", "truthful",
)  # fmt: skip
TICKED = ("electronic_service", "truthful")
ROWS_SHOWN = {"respondents": 2, "claims": 3}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def counter(request: HttpRequest) -> HttpResponse:
    """What this clerk has begun and not filed; POST begins a new one."""
    clerk = _clerk(request)
    if request.method == "POST":
        draft = _keep_draft(uuid4(), clerk, {"side": q.WORKER, "kinds": []})
        return redirect("intake:counter_draft", draft=draft.pk)
    rows = ApplicationDraft.objects.filter(clerk=clerk, filed_at=None).order_by("-updated_at")[:20]
    found = [(row, str(drafts.read(row).get("applicant-0-name") or "")) for row in rows]
    return render(request, "intake/counter.html", {"unfinished": found})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def counter_draft(request: HttpRequest, draft: UUID) -> HttpResponse:
    """The dense page. POST files it (``send`` only sends a code to the applicant's phone, ``keep`` only keeps it)."""
    clerk = _clerk(request)
    row = find(ApplicationDraft, "id = %s", draft)
    if row is not None:
        drafts.check_owner(request, row)
    elif request.method != "POST":
        if filing.find_filed(draft):
            return redirect("intake:receipt", draft=draft)
        raise Http404
    answers: Flat = drafts.read(row) if row else {"_files": []}
    if request.method != "POST":
        return _show(request, row, answers, {})
    keep(answers, dict.fromkeys(TICKED, "") | request.POST.dict())  # a box that is not ticked is not sent
    count_claims(answers)
    if request.POST.get("send") or request.POST.get("keep"):
        row = _keep_draft(draft, clerk, answers)
        return _send_code(request, row, answers) if request.POST.get("send") else redirect("intake:counter")
    if request.POST.get("more") in ROWS_SHOWN:
        return _show(request, _keep_draft(draft, clerk, answers), answers, {}, more=request.POST["more"], proof=request.POST.get("proof", "counter"))
    return _file(request, draft, clerk, answers, kept=row is not None)


def _file(request: HttpRequest, draft: UUID, clerk: Person, answers: Flat, *, kept: bool) -> HttpResponse:
    proof = "otp" if request.POST.get("proof") == "otp" else "counter"
    faults: dict[str, Label] = {}
    words = ""
    try:
        if proof == "otp":
            faults = filing.find_gaps(filing.step_data(answers, channel="counter"), answers)
            if not faults:  # a code is used up only for what can be filed
                codes.check(str(answers.get("applicant-0-phone", "")), f"sign:{draft}", request.POST.get("code", ""))
        if not faults:
            filing.file_at_counter(draft, clerk, answers, proof=proof)
            if kept:
                filing.drop_draft(draft)
            return redirect("intake:receipt", draft=draft)
    except filing.Incomplete as incomplete:
        faults = incomplete.faults
    except InvalidData as invalid:
        faults = {flat_name(path, answers): label for path, label in invalid.errors.items()}
    except codes.CodeRefused as refused:
        words = refused.message
    except Refused as refused:
        words = f"{say(refused.refusal.why)}{say(refused.refusal.todo)}"
    except filing.NoCentre:
        words = _("还没有设置受理申请的调解中心，请联系平台管理员。")
    if filing.find_filed(draft):
        return redirect("intake:receipt", draft=draft)
    row = _keep_draft(draft, clerk, answers)
    return _show(request, row, answers, faults, words=words, proof=proof, status=422)


def _send_code(request: HttpRequest, draft: ApplicationDraft, answers: Flat) -> HttpResponse:
    number = normal_phone(str(answers.get("applicant-0-phone", "")))
    if not is_mobile(number):
        fault = Label("请先填写申请人的 11 位手机号，再发验证码。", "Give the applicant's mobile number first.")
        return _show(request, draft, answers, {"applicant-0-phone": fault}, proof="otp", status=422)
    try:
        code = codes.send_code(number, f"sign:{draft.pk}")
    except codes.CodeRefused as refused:
        return _show(request, draft, answers, {}, words=refused.message, proof="otp", status=429)
    return _show(request, draft, answers, {}, proof="otp", sent=True, demo_code=code if demo_on() else "")


def _show(
    request: HttpRequest, draft: ApplicationDraft | None, answers: Flat, faults: dict[str, Label], *,
    status: int = 200, more: str = "", **words: Any,
) -> HttpResponse:  # fmt: skip
    assert draft is not None
    form = _sheet(answers, faults, more)
    context = {
        "draft": draft,
        "form": form,
        "side": q.side_of(answers),
        "files": file_rows(draft, answers, faults),
        "applicant": form.rows("applicant")[0],
        "respondents": form.rows("respondents"),
        "claims": form.rows("claims"),
        "facts": [form[name] for name in ("story", "started_on", "happened_on", "place", "relationship", "wish")],
        "proof": "counter",
        **words,
    }
    return render(request, "intake/counter_draft.html", context, status=status)


def _sheet(answers: Flat, faults: dict[str, Label], more: str = "") -> Sheet:
    """At least the usual rows; one empty row after those in use for the field named in ``more``."""
    shown = dict(ROWS_SHOWN)
    if more:
        shown[more] = max(shown[more], len(row_numbers(answers, more))) + 1
    return Sheet(_form(q.side_of(answers)), answers, faults, shown=shown, dense=True)


def _form(side: str) -> tuple[Field, ...]:
    hidden = {q.WORKER: {"applicant.credit_code", "applicant.contact"}, q.EMPLOYER: {"applicant.platform_work", "respondents.kind"}}
    return q.part_of(tuple(p for p in PARTS if p not in hidden[side]), side)


def _keep_draft(pk: UUID, clerk: Person, answers: Flat) -> ApplicationDraft:
    defaults = {"clerk": clerk, "created_at": now(), "updated_at": now()}
    draft, _made = ApplicationDraft.objects.get_or_create(pk=pk, defaults=defaults)
    if draft.clerk_id != clerk.pk:
        raise Http404
    with drafts.change(draft.pk) as kept:
        kept.clear()
        kept.update(answers)
    return draft


def _clerk(request: HttpRequest) -> Person:
    person = drafts.person_of(request)
    if person is None or not drafts.is_clerk(person):
        raise Http404
    return person
