"""Cases over the API. Who sees what is asked of shiquan.cases.access; what may be done, of the procedure's table."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Body, Field, Header, Query, Router, Schema, Status
from ninja.errors import HttpError

from shiquan.api.case_schemas import CaseLine, CaseView, Taken, case_line, case_view, step_rows
from shiquan.api.errors import Detail, Mistakes, Refusal
from shiquan.api.identity_proof import with_proof
from shiquan.api.step_schemas import every_step_schema, step_row
from shiquan.cases.access import Viewer
from shiquan.cases.models import Case
from shiquan.cases.perform import Done, open_dispute, perform
from shiquan.organisations.models import Office, Person
from shiquan.organisations.rows import find
from shiquan.procedure.language import InvalidData, Refused
from shiquan.procedure.tables import CURRENT, PROCEDURES
from shiquan.workspace.opening import open_lightly

router = Router(tags=["案件 Cases"])
Key = Annotated[str, Header(alias="Idempotency-Key", min_length=8, max_length=64, pattern=r"^[\x21-\x7e]+$")]
StepData = Annotated[dict[str, Any], Body(...)]
ANSWERS: dict[int, Any] = {200: Taken, 201: Taken, 401: Detail, 404: Detail, 409: Refusal, 422: Mistakes}


class OpenDispute(Schema):
    """A new dispute: which procedure, at which office (none: the mediation centre), and the data of its step `file`."""

    procedure: str = Field("mediation/onestop", max_length=60)
    office: UUID | None = None
    at_counter: bool = False
    data: dict[str, Any]


@router.get("/procedures/", auth=None, summary="程序和环节 Procedures and their steps", response=list[dict[str, Any]])
def list_procedures(request: HttpRequest) -> list[dict[str, Any]]:
    """每个程序的环节、办理人、前后状态、依据和表单。Every step with who, from, to, articles and form."""
    return [
        {"procedure": p.name_and_edition, "name": p.name._asdict(), "steps": [step_row(s) for s in p.steps if not s.automatic]}
        for p in PROCEDURES.values()
    ]


@router.post("/disputes/", summary="提交申请 Open a dispute", response=ANSWERS)
def open_new_dispute(request: HttpRequest, body: OpenDispute, key: Key) -> Status:
    """开一件纠纷和它的第一个案件。Opens a dispute with its first case."""
    person = _person(request)
    kind = "arbitration_commission" if body.procedure.startswith("arbitration/") else "mediation_centre"
    wanted = ("id = %s", body.office) if body.office else ("kind = %s ORDER BY code", kind)
    office = find(Office, f"is_active AND {wanted[0]}", wanted[1])
    if body.procedure not in CURRENT or office is None:
        raise HttpError(404, _("没有这个程序或机构。"))
    done = open_dispute(body.procedure, office, person, body.data, as_counter=body.at_counter, key=_own(person, key))
    return _answer(done)


@router.get("/cases/", summary="我能看到的案件 Cases I may see", response=list[CaseLine])
def list_cases(
    request: HttpRequest,
    state: str = Query("", max_length=30),
    procedure: str = Query("", max_length=60),
    limit: int = Query(50, ge=1, le=200),
    offset: int = Query(0, ge=0, le=100_000),
) -> list[dict[str, Any]]:
    """新的在前。Newest first."""
    cases = Case.objects.for_actor(Viewer.of(_person(request))).select_related("dispute").order_by("-opened_at", "id")
    if state:
        cases = cases.filter(state=state)
    if procedure:
        cases = cases.filter(procedure__startswith=procedure)
    return [case_line(c) for c in cases[offset : offset + limit]]


@router.get("/cases/{uuid:case}/", summary="读取案件 Read a case", response={200: CaseView, 401: Detail, 404: Detail})
def read_case(request: HttpRequest, case: UUID) -> dict[str, Any]:
    """当事人、请求、方案、期限、经过和可办环节，只给出您有权看到的。Only what you may see."""
    return case_view(open_lightly(request, case))


@router.get("/cases/{uuid:case}/steps/", summary="可办环节 Steps I may take now", response=list[dict[str, Any]])
def list_steps(request: HttpRequest, case: UUID) -> list[dict[str, Any]]:
    """每个环节附表单。Each with its form."""
    return step_rows(open_lightly(request, case))


@router.post(
    "/cases/{uuid:case}/steps/{slug:step}/",
    summary="办理环节 Take a step",
    response=ANSWERS,
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": every_step_schema()}}}},
)
def take_step(request: HttpRequest, case: UUID, step: str, key: Key, body: StepData) -> Status:
    """同一个 Idempotency-Key 只办一次。当事人签署文书时附 code（短信验证码）。

    The same key is done once. A party that signs sends `code`, the one-time code of that document.
    """
    person = _person(request)
    own = _own(person, key)
    try:
        return _answer(perform(case, step, person, with_proof(step, person, body, own), key=own))
    except (Refused, InvalidData, Case.DoesNotExist) as refused:
        # Whoever may not see the case learns nothing about it, not even why a step is refused.
        seen = Case.objects.for_actor(Viewer.of(person)).filter(pk=case).first()
        if seen is None or step not in seen.rules.step_by_key:
            raise HttpError(404, _("没有这个案件或环节，或您无权看到。")) from refused
        raise


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)  # the API's doors let nobody else in
    return request.user


def _own(person: Person, key: str) -> str:
    """Keys belong to who sends them: another person's key is another key."""
    return f"{person.pk.hex[:12]}:{key}"


def _answer(done: Done) -> Status:
    case, event = done.case, done.event
    return Status(200 if done.repeated else 201, {
        "case": case.pk, "number": case.number or "", "receipt_number": case.dispute.receipt_number, "state": event.state,
        "step": event.step, "event": event.number, "at": event.at, "hash": event.hash, "repeated": done.repeated,
    })  # fmt: skip
