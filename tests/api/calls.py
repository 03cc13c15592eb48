"""How a test calls the API."""

import json
import uuid
from typing import Any

from django.http import HttpResponse
from django.test import Client


def post(client: Client, path: str, data: Any, key: str | None = None, **headers: str) -> HttpResponse:
    own = {"Idempotency-Key": key or uuid.uuid4().hex, **headers}
    return client.post(f"/api/v1/{path}", json.dumps(data), content_type="application/json", headers=own)
