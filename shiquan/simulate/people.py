"""The people of a simulated dispute: how they come in, take steps, and sign."""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from shiquan.simulate.browser import Browser, Refused, find_demo_code
from shiquan.simulate.tally import Tally

PAPER_SECONDS = 120
"""How long a paper or a case may take to appear before the dispute counts as lost."""

FIRST_LOOK = 0.1
"""Seconds before looking for a paper that the worker has just been asked for, as a page does that refreshes itself."""


@dataclass
class Acknowledged:
    """A step that the server said was taken: it must be in the file at the end, once."""

    case: str
    number: int
    step: str
    hash: str


@dataclass
class Somebody:
    """One person with a browser, and what was acknowledged to them."""

    browser: Browser
    tally: Tally
    phone: str = ""
    acknowledged: list[Acknowledged] = field(default_factory=list)

    def step(self, case: str, step: str, data: dict[str, Any] | None = None) -> dict[str, Any]:
        """Takes a step; repeated under one key until the server answers."""
        return self._post(f"/api/v1/cases/{case}/steps/{step}/", step, data or {}, uuid.uuid4().hex)

    def file(self, data: dict[str, Any], procedure: str = "mediation/onestop") -> dict[str, Any]:
        """Opens a dispute."""
        return self._post("/api/v1/disputes/", "file", {"procedure": procedure, "data": data}, uuid.uuid4().hex)

    def sign(self, paper: dict[str, Any], case: str, handwriting: str | None = None) -> None:
        """Signs a paper: a party with a code of its own for this paper, staff by their session."""
        data = {
            "document": paper["id"],
            "sha256": paper["base_sha256"],
            "handwriting": handwriting,
            "proof": "session",
        }
        key, path = uuid.uuid4().hex, f"/api/v1/cases/{case}/steps/sign/"
        for last in (False, False, True):
            if self.phone:
                data["code"] = self._code(paper["id"])
            try:
                self._post(path, "sign", data, key)
                break
            except Refused as refused:
                # The code was used up in a try whose answer never came: ask for another, under the same key.
                if last or refused.status != 422:
                    raise
        self.tally.add("signatures")

    def read_case(self, case: str) -> dict[str, Any]:
        return self.browser.get(f"/api/v1/cases/{case}/").json  # type: ignore[no-any-return]

    def papers(self, case: str) -> list[dict[str, Any]]:
        return self.browser.get(f"/api/v1/documents/of/{case}/").json  # type: ignore[no-any-return]

    def await_paper(self, case: str, kind: str) -> dict[str, Any]:
        """Waits until a paper is rendered and waits for this person's signature."""
        return self.await_found(
            f"paper {kind}",
            lambda: next((p for p in self.papers(case) if p["kind"] == kind and p["waits_for_me"]), None),
        )

    def await_complete(self, case: str, kind: str) -> dict[str, Any]:
        """Waits until a paper is signed by all, sealed and served."""
        return self.await_found(
            f"complete {kind}",
            lambda: next(
                (p for p in self.papers(case) if p["kind"] == kind and p["status"] == "complete"), None
            ),
        )

    def await_rendered(self, case: str) -> list[dict[str, Any]]:
        """Waits until no paper of a case is still to be rendered: a job cut short is done again a little later."""

        def look() -> list[dict[str, Any]] | None:
            papers = self.papers(case)
            return None if any(p["status"] == "drafted" for p in papers) else papers

        return self.await_found("all papers rendered", look)  # type: ignore[no-any-return]

    def await_sibling(self, case: str, procedure: str) -> str:
        """Waits for the next case of the same dispute."""

        def look() -> str | None:
            siblings = self.read_case(case)["siblings"]
            return next((s["id"] for s in siblings if s["procedure"].startswith(procedure)), None)

        return str(self.await_found(f"case {procedure}", look))

    def await_state(self, case: str, state: str) -> dict[str, Any]:
        def look() -> dict[str, Any] | None:
            seen = self.read_case(case)
            return seen if seen["state"] == state else None

        return self.await_found(f"state {state}", look)  # type: ignore[no-any-return]

    def await_found(self, what: str, look: Callable[[], Any]) -> Any:
        """Looks again and again, as a page that refreshes itself does. Raises TimeoutError after PAPER_SECONDS."""
        until, pause = time.monotonic() + PAPER_SECONDS, FIRST_LOOK
        with self.tally.timing(f"wait: {what}"):
            time.sleep(FIRST_LOOK)
            while (found := look()) is None:
                if time.monotonic() > until:
                    raise TimeoutError(f"{what} did not come")
                time.sleep(pause)
                pause = min(pause * 1.4, 0.6)
        return found

    def _post(self, path: str, step: str, data: dict[str, Any], key: str) -> dict[str, Any]:
        with self.tally.timing(step):
            answer = self.browser.post(path, data, key=key).json
        self.tally.add("steps")
        self.acknowledged.append(
            Acknowledged(answer["case"], answer["event"], answer["step"], answer["hash"])
        )
        return answer  # type: ignore[no-any-return]

    def _code(self, paper: str) -> str:
        return str(self.browser.post(f"/api/v1/documents/{paper}/code/", {}).json["demo_code"])


def enter_by_phone(url: str, tally: Tally, phone: str) -> Somebody:
    """A worker comes in with the phone and the code of a short message, through the pages."""
    browser = Browser(url, tally)
    with tally.timing("enter by phone"):
        for _ in range(3):
            browser.get("/enter/")
            browser.post_form("/enter/", {"phone": phone})
            answer = browser.post_form(
                "/enter/code/", {"code": find_demo_code(browser.get("/enter/code/").text)}
            )
            # Back to the first page: the session was opened in a try whose answer never came.
            if answer.status == 302 and not answer.location.startswith("/enter/"):
                return Somebody(browser, tally, phone)
    raise LookupError("entering by phone failed three times")


def enter_by_link(url: str, tally: Tally, phone: str, token: str) -> Somebody:
    """A respondent comes in by the link of the short message and a code, without an account."""
    browser, path = Browser(url, tally), f"/api/v1/invitations/{token}/"
    with tally.timing("enter by link"):
        for last in (False, False, True):
            code = browser.post(f"{path}code/", {}).json["demo_code"]
            try:
                browser.post(path, {"code": code})
                return Somebody(browser, tally, phone)
            except Refused as refused:
                if last or refused.status != 403:
                    raise
    raise LookupError("entering by the link failed")


def enter_as(url: str, tally: Tally, role: str) -> Somebody:
    """A member of staff comes in by the demo's door."""
    browser = Browser(url, tally)
    browser.get("/demo/")
    browser.post_form(f"/demo/as/{role}/", {})
    return Somebody(browser, tally)
