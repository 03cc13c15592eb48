"""Verifying the hash chains of cases, for those who answer for the whole installation."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Schema
from ninja.errors import HttpError

from shiquan.api.errors import Detail
from shiquan.cases.chain import verify_chain
from shiquan.cases.models import Case
from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import Person
from shiquan.workspace.opening import open_lightly

router = Router(tags=["核验 Verification"])
AUDITORS = {"operator", "director"}


class Chains(Schema):
    """How many chains were recomputed; `broken` lists number and first bad event of those that do not hold."""

    cases: int
    events: int
    ok: bool
    broken: list[dict[str, Any]]


@router.get("/", summary="核验全部记录链 Verify every chain", response={200: Chains, 401: Detail, 403: Detail})
def verify_chains(request: HttpRequest, since: datetime | None = None) -> dict[str, Any]:
    """since：只核验此后开立的案件。Only cases opened since then. For operators and directors."""
    assert isinstance(request.user, Person)
    if not any(role in AUDITORS for role, _office in active_roles(request.user)):
        raise HttpError(403, _("只有平台管理员和主任可以核验全部记录链。"))
    cases = Case.objects.order_by("opened_at", "id")
    return _verify(list(cases.filter(opened_at__gte=since) if since else cases))


@router.get("/{uuid:case}/", summary="核验一个案件的记录链 Verify one chain", response={200: Chains, 404: Detail})
def verify_one(request: HttpRequest, case: UUID) -> dict[str, Any]:
    """案件里能看到的人都可以核验。For whoever may see the case."""
    return _verify([open_lightly(request, case).case])


def _verify(cases: list[Case]) -> dict[str, Any]:
    results = [verify_chain(c) for c in cases]
    broken = [{"case": r.case_number, "first_bad_event": r.first_bad_event} for r in results if not r.ok]
    return {"cases": len(results), "events": sum(r.events for r in results), "ok": not broken, "broken": broken}
