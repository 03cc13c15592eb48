"""The phone of the applicant, checked by a code; from then on the draft is theirs on any device."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shiquan.accounts import codes, throttle
from shiquan.accounts.demo import demo_on
from shiquan.accounts.forms import CodeForm, PhoneForm
from shiquan.accounts.language import keep_language
from shiquan.accounts.session import log_in_party, person_for_phone
from shiquan.intake import drafts
from shiquan.intake import questions as q
from shiquan.intake.models import ApplicationDraft
from shiquan.intake.progress import address_of
from shiquan.intake.views.guard import with_draft
from shiquan.intake.views.screen import frame
from shiquan.organisations.personal import SealBroken, mask_phone, open_text, seal_text

PURPOSE = "enter"
KEY = "intake_phone"


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def phone(request: HttpRequest, draft: ApplicationDraft) -> HttpResponse:
    """Ask for the phone, send a code, take the code, and give the draft to whoever holds the phone."""
    person = drafts.person_of(request)
    if draft.owner_id is not None and person is not None and request.method == "POST" and not request.POST.get("change"):
        return redirect(_then(request, draft))
    sent = _sent(request, draft)
    asks_code = bool(sent) and not request.POST.get("send") and not request.GET.get("other")
    form: PhoneForm | CodeForm = PhoneForm(initial={"phone": drafts.read(draft).get("applicant-0-phone", "")})
    status = 200
    if request.method == "POST" and asks_code:
        form = CodeForm(request.POST)
        done = _check(request, draft, sent, form)
        if done is not None:
            return done
        status = 422
    elif request.method == "POST":
        form = PhoneForm(request.POST)
        if form.is_valid() and _send(request, draft, form):
            query = urlencode({"then": request.POST.get("then") or request.GET.get("then", "")})
            return redirect(f"{reverse('intake:phone', args=[draft.pk])}?{query}")
        status = 422
    elif asks_code:
        form = CodeForm()
    context = frame(draft, "phone", drafts.read(draft)) | {
        "form": form,
        "asks_code": asks_code,
        "phone_masked": mask_phone(sent) if sent else "",
        "demo_code": request.session.get(KEY, {}).get("demo_code", "") if demo_on() and asks_code else "",
        "owner_phone": person.phone_masked if person is not None and draft.owner_id else "",
        "then": request.GET.get("then", ""),
        "screen": q.BY_KEY["phone"],
    }
    return render(request, "intake/screens/phone.html", context, status=status)


def _send(request: HttpRequest, draft: ApplicationDraft, form: PhoneForm) -> bool:
    number = form.cleaned_data["phone"]
    try:
        throttle.count_visit(throttle.CODES_PER_ADDRESS, request)
        code = codes.send_code(number, PURPOSE)
    except (throttle.Locked, codes.CodeRefused) as refused:
        form.add_error("phone", refused.message)
        return False
    note: dict[str, Any] = {"phone": seal_text(number, field="intake_phone", row=draft.pk)}
    request.session[KEY] = note | {"draft": draft.pk.hex, "demo_code": code if demo_on() else ""}
    return True


def _sent(request: HttpRequest, draft: ApplicationDraft) -> str:
    note = request.session.get(KEY) or {}
    if note.get("draft") != draft.pk.hex:
        return ""
    try:
        return open_text(note.get("phone", ""), field="intake_phone", row=draft.pk)
    except SealBroken:
        return ""


def _check(request: HttpRequest, draft: ApplicationDraft, number: str, form: CodeForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    try:
        codes.check(number, PURPOSE, form.cleaned_data["code"])
    except codes.CodeRefused as refused:
        form.add_error("code", refused.message)
        return None
    answers = drafts.read(draft)
    name = str(answers.get("applicant-0-contact" if q.side_of(answers) == q.EMPLOYER else "applicant-0-name", ""))
    person = person_for_phone(number, name.replace("\x00", "").strip()[:50])
    if not person.is_active or (person.is_demo and not demo_on()):
        form.add_error(None, _("这个账号已停用。如需办理，请到调解中心窗口或拨打中心电话。"))
        return None
    del request.session[KEY]
    drafts.own(draft, person)
    log_in_party(request, person)
    return keep_language(request, redirect(_then(request, draft)), person)


def _then(request: HttpRequest, draft: ApplicationDraft) -> str:
    wanted = request.POST.get("then") or request.GET.get("then", "")
    if wanted and wanted in q.BY_KEY:
        return address_of(draft, wanted)
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, None):
        return wanted
    return address_of(draft, "review")
