"""The pages of one case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from shiquan.workspace.opening import Opened

from ..desk import case_page


@require_safe
@case_page
def show_case(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The duty page of an application, or the work space of a running case."""
    return redirect("workspace:case", pk=opened.case.pk)
