"""What browser tests of staff pages share: somebody logged in at some size of screen, checked by axe, photographed on demand."""

import os
import re
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from shiquan.organisations.models import Person

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
PICTURES = os.environ.get("SHIQUAN_PICTURES", "")
"""A folder for a picture of every page that is looked at; none by default."""
LIVE = re.compile(r"http://(localhost|127\.0\.0\.1):\d+/live/")
"""The live channel: on this machine too, at a port of its own."""
AXE = """async () => {
  const grave = (one) => ["serious", "critical"].includes(one.impact);
  // The impact of a rule is the impact of its faults: rules that are never grave need not run.
  const idle = axe._audit.rules.filter((rule) => rule.impact && !grave(rule)).map((rule) => [rule.id, {enabled: false}]);
  const options = {resultTypes: ["violations"], preload: false, rules: Object.fromEntries(idle)};
  return (await axe.run(options)).violations.filter(grave).map((one) => [one.id, one.nodes.map((n) => n.html.slice(0, 160))]);
}"""
LARGE_TYPE = """() => {
  const root = document.documentElement, size = root.dataset.size;
  root.dataset.size = 'large';
  const right = Math.max(root.scrollWidth, ...[...document.querySelectorAll('.tools')].map(e => e.getBoundingClientRect().right));
  root.dataset.size = size;
  return right - root.clientWidth;
}"""
"""How far a page and its menu reach beyond the screen for somebody who reads large type."""


def find_faults(page: Any) -> list[tuple[str, list[str]]]:
    """What axe finds serious or critical on a page: each rule, and the elements that break it."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
    return [(rule, nodes[:3]) for rule, nodes in page.evaluate(AXE)]


class Browsing:
    """A browser context of one person; notes faults of scripts and requests that leave the machine."""

    def __init__(self, browser: Any, root: str, person: Person | None, size: dict[str, int] = DESK, locale: str = "zh-CN") -> None:
        self.root, self.faults, self.outside = root, [], []
        self.context = browser.new_context(viewport=size, locale=locale, service_workers="block")
        if person is not None:
            self.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": _session_of(person), "url": root}])
        if locale == "en":
            self.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": "en", "url": root}])
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", lambda r: None if r.url.startswith(("data:", "blob:", root)) else self.outside.append(r.url))
        self.size = size

    def open(self, path: str) -> Any:
        self.page.goto(f"{self.root}{path}")
        return self.page

    def look(self, name: str) -> None:
        """Checks the page with axe and for sideways scrolling, once it has loaded; keeps a picture where one is wanted."""
        self.page.wait_for_load_state()  # a click waits for the answer to begin, not for its end
        if PICTURES:
            self.page.screenshot(path=str(Path(PICTURES) / f"{name}-{self.size['width']}.png"), full_page=True)
        faults = find_faults(self.page)
        assert not faults, (name, faults)
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 1, f"{name} scrolls sideways by {wide} pixels"
        if self.size == PHONE:
            over = self.page.evaluate(LARGE_TYPE)
            assert over <= 1, f"{name} in large type scrolls sideways by {over} pixels"

    def close(self) -> None:
        """Ends the context; any fault of a script or request to another host fails the test."""
        self.context.close()
        assert not self.faults, self.faults
        outside = [url for url in self.outside if not LIVE.match(url)]
        assert not outside, outside


def _session_of(person: Person) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return session.session_key or ""
