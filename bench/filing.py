"""Applications filed per second over HTTP, against a running installation of the demo or with a counter clerk's password.

    python -m bench.filing [--url http://127.0.0.1:8000] [--clients 20] [--seconds 20] [--json]
                           [--username NAME --password-file FILE] [--api] [--pid PID]

Every client is a logged-in clerk who posts the counter's form, or with ``--api`` the same as JSON to /api/v1/disputes/:
one request, one dispute, filed with its number, event, clocks, papers, notices and jobs in one transaction. Afterwards
every receipt is opened (the API answers with the number) and its number compared: the run fails (exit code 1) on any
error, any missing receipt and any number given twice. With the launcher's process id the milliseconds of processor time
of one filing are measured by their parts; they hold even while the machine has other work.
"""

import argparse
import http.client
import json
import re
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from bench.processor import seconds_by_part, spent_since

FORM = {
    "side": "worker", "applicant-0-id_number": "612422199003124217", "applicant-0-address": "城关镇江南社区3栋",
    "applicant-0-platform_work": "rider", "respondents-0-name": "安康快送网络科技有限公司", "respondents-0-kind": "partner",
    "respondents-0-credit_code": "91610922MA70ABCD5N", "respondents-0-phone": "13709150001",
    "story": "我在站点跑单三个月，站长说考核不合格，扣了两个月的单费和押金，一直不给。", "started_on": "2026-03-01",
    "claims-0-kind": "order_income", "claims-0-title": "", "claims-0-amount": "12800.00", "claims-0-basis": "3200 单，每单 4 元",
    "claims-1-kind": "deposit", "claims-1-title": "", "claims-1-amount": "1000", "electronic_service": "on", "truthful": "on",
    "proof": "counter",
}  # fmt: skip
DATA = {
    "channel": "counter", "proof": "counter", "story": FORM["story"], "started_on": FORM["started_on"],
    "electronic_service": True, "truthful": True, "evidence": [],
    "respondents": [{k: FORM[f"respondents-0-{k}"] for k in ("name", "kind", "credit_code", "phone")}],
    "claims": [
        {"kind": "order_income", "title": "劳动报酬", "amount": "12800.00", "basis": FORM["claims-0-basis"]},
        {"kind": "deposit", "title": "押金", "amount": "1000"},
    ],
}  # fmt: skip
NUMBER = re.compile(r"data-receipt-number>([^<]+)<")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class Client:
    """One clerk: a connection that is kept open, cookies, and what happened."""

    host: str
    port: int
    name: str
    cookies: dict[str, str] = field(default_factory=dict)
    milliseconds: list[float] = field(default_factory=list)
    receipts: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    token: str = ""

    def __post_init__(self) -> None:
        self.line = http.client.HTTPConnection(self.host, self.port, timeout=60)

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, body and where a redirect leads."""
        body = urlencode({**form, "csrfmiddlewaretoken": self.token}) if form is not None else None
        return self.send(method, path, body, {"Content-Type": "application/x-www-form-urlencoded"} if body else {})

    def send(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> tuple[int, str, str]:
        """Status, body and where a redirect leads."""
        headers = {**headers, "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        self.line.request(method, path, body.encode() if body else None, headers)
        answer = self.line.getresponse()
        text = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie") or []:
            key, _, value = line.partition(";")[0].partition("=")
            self.cookies[key] = value
        return answer.status, text, answer.headers.get("Location", "")

    def log_in(self, username: str, password: str) -> None:
        """Comes in as a counter clerk: by the demo's door, or by name and password."""
        door, form = ("/login/", {"username": username, "password": password}) if username else ("/demo/", {})
        self.read_token(self.ask("GET", door)[1])
        status, text, _ = self.ask("POST", "/login/" if username else "/demo/as/counter/", form)
        if status != 302:
            raise SystemExit(f"could not log in ({status}): {text[:200]}")
        self.read_token(self.ask("GET", "/apply/counter/")[1])

    def read_token(self, page: str) -> None:
        found = TOKEN.search(page)
        if found is None:
            raise SystemExit("no form where one was expected: is this a demo, and is the clerk at a counter?")
        self.token = found[1]

    def file_until(self, end: float, gate: threading.Barrier, api: bool) -> None:
        """Files one application after the other."""
        who = {"name": f"压测{self.name}", "phone": f"139{abs(hash(self.name)) % 10**8:08d}"}
        form = FORM | {f"applicant-0-{k}": v for k, v in who.items()}
        about = {k.removeprefix("applicant-0-"): v for k, v in form.items() if k.startswith("applicant-0-")}
        data = json.dumps({"at_counter": True, "data": {**DATA, "applicant": [{**about, "kind": "worker"}]}})
        gate.wait()
        while time.perf_counter() < end:
            key = str(uuid4())
            begun = time.perf_counter()
            try:
                if api:
                    headers = {"Content-Type": "application/json", "Idempotency-Key": key, "X-CSRFToken": self.token}
                    status, where, _ = self.send("POST", "/api/v1/disputes/", data, headers)
                else:
                    status, _, where = self.ask("POST", f"/apply/counter/{key}/", form)
            except (OSError, http.client.HTTPException) as error:
                self.errors.append(repr(error))
                self.line.close()
                continue
            self.milliseconds.append((time.perf_counter() - begun) * 1000)
            if status == 302 and where.endswith("/receipt/"):
                self.receipts.append(where)
            elif status == 201:
                self.receipts.append("")
                self.numbers.append(json.loads(where)["receipt_number"])
            else:
                self.errors.append(f"{status} {where[:200]}")

    def open_receipts(self) -> None:
        """Reads the number on every receipt."""
        for path in filter(None, self.receipts):
            found = NUMBER.search(self.ask("GET", path)[1])
            if found is None:
                self.errors.append(f"no number on {path}")
            else:
                self.numbers.append(found[1])


def main() -> int:
    """Runs the bench; prints what it measured."""
    parser = argparse.ArgumentParser(description="Applications filed per second over HTTP.")
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--username", default="")
    parser.add_argument("--password-file", type=Path)
    parser.add_argument("--api", action="store_true", help="file over the REST API instead of the counter's page")
    parser.add_argument("--pid", type=int, help="process id of the launcher, to measure processor time")
    parser.add_argument("--no-check", action="store_true", help="do not open the receipts afterwards")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = run(given)
    print(json.dumps(found, ensure_ascii=False) if given.json else "\n".join(f"{k}: {v}" for k, v in found.items()))
    return 1 if found["errors"] or found["duplicate_numbers"] or not found["filed"] else 0


def run(given: argparse.Namespace) -> dict[str, Any]:
    """Logs in, files, checks."""
    where = urlsplit(given.url)
    password = given.password_file.read_text().strip() if given.password_file else ""
    clients = [Client(where.hostname or "127.0.0.1", where.port or 80, str(i)) for i in range(given.clients)]
    for client in clients:
        client.log_in(given.username, password)
    for client in clients:  # warm: the first filing of a client makes its applicant's account
        client.file_until(time.perf_counter() + 0.01, threading.Barrier(1), given.api)
        client.milliseconds.clear()
    before = sum(len(c.receipts) for c in clients)
    gate, spent = threading.Barrier(given.clients), seconds_by_part(given.pid)
    end = time.perf_counter() + given.seconds
    begun = time.perf_counter()
    together([threading.Thread(target=c.file_until, args=(end, gate, given.api)) for c in clients])
    seconds = time.perf_counter() - begun
    filed = sum(len(c.receipts) for c in clients) - before
    processor = spent_since(spent, given.pid, filed)
    if not given.no_check:
        together([threading.Thread(target=c.open_receipts) for c in clients])
    numbers = [number for c in clients for number in c.numbers]
    times = sorted(t for c in clients for t in c.milliseconds)
    marks = quantiles(times, n=100) if len(times) > 1 else [0.0] * 99
    errors = [error for c in clients for error in c.errors]
    return {
        "clients": given.clients, "seconds": round(seconds, 2), "filed": filed, "per_second": round(filed / seconds, 1),
        "p50_ms": round(marks[49], 1), "p95_ms": round(marks[94], 1), "p99_ms": round(marks[98], 1),
        "errors": len(errors), "duplicate_numbers": len(numbers) - len(set(numbers)), "first_errors": errors[:3],
        "processor_ms_per_filing": processor,
    }  # fmt: skip


def together(threads: list[threading.Thread]) -> None:
    """Starts all, waits for all."""
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    sys.exit(main())
