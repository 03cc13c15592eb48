"""The description of the API stays what machines were told. After a wanted change: SHIQUAN_WRITE_SNAPSHOTS=1."""

import json
import os
from pathlib import Path

from shiquan.api.main import api
from shiquan.procedure.tables import PROCEDURES

SNAPSHOT = Path(__file__).parent / "openapi.txt"
OURS = ("/api/v1/law",)
"""Prefixes of operations that other tests watch."""


def lines() -> str:
    schema = api.get_openapi_schema()
    found = []
    for path, methods in sorted(schema["paths"].items()):
        if path.startswith(OURS):
            continue
        for method, operation in methods.items():
            names = " ".join(f"{p['in']}:{p['name']}" for p in operation.get("parameters", []))
            answers = " ".join(str(code) for code in operation["responses"])
            found.append(f"{method.upper()} {path} [{names}] -> {answers}")
    for name in ("CaseLine", "CaseView", "DocumentLine", "Taken", "OpenDispute", "FileLine", "Chains"):
        part = schema["components"]["schemas"][name]
        found.append(f"{name}: " + " ".join(part["properties"]))
    return "\n".join(found) + "\n"


def test_the_description_is_what_it_was() -> None:
    if os.environ.get("SHIQUAN_WRITE_SNAPSHOTS") == "1":
        SNAPSHOT.write_text(lines(), encoding="utf-8")
    assert lines() == SNAPSHOT.read_text(encoding="utf-8")


def test_every_step_that_people_take_is_described() -> None:
    body = api.get_openapi_schema()["paths"]["/api/v1/cases/{case}/steps/{step}/"]["post"]["requestBody"]
    told = {alternative["title"] for alternative in body["content"]["application/json"]["schema"]["anyOf"]}
    assert told == {f"{p.key} {s.key}" for p in PROCEDURES.values() for s in p.steps if not s.automatic}
    json.dumps(body)
