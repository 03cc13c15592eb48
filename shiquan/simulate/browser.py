"""A browser without a screen: one connection kept open, cookies, CSRF, and patience when the server goes away."""

import http.client
import json
import re
import time
import uuid
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

from shiquan.simulate.tally import Tally

PATIENCE = 90
"""Seconds during which a request is tried again while the server does not answer or answers with an error of its own."""
FORM = "application/x-www-form-urlencoded"


class Refused(Exception):
    """The server answered, and the answer is no."""

    def __init__(self, status: int, path: str, body: Any) -> None:
        super().__init__(f"{status} {path}: {str(body)[:300]}")
        self.status, self.body = status, body


@dataclass
class Answer:
    status: int
    body: bytes
    location: str = ""

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Browser:
    """One person's browser. Not for several threads at once."""

    url: str
    tally: Tally
    cookies: dict[str, str] = field(default_factory=dict)
    _connection: http.client.HTTPConnection | None = None

    def get(self, path: str, *, hold: tuple[int, ...] = ()) -> Answer:
        """GET; answers of the 400s are refusals unless held."""
        return self._patiently("GET", path, None, {}, hold)

    def post_form(self, path: str, data: dict[str, str]) -> Answer:
        """POST as a form of a page does."""
        body = urlencode({**data, "csrfmiddlewaretoken": self.csrf}).encode()
        return self._patiently("POST", path, body, {"Content-Type": FORM, "Referer": self.url + path}, ())

    def post(self, path: str, data: Any, *, key: str | None = None, hold: tuple[int, ...] = ()) -> Answer:
        """POST JSON with an idempotency key; tried again under the same key."""
        headers = {"Content-Type": "application/json", "X-CSRFToken": self.csrf, "Referer": self.url + path}
        headers["Idempotency-Key"] = key or uuid.uuid4().hex
        return self._patiently("POST", path, json.dumps(data).encode(), headers, hold)

    def upload(self, name: str, media_type: str, data: bytes) -> str:
        """Sends a file; its id."""
        edge = uuid.uuid4().hex
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: {media_type}\r\n\r\n'
        body = head.encode() + data + f"\r\n--{edge}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={edge}", "X-CSRFToken": self.csrf, "Referer": self.url}
        return str(self._patiently("POST", "/api/v1/files/", body, headers, ()).json["id"])

    @property
    def csrf(self) -> str:
        """The token of the cookie, whose name carries the port."""
        return next((value for name, value in self.cookies.items() if "csrf" in name), "")

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _patiently(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str], hold: tuple[int, ...]
    ) -> Answer:
        until, pause, tries = time.monotonic() + PATIENCE, 0.05, 0
        while True:
            try:
                answer = self._send(method, path, body, headers)
                if answer.status < 500:
                    break
                problem: Exception = Refused(answer.status, path, answer.text)
            except (OSError, http.client.HTTPException) as error:
                problem = error
                self.close()
            # A kept connection that the server closed meanwhile is no failure of the server.
            tries += 1
            if tries > 1:
                self.tally.add("retries")
                time.sleep(pause)
                pause = min(pause * 1.7, 1.0)
            if time.monotonic() > until:
                raise problem
        if answer.status >= 400 and answer.status not in hold:
            raise Refused(answer.status, path, answer.text)
        return answer

    def _send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        if self._connection is None:
            parts = urlsplit(self.url)
            kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
            self._connection = kind(parts.hostname or "127.0.0.1", parts.port, timeout=30)
        sent = {"Accept-Language": "zh-hans", **headers}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self._connection.request(method, path, body, sent)
        raw = self._connection.getresponse()
        self.tally.add("requests")
        content = raw.read()
        for line in raw.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return Answer(raw.status, content, raw.headers.get("Location", ""))


def find_demo_code(page: str) -> str:
    """The one-time code that the demo shows on the page."""
    found = re.search(r"data-demo-code>(\d{6})<", page)
    if found is None:
        raise LookupError("the page shows no code: simulate needs a demo (SHIQUAN_DEMO=1)")
    return found[1]
