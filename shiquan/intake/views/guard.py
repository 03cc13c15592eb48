"""What every page of a draft does first: find it for whom it belongs to."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from shiquan.intake import drafts
from shiquan.intake.models import ApplicationDraft

View = Callable[Concatenate[HttpRequest, ApplicationDraft, ...], HttpResponse]


def with_draft(view: View) -> Callable[..., HttpResponse]:
    """Gives the view its draft; 404 for strangers; a logged-out owner is asked for the phone first."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, draft: UUID, **arguments: Any) -> HttpResponse:
        try:
            found = drafts.get_draft(request, draft)
        except drafts.LoggedOut:
            if request.headers.get("X-Requested-With") == "fetch":
                return JsonResponse({"error": _("请先用手机号登录，填写的内容已保留。")}, status=403)
            return redirect(f"{reverse('accounts:enter')}?next={request.path}")
        return view(request, found, **arguments)

    return guarded
