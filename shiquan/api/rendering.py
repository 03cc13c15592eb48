"""JSON as the API writes it: UTF-8, instants and ids as text."""

from typing import Any

import orjson
from django.http import HttpRequest
from ninja.renderers import BaseRenderer


class JsonRenderer(BaseRenderer):
    """Chinese stays Chinese; sums are text already, so a Decimal that comes here is written as text too."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return orjson.dumps(data, default=str)
