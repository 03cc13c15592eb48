"""The archive: bundle, events, papers, evidence, certificates, the list of it all under the office's seal, and the verifier."""

import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding

from shiquan.arbitration.dossier.bundle import Bundle, Cover, EventLine, Paper, bind_bundle
from shiquan.arbitration.dossier.scope import Holdings, Scope
from shiquan.cases import files
from shiquan.cases.clock import SHANGHAI
from shiquan.cases.models import Case, Document, Event, Evidence
from shiquan.documents.authority import read_subject
from shiquan.documents.cms import sign_digest
from shiquan.documents.sign import get_provider
from shiquan.procedure.documents import get_kind
from shiquan.procedure.language import ROLE_LABELS, Role

FORMAT = "shiquan-dossier/1"
VERIFIER = Path(__file__).with_name("verify.py")
SCOPE_WORDS = {Scope.MAIN: "正卷", Scope.WHOLE: "正卷、副卷（副卷不得对外提供）"}
READ_ME = """案卷核验说明

1. bundle.pdf 是编好页码的案卷；documents 是带签名和印章的文书原件；evidence 是证据原件；events.json 是逐条相连的办理记录。
2. 断网核验：python -I verify.py（需要 Python 3.9 以上和 openssl 程序）。核验程序最好从发布页面另行取得。
3. 一切信任来自 root.pem。请把核验程序显示的根证书指纹与仲裁委员会公布的指纹核对。
4. 没有公开内容的记录只列出指纹和前后相连的关系，内容另存副卷或者属于调解中的陈述。

Check offline with: python -I verify.py   (Python 3.9 or newer and openssl)
Compare the fingerprint of the root certificate with the one that the commission publishes.
"""
_UNSAFE = re.compile(r"[^\w.\-（）()·]+")
SUFFIXES = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


@dataclass(frozen=True)
class Archive:
    """The bytes of the zip, and the bundle inside."""

    data: bytes
    bundle: Bundle


def build_archive(
    case: Case, holdings: Holdings, scope: Scope, *, at: datetime, asked_by: str, told: Callable[[int], None] = lambda _: None
) -> Archive:
    """The archive of a case. ``told`` hears how many papers are laid in. Raises files.FileMissing for a lost original."""
    papers = list_papers(holdings)
    bundle = bind_bundle(_cover(case, scope, at), papers, _event_lines(case, holdings), told)
    content: dict[str, bytes] = {"bundle.pdf": bundle.pdf}
    for paper in papers:
        content[paper.path] = paper.read()
    content["events.json"] = _json([event_entry(e, e.number in holdings.disclosed) for e in holdings.events])
    provider = get_provider(at)
    credential = provider.seal_credential(case.office.seal_name or case.office.name, at)
    content["root.pem"] = b"".join(root.public_bytes(Encoding.PEM) for root in provider.trust_roots()[:1])
    content["issuing.pem"] = b"".join(c.public_bytes(Encoding.PEM) for c in credential.chain)
    content["verify.py"] = VERIFIER.read_bytes()
    content["README.txt"] = READ_ME.encode()
    manifest = _manifest(case, holdings, scope, papers, bundle, content, at, asked_by)
    manifest["case"]["seal"] = read_subject(credential.certificate.subject)[0]
    content["manifest.json"] = _json(manifest)
    content["manifest.p7s"] = sign_digest(sha256(content["manifest.json"]).digest(), credential)
    return Archive(_pack(content, at), bundle)


def bind_file(
    case: Case, holdings: Holdings, scope: Scope, *, at: datetime, told: Callable[[int], None] = lambda _: None
) -> tuple[Bundle, list[dict[str, Any]]]:
    """The bound file alone, with its index as rows. Raises files.FileMissing for a lost original."""
    papers = list_papers(holdings)
    bundle = bind_bundle(_cover(case, scope, at), papers, _event_lines(case, holdings), told)
    rows: list[dict[str, Any]] = [{"section": p.section, "title": p.title, "by": p.by, "day": p.day, "first": bundle.spans[p.path][0], "last": bundle.spans[p.path][1]} for p in papers]
    last = rows[-1]["last"] if rows else 0
    if bundle.pages > last:
        rows.append({"section": "办理经过", "title": "办理经过（记录指纹逐条相连）", "by": "", "day": "", "first": last + 1, "last": bundle.pages})
    return bundle, rows


def list_papers(holdings: Holdings) -> list[Paper]:
    """Papers in the order of the file: documents of the main file, evidence side by side, then the secondary file."""
    found = [_document_paper(d, "一、文书", n) for n, d in enumerate(holdings.documents, 1)]
    sides = (("applicant", "二、申请人的证据"), ("respondent", "三、被申请人的证据"), ("", "四、其他证据"))
    for side, words in sides:
        rows = [e for e in holdings.evidence if _side(e) == side]
        found += [_evidence_paper(e, words, n, side or "other") for n, e in enumerate(rows, 1)]
    return found + [_document_paper(d, "副卷", n, "secondary") for n, d in enumerate(holdings.secondary, 1)]


def event_entry(event: Event, disclosed: bool) -> dict[str, Any]:
    """An event for the archive: its links always, its content only where it may be disclosed."""
    entry: dict[str, Any] = {"number": event.number, "previous": event.previous_hash, "hash": event.hash}
    if not disclosed:
        return entry | {"withheld": True}
    entry["time"] = event.at.astimezone(SHANGHAI).isoformat()
    entry["body"] = {
        "case": str(event.case_id), "number": event.number, "step": event.step, "role": event.role,
        "person": str(event.person_id) if event.person_id else None, "party": str(event.party) if event.party else None,
        "data": event.data, "state": event.state, "at": event.at.astimezone().timestamp().hex(), "private": event.private,
        "previous": event.previous_hash,
    }  # fmt: skip
    return entry


def _side(evidence: Evidence) -> str:
    side = evidence.party.side if evidence.party else ""
    return side if side in ("applicant", "respondent") else ""


def _document_paper(row: Document, section: str, number: int, folder: str = "documents") -> Paper:
    assert row.file is not None
    title, file = get_kind(row.kind).title.zh, row.file
    return Paper(
        section, title, row.number, _day(row.completed_at or row.drafted_at), f"{folder}/{number:03d}-{_safe(title)}.pdf",
        "application/pdf", file.sha256, "", lambda: files.read(file),
    )  # fmt: skip


def _evidence_paper(row: Evidence, section: str, number: int, side: str) -> Paper:
    file = row.file
    suffix = SUFFIXES.get(file.media_type) or Path(file.name).suffix[:8] or ".bin"
    title = f"{row.title}（证明：{row.proves}）" if row.proves else row.title
    return Paper(
        section, title, row.party.name if row.party else "", _day(row.added_at),
        f"evidence/{side}-{number:03d}-{_safe(row.title)}{suffix}", file.media_type, file.sha256, "", lambda: files.read(file),
    )  # fmt: skip


def _safe(name: str) -> str:
    return _UNSAFE.sub("_", name).strip("._")[:40] or "file"


def _day(at: datetime) -> str:
    return at.astimezone(SHANGHAI).date().isoformat()


def _cover(case: Case, scope: Scope, at: datetime) -> Cover:
    sides = {"applicant": "申请人", "respondent": "被申请人", "third_party": "第三人"}
    parties = list(case.dispute.parties.all())
    lines = [("案号", str(case)), ("案件", case.dispute.title)]
    lines += [(words, "、".join(p.name for p in parties if p.side == side)) for side, words in sides.items()]
    lines += [("程序", case.rules.name.zh), ("承办人", case.handler.name if case.handler else "")]
    lines += [("收到", _day(case.opened_at)), ("结案", _day(case.closed_at) if case.closed_at else "尚未结案")]
    return Cover(case.office.name, SCOPE_WORDS[scope], str(case), tuple((k, v) for k, v in lines if v), at)


def _event_lines(case: Case, holdings: Holdings) -> list[EventLine]:
    steps = case.rules.step_by_key
    lines = []
    for event in holdings.events:
        known = event.number in holdings.disclosed
        what = steps[event.step].name.zh if known and event.step in steps else "（内容不公开）"
        role = ROLE_LABELS[Role(event.role)].zh if known else ""
        who = " ".join(dict.fromkeys(filter(None, (role, event.actor_name)))) if known else ""
        lines.append(EventLine(event.number, event.at, what, who, event.hash))
    return lines


def _manifest(
    case: Case, holdings: Holdings, scope: Scope, papers: list[Paper], bundle: Bundle, content: dict[str, bytes], at: datetime, asked_by: str
) -> dict[str, Any]:
    by_path = {p.path: p for p in papers}
    rows = [*holdings.documents, *holdings.secondary]
    paths = [p for p in by_path if p.startswith(("documents/", "secondary/"))]
    return {
        "format": FORMAT,
        "case": {"id": str(case.pk), "number": str(case), "office": case.office.name, "procedure": case.procedure, "state": case.state},
        "scope": scope.value, "made_at": at.astimezone(SHANGHAI).isoformat(), "made_for": asked_by,
        "chain": {"events": len(holdings.events), "last": holdings.events[-1].hash},
        "documents": [
            {"id": str(d.pk), "file": path, "kind": d.kind, "number": d.number, "verify_code": d.verify_code}
            for d, path in zip(rows, paths, strict=True)
        ],
        "papers": [{"file": p.path, "title": p.title, "by": p.by, "pages": bundle.spans[p.path]} for p in papers],
        "files": {name: sha256(data).hexdigest() for name, data in sorted(content.items())},
    }  # fmt: skip


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _pack(content: dict[str, bytes], at: datetime) -> bytes:
    out, stamp = BytesIO(), at.astimezone(SHANGHAI).timetuple()[:6]
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in content.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.external_attr = 0o644 << 16
            text = name.endswith((".json", ".txt", ".py", ".pem"))
            entry.compress_type = zipfile.ZIP_DEFLATED if text else zipfile.ZIP_STORED
            archive.writestr(entry, data)
    return out.getvalue()
