#!/usr/bin/env python3
"""Checks the file of a case without the platform that made it: Python 3.9 or newer and the program ``openssl``, no network.

    python -I verify.py [archive.zip or folder] [--fingerprint HEX] [--openssl PROGRAM]

What is checked: the office's seal over the list of contents; every file against that list, and that none is missing or
added; the chain of events from the first to the last; every signature in every paper, that each place is signed by whom
it is for, and that nothing was added later; each paper against the event that put it in force.
All of it rests on root.pem in the archive. Compare its fingerprint with the one that the commission publishes, or give
that one with --fingerprint: then another root is an error. Exit code 0: genuine; 1: not; 2: cannot be checked.
"""

from __future__ import annotations

import argparse
import hashlib
import hmac
import json
import re
import ssl
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

OUTSIDE = {"manifest.json", "manifest.p7s"}
GENESIS = "0" * 64
Checker = Callable[[bytes, bytes], "tuple[str, str] | None"]


class Report:
    """What was found; one line each in Chinese and English."""

    def __init__(self) -> None:
        self.good: list[tuple[str, str]] = []
        self.bad: list[tuple[str, str]] = []

    def check(self, holds: bool, zh: str, en: str) -> bool:
        """Notes one finding and hands back whether it is good."""
        (self.good if holds else self.bad).append((zh, en))
        return holds


def read_files(place: Path) -> dict[str, bytes]:
    """Every file of an archive or folder by its path."""
    if place.is_dir():
        found = [p for p in sorted(place.rglob("*")) if p.is_file() and "__pycache__" not in p.parts]
        return {p.relative_to(place).as_posix(): p.read_bytes() for p in found}
    with zipfile.ZipFile(place) as archive:
        names = [i.filename for i in archive.infolist() if not i.is_dir()]
        if len(names) != len(set(names)):
            raise ValueError("a name twice in the archive")
        return {name: archive.read(name) for name in names}


def check_list(files: dict[str, bytes], manifest: dict[str, Any], report: Report) -> None:
    """Every file is listed with its fingerprint, and nothing else is there."""
    listed = manifest["files"]
    for name in sorted(set(listed) - set(files)):
        report.check(False, f"缺少文件：{name}", f"missing file: {name}")
    for name in sorted(set(files) - set(listed) - OUTSIDE):
        report.check(False, f"多出文件：{name}", f"file not on the list: {name}")
    for name in sorted(set(listed) & set(files)):
        same = hmac.compare_digest(hashlib.sha256(files[name]).hexdigest(), listed[name])
        report.check(same, f"文件指纹 {name}", f"fingerprint of {name}")


def event_hash(body: dict[str, Any]) -> str:
    """As the platform reckons it: SHA-256 over the event's canonical JSON."""
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def check_chain(events: list[dict[str, Any]], manifest: dict[str, Any], report: Report) -> None:
    """Each event names the one before; each that is disclosed has its hash; the last is the one under the seal."""
    previous = GENESIS
    for number, event in enumerate(events, 1):
        body = event.get("body")
        linked = event["number"] == number and event["previous"] == previous
        if body is not None:
            inside = body["number"] == number and body["previous"] == previous and body["case"] == manifest["case"]["id"]
            linked = linked and inside and event_hash(body) == event["hash"]
        if not report.check(linked, f"第{number}条记录", f"event {number}"):
            return
        previous = event["hash"]
    whole = len(events) == manifest["chain"]["events"] and previous == manifest["chain"]["last"]
    report.check(whole, f"记录链完整，共{len(events)}条", f"chain of {len(events)} events is whole")


def check_papers(
    files: dict[str, bytes], events: list[dict[str, Any]], manifest: dict[str, Any], cms: Checker, report: Report
) -> None:
    """Every paper: its signatures, and that the chain put this very file in force."""
    forced = {
        e["body"]["data"].get("document"): e["body"]["data"].get("sha256")
        for e in events
        if e.get("body") and e["body"]["step"] == "complete_document"
    }
    for paper in manifest["documents"]:
        name, data = paper["file"], files.get(paper["file"], b"")
        same = forced.get(paper["id"]) == hashlib.sha256(data).hexdigest()
        report.check(same, f"记录链证明 {name}", f"the chain vouches for {name}")
        try:
            check_pdf(name, data, cms, report)
        except (ValueError, KeyError, IndexError, AttributeError) as problem:
            report.check(False, f"无法读取 {name}（{problem}）", f"cannot be read: {name}")


def newest_objects(data: bytes) -> tuple[dict[int, bytes], dict[int, int]]:
    """The newest version of each object that is a signature field, and where every object begins."""
    fields, starts = {}, {}
    for found in re.finditer(rb"(?:^|[\r\n])(\d+) 0 obj\b", data):
        number, end = int(found.group(1)), data.find(b"endobj", found.end())
        starts[number] = found.end()
        head = data[found.end() : min(end, found.end() + 4000)]
        if b"/FT/Sig" in head:
            fields[number] = head
    return fields, starts


def check_pdf(name: str, data: bytes, cms: Checker, report: Report) -> None:
    """All signatures of one paper."""
    fields, starts = newest_objects(data)
    covered = 0
    empty: set[str] = set()
    left: set[str] = set()
    report.check(bool(fields), f"{name} 有签名", f"{name} has signatures")
    for body in fields.values():
        named = re.search(rb"/T\(([a-z_0-9]+)\)", body)
        place = named.group(1).decode() if named else ""
        value = re.search(rb"/V (\d+) 0 R", body)
        if value is None:
            empty.add(place)
            continue
        at = starts[int(value.group(1))]
        span = re.compile(rb"/ByteRange\s*\[\s*(\d+) (\d+) (\d+) (\d+)\s*\]").search(data, at)
        zero, gap, after, length = (int(n) for n in span.groups()) if span else (0, 0, 0, 0)
        sane = span is not None and zero == 0 and span.start() < gap < after <= after + length <= len(data) and data[gap] == 0x3C
        signature = bytes.fromhex(data[gap + 1 : after - 1].decode("ascii")) if sane else b""
        who = cms(signature, data[:gap] + data[after : after + length]) if sane else None
        fits = who is not None and who[0] == re.sub(r"_\d+$", "", place)
        words = f"（{who[1]}）" if who else ""
        report.check(fits, f"{name} 签名 {place}{words}", f"{name}: signature of {place}")
        covered = max(covered, after + length if fits else 0)
        if fits and place == "seal":  # who dissents need not sign an award: the seal names the places left empty
            said = re.search(rb"/LeftEmpty\(([a-z_0-9 ]*)\)", data[at:gap])
            left = {p for p in said.group(1).decode().split() if p.startswith("arbitrator")} if said else set()
    for place in sorted(empty):
        report.check(place in left, f"{name} {place} 依法可以不签", f"{name}: {place} is signed, or may stay empty")
    report.check(covered == len(data), f"{name} 签名后没有改动", f"{name}: nothing added after the last signature")


def make_cms(openssl: str, root: bytes) -> Checker:
    """A function that checks a detached signature and answers (role, name) of its signer, or None."""

    def check(signature: bytes, content: bytes) -> tuple[str, str] | None:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            (home / "root.pem").write_bytes(root)
            (home / "sig.der").write_bytes(signature)
            (home / "content").write_bytes(content)
            command = [openssl, "cms", "-verify", "-binary", "-inform", "DER", "-in", "sig.der", "-content", "content",
                       "-CAfile", "root.pem", "-no-CApath", "-no-CAstore", "-purpose", "any", "-signer", "who.pem", "-out", "out"]  # fmt: skip
            if subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode:
                return None
            show = [openssl, "x509", "-in", "who.pem", "-noout", "-subject", "-nameopt", "multiline,utf8,-esc_msb"]
            text = subprocess.run(show, cwd=folder, capture_output=True, check=True).stdout.decode("utf-8", "replace")
        parts = dict(re.findall(r"^[ \t]*(\w+)[ \t]*=[ \t]*(.+)$", text, re.M))
        name = parts.get("name") or parts.get("commonName", "")
        return parts.get("organizationalUnitName", ""), name

    return check


def check(place: Path, fingerprint: str = "", openssl: str = "openssl") -> tuple[Report, str, dict[str, Any]]:
    """The whole report on an archive or folder."""
    report, files = Report(), read_files(place)
    manifest = json.loads(files["manifest.json"])
    root = files["root.pem"]
    found = hashlib.sha256(ssl.PEM_cert_to_DER_cert(root.decode("ascii"))).hexdigest()
    if fingerprint:
        wanted = re.sub(r"[^0-9a-f]", "", fingerprint.lower())
        report.check(found == wanted, f"根证书指纹 {found}", f"fingerprint of the root {found}")
    cms = make_cms(openssl, root)
    sealed = cms(files["manifest.p7s"], files["manifest.json"])
    report.check(sealed == ("seal", manifest["case"]["seal"]), f"目录印章（{sealed and sealed[1]}）", "seal over the list of contents")
    check_list(files, manifest, report)
    events = json.loads(files["events.json"])
    check_chain(events, manifest, report)
    check_papers(files, events, manifest, cms, report)
    return report, found, manifest


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("place", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--fingerprint", default="")
    parser.add_argument("--openssl", default="openssl")
    asked = parser.parse_args()
    try:
        report, root, manifest = check(asked.place, asked.fingerprint, asked.openssl)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as problem:
        print(f"无法核验 / cannot be checked: {problem!r}")
        return 2
    print(f"{manifest['case']['number']}　{manifest['case']['office']}")
    for zh, en in report.bad:
        print(f"✗ {zh} / {en}")
    print(f"✓ {len(report.good)} 项相符 / checks hold")
    if not asked.fingerprint:
        print(f"根证书指纹 {root}\n请与仲裁委员会公布的指纹核对 / compare this root with the one that the commission publishes")
    print("结论：真实完整 / genuine and whole" if not report.bad else "结论：不可信 / NOT genuine")
    return 1 if report.bad else 0


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    raise SystemExit(main())
