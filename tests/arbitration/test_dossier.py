"""The file of a case proves itself: without the platform, with nothing but Python and openssl."""

import copy
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from shiquan.arbitration.dossier.archive import build_archive
from shiquan.arbitration.dossier.scope import Scope, read_holdings
from shiquan.cases.access import actor_on
from shiquan.cases.clock import now
from shiquan.cases.models import Case, CaseRole, Document
from tests.arbitration.evidence import add_evidence, picture
from tests.cases import road
from tests.people import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def file_of_everything(on_ground: Callable[..., Any], county: Cast) -> Case:
    return on_ground(make_file, county)


@pytest.fixture
def case(file_of_everything: Case, db: None) -> Case:
    return copy.deepcopy(file_of_everything)


def make_file(cast: Cast) -> Case:
    case = road.agreed(cast)
    paper = case.documents.filter(status="complete").first()
    add_evidence(case, picture(), "聊天记录.png", "image/png")
    add_evidence(case, picture("JPEG", (3000, 900), "L"), "工资条.jpg", "image/jpeg", "respondent")
    add_evidence(case, b"ID3" + b"\0" * 50, "录音.mp3", "audio/mpeg")
    add_evidence(case, b"%PDF-1.4 broken", "坏文件.pdf", "application/pdf")
    add_evidence(case, _read(paper), "另一份.pdf", "application/pdf", "respondent")
    return case


@pytest.fixture(scope="module")
def sealed(on_ground: Callable[..., Any], county: Cast, file_of_everything: Case) -> bytes:
    """The handler's archive: it stands for itself, without any database."""
    return on_ground(archive_for, file_of_everything, county.mediator)


@pytest.fixture
def folder(sealed: bytes, tmp_path: Path) -> Path:
    """The archive of the handler, unpacked."""
    with zipfile.ZipFile(io.BytesIO(sealed)) as archive:
        archive.extractall(tmp_path / "file")
    return tmp_path / "file"


def _read(document: Document | None) -> bytes:
    from shiquan.cases import files

    assert document is not None and document.file is not None
    return files.read(document.file)


def archive_for(case: Case, person: object, scope: Scope = Scope.MAIN) -> bytes:
    holdings = read_holdings(case, actor_on(case, person), scope)  # type: ignore[arg-type]
    return build_archive(case, holdings, scope, at=now(), asked_by="某人").data


def verify(folder: Path, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", folder / "verify.py", folder, *arguments], capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin:/usr/local/bin"},
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def rewrite_manifest(folder: Path) -> None:
    """What a forger can do who has no seal: make the list fit again."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["files"] = {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in manifest["files"] if (folder / n).exists()}
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1), "utf-8")


def test_an_untouched_file_is_genuine_and_says_on_which_root_that_rests(folder: Path):
    code, said = verify(folder)
    assert code == 0, said
    assert "真实完整" in said and "✗" not in said
    root = said.split("根证书指纹 ")[1].split()[0]
    assert verify(folder, "--fingerprint", root)[0] == 0
    assert verify(folder, "--fingerprint", "00" * 32)[0] == 1


def test_the_verifier_reads_the_zip_itself_too(case: Case, cast: Cast, tmp_path: Path):
    from shiquan.arbitration.dossier.archive import VERIFIER

    place = tmp_path / "案卷.zip"
    place.write_bytes(archive_for(case, cast.mediator))
    done = subprocess.run([sys.executable, "-I", VERIFIER, place], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_it_needs_only_the_standard_library():
    import ast

    from shiquan.arbitration.dossier.archive import VERIFIER

    names = {
        (n.module if isinstance(n, ast.ImportFrom) else a.name).partition(".")[0]
        for n in ast.walk(ast.parse(VERIFIER.read_text("utf-8")))
        if isinstance(n, ast.Import | ast.ImportFrom)
        for a in n.names
    }
    assert names <= sys.stdlib_module_names


def first(folder: Path, pattern: str) -> Path:
    return sorted(folder.glob(pattern))[0]


def change_event(folder: Path, change: Callable[[list[dict]], object]) -> None:
    place = folder / "events.json"
    events = json.loads(place.read_text("utf-8"))
    change(events)
    place.write_text(json.dumps(events, ensure_ascii=False, indent=1), "utf-8")


def flip(place: Path, at: int) -> None:
    data = bytearray(place.read_bytes())
    data[at] ^= 1
    place.write_bytes(data)


def append(place: Path) -> None:
    place.write_bytes(place.read_bytes() + b"\n% more\n")


def shown(events: list[dict]) -> dict:
    return next(e for e in events if e.get("body"))


TAMPERING: dict[str, Callable[[Path], object]] = {
    "a byte of the bundle": lambda f: flip(f / "bundle.pdf", 5000),
    "a byte of a document": lambda f: flip(first(f, "documents/*.pdf"), 3000),
    "a byte of evidence": lambda f: flip(first(f, "evidence/*"), 20),
    "evidence taken out": lambda f: first(f, "evidence/*").unlink(),
    "a file put in": lambda f: (f / "evidence" / "extra.txt").write_text("x"),
    "something added to a document": lambda f: append(first(f, "documents/*.pdf")),
    "documents swapped": lambda f: first(f, "documents/001*").replace(first(f, "documents/002*")),
    "an event's data": lambda f: change_event(f, lambda e: shown(e)["body"]["data"].update(sha256="0" * 64)),
    "an event left out": lambda f: change_event(f, lambda e: e.pop(2)),
    "the last event left out": lambda f: change_event(f, lambda e: e.pop()),
    "two events swapped": lambda f: change_event(f, lambda e: e.insert(1, e.pop(2))),
    "a withheld event's hash": lambda f: change_event(f, lambda e: next(x for x in e if x.get("withheld")).update(hash="a" * 64)),
    "the list of contents": lambda f: flip(f / "manifest.json", 60),
    "the seal over it": lambda f: flip(f / "manifest.p7s", -8),
    "the root": lambda f: (f / "root.pem").write_bytes((f / "issuing.pem").read_bytes()),
}


@pytest.mark.parametrize("name", TAMPERING)
@pytest.mark.parametrize("relisted", [False, True], ids=["", "and the list made to fit"])
def test_it_finds_out(folder: Path, name: str, relisted: bool):
    TAMPERING[name](folder)
    if relisted and name not in ("the list of contents",):
        rewrite_manifest(folder)
    code, said = verify(folder)
    assert code in (1, 2), said
    assert "真实完整" not in said


def test_a_forger_with_a_root_of_his_own_is_found_out_by_the_fingerprint_only(folder: Path, tmp_path: Path):
    from shiquan.documents.authority import ensure_authority
    from shiquan.documents.cms import sign_digest

    true_root = verify(folder)[1].split("根证书指纹 ")[1].split()[0]
    forger = ensure_authority(tmp_path / "forger", now())
    seal = json.loads((folder / "manifest.json").read_text("utf-8"))["case"]["seal"]
    (folder / "root.pem").write_bytes((tmp_path / "forger" / "root.pem").read_bytes())
    rewrite_manifest(folder)
    digest = hashlib.sha256((folder / "manifest.json").read_bytes()).digest()
    (folder / "manifest.p7s").write_bytes(sign_digest(digest, forger.seal_credential(seal, now())))
    assert verify(folder, "--fingerprint", true_root)[0] == 1
    assert verify(folder)[0] == 1, "the papers still bear signatures of the true authority"


def test_the_bundle_has_a_cover_an_index_and_a_number_on_every_page(folder: Path):
    reader = PdfReader(folder / "bundle.pdf")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    texts = [page.extract_text() for page in reader.pages]
    assert "案　卷" in texts[0] or "案 卷" in texts[0]
    assert "卷内目录" in texts[1]
    total = int(next(t for t in texts if "1 / " in t).rsplit("1 / ")[1].split()[0])
    before = len(texts) - total
    assert all(f"{n} / {total}" in texts[before + n - 1] for n in range(1, total + 1))
    ends = [tuple(p["pages"]) for p in manifest["papers"]]
    assert ends[0][0] == 1 and all(a[1] + 1 == b[0] for a, b in zip(ends, ends[1:], strict=False))
    index = "".join("".join(texts[1:before]).split())
    assert not [p["title"] for p in manifest["papers"] if "".join(p["title"].split("（")[0].split()) not in index]
    assert "材料存根" in "".join(texts[before:]), "sound and broken files have a slip"
    assert "办理经过" in texts[-1] or "办理经过" in "".join(texts[before:])
    assert len(reader.outline) >= 3


def test_signatures_and_seals_are_drawn_into_the_bundle(folder: Path):
    reader = PdfReader(folder / "bundle.pdf")
    assert not any("/Annots" in page for page in reader.pages)
    assert any("/SqA0" in page["/Resources"].get("/XObject", {}) for page in reader.pages)


def test_what_was_said_in_mediation_is_withheld_and_still_linked(folder: Path):
    events = json.loads((folder / "events.json").read_text("utf-8"))
    assert {e["body"]["step"] for e in events if e.get("body")} == {"complete_document"}
    assert len(events) > 8 and "底线" not in (folder / "events.json").read_text("utf-8")


def test_a_side_takes_away_its_own_papers_only(case: Case, cast: Cast, tmp_path: Path):
    for person in (cast.worker, cast.employer):
        with zipfile.ZipFile(io.BytesIO(archive_for(case, person))) as archive:
            names = archive.namelist()
            manifest = json.loads(archive.read("manifest.json"))
        readable = {str(d.pk) for d in case.documents.all() if _may(d, person)}
        assert {d["id"] for d in manifest["documents"]} <= readable
        assert not any(n.startswith("secondary/") for n in names)


def _may(document: Document, person: object) -> bool:
    from shiquan.cases.access import may_read_document

    return may_read_document(document, person)  # type: ignore[arg-type]


def test_the_secondary_file_is_for_the_tribunal_alone(case: Case, cast: Cast):
    for person in (cast.worker, cast.employer, cast.mediator, cast.director, cast.supervisor):
        with pytest.raises(PermissionError):
            read_holdings(case, actor_on(case, person), Scope.WHOLE)
    CaseRole.objects.create(case=case, role="arbitrator", person=cast.judge, since=now())
    holdings = read_holdings(case, actor_on(case, cast.judge), Scope.WHOLE)
    assert holdings.disclosed == {e.number for e in holdings.events}
