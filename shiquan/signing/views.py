"""The page on which a paper is read and signed, and the list of what waits for a signature."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shiquan.accounts import codes
from shiquan.accounts.demo import demo_on
from shiquan.cases import files
from shiquan.cases.access import may_read_document
from shiquan.cases.models import Document, Event
from shiquan.organisations.models import Person
from shiquan.organisations.personal import mask_phone
from shiquan.procedure.agency import signing_ids
from shiquan.procedure.conditions_hearing import AWARDS
from shiquan.procedure.documents import get_kind
from shiquan.procedure.language import HEARD_ROLES
from shiquan.signing.forms import SigningForm
from shiquan.signing.paper import read_pages, signer_lines, waiting_for
from shiquan.workspace.opening import Opened, open_case, open_heard
from shiquan.workspace.taking import KEY, Problems, take


@login_required
@require_safe
def show_mine(request: HttpRequest) -> HttpResponse:
    """The papers that wait for one's signature."""
    assert isinstance(request.user, Person)
    rows = [
        {"document": d, "title": get_kind(d.kind).title, "url": reverse("signing:sign", args=[d.pk])}
        for d in waiting_for(request.user)
    ]
    return render(request, "signing/mine.html", {"rows": rows})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, document: UUID) -> HttpResponse:
    """The paper to read and the form to sign it; once signed, what comes next. A signature goes in once."""
    row, opened, person = _open(request, document)
    waits = _waits(row, opened)
    if request.method != "POST" or not waits:
        if request.method == "POST" and not _signed_by(row, opened):
            return _show(request, row, opened, None, Problems(message=_("这份文书现在不需要您签署。")), 422)
        if request.method == "POST":
            return redirect("signing:sign", document)
        return _show(request, row, opened, _form(opened, row) if waits and row.file else None)
    form = _form(opened, row, request)
    if not form.is_valid():
        return _show(request, row, opened, form, status=422)
    if not _proves(request, row, person, form):
        # A second tap whose first is through by now: the code was used up, and by the same person.
        return redirect("signing:sign", document) if _signed_by(row, opened) else _show(request, row, opened, form, status=422)
    answer = take(request, row.case_id, "sign", _data(row, person, form), proof="otp" if form.asks_code else "session")
    if isinstance(answer, Problems):
        if _signed_by(row, opened):
            return redirect("signing:sign", document)
        return _show(request, row, opened, form, answer, 422)
    return redirect("signing:sign", document)


@never_cache
@login_required
@require_POST
def send_code(request: HttpRequest, document: UUID) -> HttpResponse:
    """Sends the code that holds for this paper alone; answers with a line for the page."""
    row, opened, person = _open(request, document)
    if not _waits(row, opened) or not person.phone:
        return render(request, "signing/parts/code.html", {"problem": _("这份文书现在不需要您签署。")}, status=409)
    try:
        code = codes.send_code(person.phone, f"sign:{row.pk}")
    except codes.CodeRefused as refused:
        return render(request, "signing/parts/code.html", {"problem": refused.message})
    context = {"sent_to": mask_phone(person.phone), "demo_code": code if demo_on() else ""}
    return render(request, "signing/parts/code.html", context)


def _open(request: HttpRequest, document: UUID) -> tuple[Document, Opened, Person]:
    """The paper on its case, for whoever may read it there. Raises Http404 for everybody else."""
    person = request.user
    row = Document.objects.select_related("case__dispute", "office", "file").filter(pk=document).first()
    if row is None or not isinstance(person, Person) or not may_read_document(row, person):
        raise Http404
    try:
        return row, open_case(request, row.case_id), person
    except Http404:  # who is only heard in the hearing opens no case, and signs the own testimony all the same
        return row, open_heard(request, row.case_id), person


def _mine(row: Document, opened: Opened) -> set[UUID]:
    """Under which ids this person signs this paper."""
    facts = opened.snapshot.find_document(row.pk)
    return {i for i in signing_ids(opened.snapshot, opened.actor, facts) if i is not None} if facts else set()


def _waits(row: Document, opened: Opened) -> bool:
    facts = opened.snapshot.find_document(row.pk)
    waits = facts is not None and facts.status == "drafted" and bool(_mine(row, opened) & set(facts.waiting_for))
    return waits and opened.may("sign")


def _signed_by(row: Document, opened: Opened) -> bool:
    return row.signatures.filter(signer__in=_mine(row, opened)).exists()


def _home(opened: Opened) -> str:
    """Where the signer comes from: the case, or the own testimony."""
    heard = opened.actor.roles and opened.actor.roles <= HEARD_ROLES
    return reverse("arbitration:heard" if heard else "workspace:case", args=[opened.case.pk])


def _form(opened: Opened, row: Document, request: HttpRequest | None = None) -> SigningForm:
    """Parties give a handwriting and a code; staff came in with a second factor and give a code if they have a phone here."""
    asks_code = not opened.is_staff or bool(opened.person.phone)
    given = request.POST if request else None
    return SigningForm(given, asks_code=asks_code, asks_hand=not opened.is_staff, initial={"sha256": row.base_sha256})


def _proves(request: HttpRequest, row: Document, person: Person, form: SigningForm) -> bool:
    """Whether the code holds. A form sent again under its key needs none: the step itself answers as it did before."""
    key = f"{person.pk.hex[:8]}:{(request.POST.get(KEY) or '')[:64]}"
    if form.cleaned_data["sha256"] != row.base_sha256 or Event.objects.filter(key=key).exists():
        return True  # the step refuses another version; its code is not used up for that
    if not form.asks_code:
        return True
    try:
        codes.check(person.phone, f"sign:{row.pk}", form.cleaned_data["code"])
    except codes.CodeRefused as refused:
        form.add_error("code", refused.message)
        return False
    return True


def _data(row: Document, person: Person, form: SigningForm) -> dict[str, Any]:
    """What the step asks for; the handwriting is kept as a file of the signer. Another version keeps no picture."""
    data = {"document": str(row.pk), "sha256": form.cleaned_data["sha256"] or "-"}
    picture = form.cleaned_data["signature"]
    if picture and data["sha256"] == row.base_sha256:
        data["handwriting"] = str(files.store(picture, "handwriting.png", "image/png", owner=person).pk)
    return data


def _show(
    request: HttpRequest, row: Document, opened: Opened, form: SigningForm | None, problems: Problems | None = None, status: int = 200
) -> HttpResponse:
    lines = signer_lines(row, _mine(row, opened))
    context = {
        "shell": "web/desk.html" if opened.is_staff else "web/page.html",
        "document": row,
        "case": opened.case,
        "home": _home(opened),
        "kind": get_kind(row.kind),
        "form": form,
        "problems": problems,
        "paper": read_pages(row),
        "lines": lines,
        "left": [line for line in lines if line.signature is None],
        "signed": any(line.mine and line.signature for line in lines),
        "fingerprint": " ".join(row.base_sha256[i : i + 8] for i in range(0, len(row.base_sha256), 8)),
        "phone": mask_phone(opened.person.phone) if opened.person.phone else "",
        "dissented": any(line.mine and line.left_empty for line in lines),
        "may_dissent": row.kind in AWARDS and opened.may("leave_unsigned"),
        "may_return": opened.may("return_draft"),
    }
    return render(request, "signing/sign.html", context, status=status)
