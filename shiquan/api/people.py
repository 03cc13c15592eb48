"""Who I am; entering by the link of an invitation; and, in the demo only, the short messages that were sent."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from shiquan.accounts.codes import CodeRefused
from shiquan.accounts.demo import demo_on
from shiquan.accounts.joining import Invited, find_invited, join_by_code, send_join_code
from shiquan.accounts.session import log_in_party
from shiquan.api.errors import Detail
from shiquan.cases.clock import now
from shiquan.notices.models import Try
from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import Person
from shiquan.organisations.personal import mask_phone, open_text

router = Router(tags=["人员 People"])
RECENT = timedelta(minutes=30)


class Me(Schema):
    """The person who asks, with the roles held in offices."""

    id: UUID
    name: str
    roles: list[dict[str, Any]]


class InvitationView(Schema):
    """What a link shows before anybody has come in: no name of the applicant, no personal data."""

    party: str
    office: str
    phone: str
    joined: bool


class SentCode(Schema):
    """In the demo the code is shown; elsewhere it only comes by SMS."""

    phone: str
    demo_code: str = ""


class Code(Schema):
    code: str = Field(max_length=12)


class Joined(Schema):
    """The case that opened; the session cookie comes with the answer."""

    case: UUID
    party: UUID


class Message(Schema):
    at: Any
    text: str


@router.get("/me/", summary="我是谁 Who I am", response=Me)
def show_me(request: HttpRequest) -> dict[str, Any]:
    """姓名和任职。Name and offices."""
    person = request.user
    assert isinstance(person, Person)
    roles = [{"role": role, "office": office} for role, office in sorted(active_roles(person), key=str)]
    return {"id": person.pk, "name": person.name, "roles": roles}


@router.get("/invitations/{token}/", auth=None, summary="查看邀请 See an invitation", response={200: InvitationView, 404: Detail})
def show_invitation(request: HttpRequest, token: str) -> dict[str, Any]:
    """凭短信里的链接。By the link of the short message."""
    invited = _invited(token)
    joined = invited.party.joined_at is not None
    return {"party": invited.party.name, "office": invited.case.office.name, "phone": mask_phone(invited.phone), "joined": joined}


@router.post("/invitations/{token}/code/", auth=None, summary="获取进入验证码 Code to enter with", response={200: SentCode, 404: Detail, 429: Detail})
def send_code(request: HttpRequest, token: str) -> dict[str, Any]:
    """验证码只发到邀请书上的手机号。Only to the phone that was invited."""
    invited = _invited(token)
    try:
        code = send_join_code(invited)
    except CodeRefused as refused:
        raise HttpError(429, refused.message) from refused
    return {"phone": mask_phone(invited.phone), "demo_code": code if demo_on() else ""}


@router.post("/invitations/{token}/", auth=None, summary="进入案件 Enter", response={200: Joined, 403: Detail, 404: Detail})
def enter(request: HttpRequest, token: str, body: Code) -> dict[str, Any]:
    """验证码正确即登录并进入调解。A right code logs in and joins."""
    invited = _invited(token)
    try:
        person = join_by_code(invited, body.code)
    except CodeRefused as refused:
        raise HttpError(403, refused.message) from refused
    log_in_party(request, person)
    return {"case": invited.case.pk, "party": invited.party.pk}


@router.get("/demo/messages/", auth=None, summary="演示短信 Messages of the demo", response={200: list[Message], 404: Detail})
def list_messages(request: HttpRequest, phone: str = Query(..., max_length=20)) -> list[dict[str, Any]]:
    """只在演示系统里有，最近半小时。In the demo only: the last half hour, newest first."""
    if not demo_on():
        raise Http404
    rows = Try.objects.filter(to_masked=mask_phone(phone), at__gte=now() - RECENT).order_by("-at")[:50]
    return [{"at": r.at, "text": r.text} for r in rows if open_text(r.to_sealed, field="try.to", row=r.pk) == phone]


def _invited(token: str) -> Invited:
    found = find_invited(token)
    if found is None:
        raise Http404
    return found
