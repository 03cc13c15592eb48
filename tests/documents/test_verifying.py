"""Nothing that was changed passes as genuine, and no file makes the verifier fail."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from shiquan.documents.authority import OwnAuthority, ensure_authority
from shiquan.documents.command import register
from shiquan.documents.pdf import Update, read_source
from shiquan.documents.sign import sign
from shiquan.documents.verify import ADDED, TOO_LARGE, from_json, verify_pdf, verify_untrusted
from tests.documents.conftest import AT


def test_one_changed_byte_anywhere_is_noticed(complete: bytes, authority: OwnAuthority) -> None:
    chance = random.Random(7)
    for _ in range(60):
        at = chance.randrange(len(complete))
        changed = bytearray(complete)
        changed[at] ^= 1 << chance.randrange(8)
        assert not verify_pdf(bytes(changed), authority.trust_roots()).valid, at


def test_an_appended_update_is_noticed(complete: bytes, authority: OwnAuthority) -> None:
    update = Update(read_source(complete))
    update.put(b"<</Type/Nothing>>")
    answer = verify_pdf(update.write()[0], authority.trust_roots())
    assert not answer.valid and answer.modified and ADDED in answer.problems


def test_an_update_that_redraws_a_page_is_noticed(complete: bytes, authority: OwnAuthority) -> None:
    source = read_source(complete)
    update = Update(source)
    page = next(number for number in source.offsets if b"/Type/Page/" in source.body(number))
    contents = update.put_stream(b"", b"0 0 1 rg 0 0 600 800 re f")
    body = source.body(page)
    at = body.index(b"/Contents ")
    end = body.index(b"R", at)
    update.put(body[:at] + b"/Contents %d 0 R" % contents + body[end + 1 :], page)
    answer = verify_pdf(update.write()[0], authority.trust_roots())
    assert not answer.valid and answer.modified


def test_trailing_bytes_are_noticed(complete: bytes, authority: OwnAuthority) -> None:
    assert not verify_pdf(complete + b"\n%hello", authority.trust_roots()).valid


def test_a_stripped_seal_is_noticed(signed_steps: list[bytes], authority: OwnAuthority) -> None:
    for pdf in signed_steps[1:-1]:
        answer = verify_pdf(pdf, authority.trust_roots())
        assert not answer.valid and "seal" in answer.waiting
        assert any("尚缺签名或者印章" in problem.zh for problem in answer.problems)


def test_an_unsigned_document_is_not_valid(signed_steps: list[bytes], authority: OwnAuthority) -> None:
    answer = verify_pdf(signed_steps[0], authority.trust_roots())
    assert not answer.valid and not answer.readable


def test_a_signature_of_another_authority_is_not_trusted(complete: bytes, tmp_path: Path) -> None:
    stranger = ensure_authority(tmp_path / "authority", AT)
    assert not verify_pdf(complete, stranger.trust_roots()).valid
    assert not verify_pdf(complete, ()).valid


def test_a_party_cannot_put_on_the_seal(signed_steps: list[bytes], authority: OwnAuthority) -> None:
    class Impostor:
        def party_credential(self, name, role, at):
            return authority.party_credential(name, "applicant", at)

    forged = sign(signed_steps[3], "seal", name="张小军", reason="x", at=AT, provider=Impostor())
    answer = verify_pdf(forged, authority.trust_roots())
    assert not answer.valid and not answer.waiting
    assert any("身份与签名位置不符" in problem.zh for problem in answer.problems)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"%PDF-1.7",
        b"%PDF-1.7\nxref\n0 1\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\n" + b"[" * 200_000,
        b"%PDF-1.7\n" + bytes(range(256)) * 400,
    ],
    ids=["empty", "text", "head", "loop", "deep", "noise"],
)
def test_no_file_makes_it_fail(data: bytes, authority: OwnAuthority) -> None:
    answer = verify_pdf(data, authority.trust_roots())
    assert not answer.valid and not answer.readable and answer.problems


def test_a_file_cut_anywhere_is_not_valid(complete: bytes, authority: OwnAuthority) -> None:
    for share in range(1, 20):
        assert not verify_pdf(complete[: len(complete) * share // 20], authority.trust_roots()).valid


def test_a_file_that_is_too_large_is_refused_unread(authority: OwnAuthority) -> None:
    answer = verify_pdf(b"%PDF-" + bytes(21 * 1024 * 1024), authority.trust_roots())
    assert answer.problems == (TOO_LARGE,)


def test_a_child_process_gives_the_same_answer(complete: bytes, authority: OwnAuthority) -> None:
    assert verify_untrusted(complete, authority.trust_roots()) == verify_pdf(
        complete, authority.trust_roots()
    )
    answer = verify_pdf(complete[:-9], authority.trust_roots())
    assert from_json(json.loads(json.dumps(answer.as_json()))) == answer


def command(*words: str, data: Path) -> subprocess.CompletedProcess[str]:
    code = (
        "import argparse, sys; from shiquan.documents.command import register;"
        "p = argparse.ArgumentParser(); register(p.add_subparsers());"
        "a = p.parse_args(sys.argv[1:]); sys.exit(a.run(a))"
    )
    environment = {
        **os.environ,
        "SHIQUAN_DATA": str(data),
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
    }
    return subprocess.run(
        [sys.executable, "-c", code, "verify", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_checks_a_file_without_a_database(
    complete: bytes, authority: OwnAuthority, tmp_path: Path
) -> None:
    assert callable(register)
    good, bad, none = (tmp_path / name for name in ("good.pdf", "bad.pdf", "none.pdf"))
    good.write_bytes(complete)
    bad.write_bytes(complete.replace(b"/Rotate", b"/rotate", 1)[:-30] + b"x" * 30)
    data = authority.folder.parent
    done = command(str(good), "--json", data=data)
    answer = json.loads(done.stdout)
    assert done.returncode == 0 and answer["valid"] and answer["number"] == "石劳调〔2026〕第12号"
    assert [entry["role"] for entry in answer["signatures"]] == [
        "applicant",
        "respondent",
        "mediator",
        "seal",
    ]
    assert "有效" in command(str(good), data=data).stdout
    assert command(str(bad), data=data).returncode in {1, 2}
    assert command(str(none), data=data).returncode == 2
    assert command(data=data).returncode == 2
    good.write_bytes(complete + b"%more")
    assert command(str(good), data=data).returncode in {1, 2}
