"""What the applicant gets in hand: the number, the promises running, what comes next. And the papers."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shiquan.cases.access import Viewer
from shiquan.cases.clock import today
from shiquan.cases.models import Case, Event
from shiquan.documents.render import Purpose, render_blank
from shiquan.documents.render import render as render_document
from shiquan.intake import drafts, filing
from shiquan.intake import questions as q
from shiquan.intake.models import ApplicationDraft
from shiquan.intake.paper import application_content, service_content
from shiquan.intake.sheet import Sheet
from shiquan.intake.views.guard import with_draft
from shiquan.law.situations import BY_KEY as SITUATION
from shiquan.procedure.documents import Kind

PROMISES = ("ANSWER_1H", "CLOSE_7D", "MEDIATION_15")
BLANKS = (Kind.MEDIATION_APPLICATION, Kind.SERVICE_ADDRESS)


@never_cache
@require_safe
def receipt(request: HttpRequest, draft: UUID) -> HttpResponse:
    """Number, QR code, clocks, what comes next; for the applicant and for whoever filed at the counter."""
    event = filing.find_filed(draft)
    person = drafts.person_of(request)
    if event is None:
        raise Http404
    if person is None:
        return redirect(f"{reverse('accounts:enter')}?next={request.path}")
    at_counter = event.person_id == person.pk and event.role == "counter"
    if not at_counter and not Case.objects.for_actor(Viewer(person)).filter(pk=event.case_id).exists():
        raise Http404
    context = _receipt(event) | {"draft": draft, "at_counter": at_counter}
    return render(request, "intake/receipt.html", context)


def _receipt(event: Event) -> dict[str, object]:
    case = event.case
    clocks = {row.key: row for row in case.deadlines.all()}
    return {
        "case": case,
        "dispute": case.dispute,
        "office": case.office,
        "clocks": [clocks[key] for key in PROMISES if key in clocks],
        "filed_at": event.at,
        "case_url": _find("workspace:case", case.pk),
        "qr": f"{settings.SHIQUAN_PUBLIC_URL}{reverse('intake:receipt', args=[event.key])}",
        "documents": [(row, _find("documents:read", row.pk)) for row in case.documents.all() if row.kind in BLANKS],
        "parties": list(case.dispute.parties.all()),
        "claims": list(case.dispute.claims.all()),
    }


def _find(name: str, pk: UUID) -> str:
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """Every question on paper, and the blank forms: for whoever would rather write by hand."""
    side = q.EMPLOYER if request.GET.get("side") == q.EMPLOYER else q.WORKER
    answers: dict[str, object] = {"side": side, "kinds": [], "_files": []}
    screens = [s for s in q.SCREENS if side in s.sides and s.key not in ("phone", "about", "amounts")]
    rows = [(s, s.heading(side), Sheet(q.form_of(s, answers), answers)) for s in screens]
    context = {"screens": rows, "side": side, "situations": [(s.label, s.hint) for s in SITUATION.values()], "kinds": BLANKS}
    return render(request, "intake/paper.html", context)


@require_safe
def blank(request: HttpRequest, kind: str) -> HttpResponse:
    """An empty form of the papers that open a case, as PDF."""
    if kind not in [k.value for k in BLANKS]:
        raise Http404
    try:
        office = filing.find_centre().name
    except filing.NoCentre:
        office = ""
    return _pdf(render_blank(kind, office=office, issued_at=today()), kind)


@require_safe
@with_draft
def application(request: HttpRequest, draft: ApplicationDraft, kind: str) -> HttpResponse:
    """The paper filled in with the draft's answers, to read or to sign by hand."""
    answers = drafts.read(draft)
    builders = {Kind.MEDIATION_APPLICATION.value: application_content, Kind.SERVICE_ADDRESS.value: service_content}
    if kind not in builders:
        raise Http404
    phone = draft.owner.phone if draft.owner is not None and draft.clerk_id is None else ""
    data = filing.step_data(answers, channel="counter" if draft.clerk_id else "phone", phone=phone)
    clerk = draft.clerk.name if draft.clerk else ""
    try:
        office = filing.find_office_of(draft.clerk) if draft.clerk else filing.find_centre()
    except filing.NoCentre:
        raise Http404 from None
    made = render_document(
        kind, builders[kind](data, clerk), number=None, office=office.name, verify_url="", issued_at=today(),
        purpose=Purpose.BLANK if draft.clerk_id else Purpose.PREVIEW,
    )  # fmt: skip
    return _pdf(made.pdf, kind)


def _pdf(pdf: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer
