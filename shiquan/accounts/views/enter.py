"""Parties come in: phone, then the code of an SMS."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shiquan.organisations.personal import SealBroken, mask_phone, open_text, seal_text

from .. import codes, throttle
from ..demo import demo_on
from ..forms import CodeForm, PhoneForm
from ..language import keep_language
from ..listed import come_in_from_list
from ..session import log_in_party, person_for_phone
from ..start import safe_next, start_page

PURPOSE = "enter"
_KEY = "enter"
_NO_ROW = UUID(int=0)  # before somebody has come in there is no row to bind the seal to


@never_cache
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the phone and send a code to it."""
    form = PhoneForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        phone = form.cleaned_data["phone"]
        try:
            throttle.count_visit(throttle.CODES_PER_ADDRESS, request)
            code = codes.send_code(phone, PURPOSE)
        except (throttle.Locked, codes.CodeRefused) as refused:
            form.add_error("phone", refused.message)
            status = 429
        else:
            request.session[_KEY] = {
                "phone": seal_text(phone, field="enter_phone", row=_NO_ROW),
                "next": safe_next(request),
                "demo_code": code if demo_on() else "",
            }
            return redirect("accounts:code")
    context = {"form": form, "next": safe_next(request), "step_number": 1, "step_count": 2}
    return render(request, "accounts/enter.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Take the code and open the session."""
    note = request.session.get(_KEY) or {}
    phone = _open_phone(note.get("phone", ""))
    if not phone:
        return redirect("accounts:enter")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes.check(phone, PURPOSE, form.cleaned_data["code"])
        except codes.CodeRefused as refused:
            form.add_error("code", refused.message)
        else:
            person = person_for_phone(phone)
            if person.is_active and (demo_on() or not person.is_demo):
                del request.session[_KEY]
                come_in_from_list(person, phone)
                log_in_party(request, person)
                return keep_language(request, redirect(note["next"] or start_page(person)), person)
            form.add_error(None, _("这个账号已停用。如需办理，请到调解中心窗口或拨打中心电话。"))
    context = {
        "form": form,
        "phone": phone,
        "phone_masked": mask_phone(phone),
        "next": note.get("next", ""),
        "demo_code": note.get("demo_code", "") if demo_on() else "",
        "back_url": reverse("accounts:enter"),
        "step_number": 2,
        "step_count": 2,
    }
    return render(request, "accounts/code.html", context)


def _open_phone(token: str) -> str:
    try:
        return open_text(token, field="enter_phone", row=_NO_ROW)
    except SealBroken:
        return ""
