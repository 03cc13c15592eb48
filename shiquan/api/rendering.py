"""JSON as the API reads and writes it: UTF-8, instants and ids as text."""

from typing import Any

import orjson
from django.http import HttpRequest
from ninja.parser import Parser
from ninja.renderers import BaseRenderer


class JsonParser(Parser):
    """Reads what can be stored: half of a surrogate pair, which no text in UTF-8 can hold, is no JSON."""

    def parse_body(self, request: HttpRequest) -> Any:
        return orjson.loads(request.body)


class JsonRenderer(BaseRenderer):
    """Chinese stays Chinese; sums are text already, so a Decimal that comes here is written as text too."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return orjson.dumps(data, default=str)
