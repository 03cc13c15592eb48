"""Signatures and seals: each one visible, bound to the file, and good in readers that are not ours."""

import re
import shutil
import stat
import subprocess
import threading
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from shiquan.documents.authority import OwnAuthority, ensure_authority, read_subject
from shiquan.documents.handwriting import BadHandwriting, read_handwriting
from shiquan.documents.phases import (
    Complete,
    Draft,
    NotServable,
    Signed,
    add_seal,
    add_signature,
    load_phase,
    needs_only_seal,
    serve,
)
from shiquan.documents.render import Rendered
from shiquan.documents.sign import CannotSign, seal, sign, signed_places, waiting_places
from shiquan.documents.verify import verify_pdf
from shiquan.procedure.documents import KINDS, Kind, Manner
from tests.documents.conftest import AT
from tests.documents.examples import COURT, COURT_KINDS, EXAMPLES, OFFICE, frame_of

RANGE = re.compile(rb"/ByteRange\[0 (\d+) (\d+) (\d+)\]/Contents<([0-9a-f]+)>")


def test_every_signature_keeps_the_earlier_ones_valid(
    signed_steps: list[bytes], authority: OwnAuthority
) -> None:
    for count, pdf in enumerate(signed_steps[1:], 1):
        assert pdf.startswith(signed_steps[count - 1])
        answer = verify_pdf(pdf, authority.trust_roots())
        assert [entry.valid for entry in answer.signatures] == [True] * count
        assert answer.valid is (count == 4)


def test_names_roles_and_times_are_read_back(complete: bytes, authority: OwnAuthority) -> None:
    answer = verify_pdf(complete, authority.trust_roots())
    assert answer.valid and answer.number == "石劳调〔2026〕第12号" and answer.kind == "mediation_agreement"
    assert [(entry.signer, entry.role) for entry in answer.signatures] == [
        ("张小军", "applicant"),
        ("安康市速达同城网络科技有限公司石泉分公司", "respondent"),
        ("王敏", "mediator"),
        (OFFICE, "seal"),
    ]
    assert all(entry.at == AT for entry in answer.signatures)
    assert answer.sha256 == sha256(complete).hexdigest()


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="pdfsig (poppler-utils) is not installed")
def test_poppler_finds_every_signature_valid(complete: bytes, tmp_path: Path) -> None:
    path = tmp_path / "agreement.pdf"
    path.write_bytes(complete)
    said = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout
    assert said.count("Signature is Valid") == 4
    assert said.count("ETSI.CAdES.detached") == 4
    assert said.count("- Total document signed") == 1


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")
def test_openssl_accepts_every_signature_against_the_root(
    complete: bytes, authority: OwnAuthority, tmp_path: Path
) -> None:
    found = list(RANGE.finditer(complete))
    assert len(found) == 4
    for match in found:
        first, second, length = (int(match.group(n)) for n in (1, 2, 3))
        (tmp_path / "content").write_bytes(complete[:first] + complete[second : second + length])
        (tmp_path / "cms").write_bytes(bytes.fromhex(match.group(4).decode()))
        command = [
            "openssl",
            "cms",
            "-verify",
            "-binary",
            "-inform",
            "DER",
            "-in",
            "cms",
            "-content",
            "content",
        ]
        command += ["-CAfile", str(authority.folder / "root.pem"), "-purpose", "any", "-out", "out"]
        command += ["-attime", str(int(AT.timestamp()))]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_the_mathematics_hold_without_any_signature_library(complete: bytes, authority: OwnAuthority) -> None:
    from asn1crypto import cms

    for match in RANGE.finditer(complete):
        first, second, length = (int(match.group(n)) for n in (1, 2, 3))
        covered = complete[:first] + complete[second : second + length]
        signed = cms.ContentInfo.load(bytes.fromhex(match.group(4).decode()), strict=False)["content"]
        signer = signed["signer_infos"][0]
        attributes = {entry["type"].native: entry["values"][0].native for entry in signer["signed_attrs"]}
        assert attributes["message_digest"] == sha256(covered).digest()
        certificate, issuing = (
            x509.load_der_x509_certificate(each.dump()) for each in signed["certificates"]
        )
        ids = [entry for entry in signer["signed_attrs"] if entry["type"].native == "signing_certificate_v2"]
        assert (
            ids[0]["values"][0]["certs"][0]["cert_hash"].native
            == sha256(certificate.public_bytes(Encoding.DER)).digest()
        )
        key = certificate.public_key()
        assert isinstance(key, ec.EllipticCurvePublicKey)
        key.verify(
            signer["signature"].native, signer["signed_attrs"].untag().dump(), ec.ECDSA(hashes.SHA256())
        )
        certificate.verify_directly_issued_by(issuing)
        issuing.verify_directly_issued_by(authority.root)


def test_it_refuses_a_place_that_does_not_exist_or_is_taken(
    signed_steps: list[bytes], authority: OwnAuthority
) -> None:
    for place in ("expert", "applicant"):
        with pytest.raises(CannotSign):
            sign(signed_steps[1], place, name="张小军", reason="x", at=AT, provider=authority)


def test_it_refuses_a_seal_before_everybody_signed(
    signed_steps: list[bytes], authority: OwnAuthority
) -> None:
    assert waiting_places(signed_steps[2]) == ["mediator", "seal"]
    with pytest.raises(CannotSign):
        seal(signed_steps[2], office=OFFICE, at=AT, provider=authority)


def test_it_refuses_a_time_without_a_zone(agreement: Rendered, authority: OwnAuthority) -> None:
    with pytest.raises(ValueError, match="时区"):
        sign(
            agreement.pdf,
            "applicant",
            name="张小军",
            reason="x",
            at=AT.replace(tzinfo=None),
            provider=authority,
        )


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if KINDS[kind].signers or KINDS[kind].sealed], ids=str
)
def test_every_kind_can_be_completed(kind: Kind, authority: OwnAuthority) -> None:
    office = COURT if kind in COURT_KINDS else OFFICE
    phase = Draft(kind, EXAMPLES[kind]).render(**frame_of(kind))
    for place in [place for place in phase.places if place != "seal"]:
        phase = add_signature(phase, place, name="王敏", reason="签署", at=AT, provider=authority)
    if KINDS[kind].sealed:
        assert needs_only_seal(phase)
        phase = add_seal(phase, office=office, at=AT, provider=authority)
    assert isinstance(phase, Complete)
    assert verify_pdf(phase.pdf, authority.trust_roots()).valid


def test_an_unsigned_document_cannot_be_served(signed_steps: list[bytes]) -> None:
    kind = Kind.MEDIATION_AGREEMENT
    for pdf, expected in zip(signed_steps, (Rendered, Signed, Signed, Signed, Complete), strict=True):
        phase = load_phase(kind, pdf)
        assert isinstance(phase, expected)
        if expected is not Complete:
            with pytest.raises(NotServable):
                serve(phase, recipient="张小军", manner=Manner.ELECTRONIC, at=AT)
    assert signed_places(signed_steps[-1]) == ["applicant", "respondent", "mediator", "seal"]
    assert serve(phase, recipient="张小军", manner=Manner.ELECTRONIC, at=AT).manner is Manner.ELECTRONIC


@pytest.mark.parametrize("manner", [Manner.SMS, Manner.PHONE])
def test_rulings_and_agreements_are_never_served_by_telephone_or_text_message(
    manner: Manner, complete: bytes
) -> None:
    for kind in (Kind.MEDIATION_AGREEMENT, Kind.CONFIRMING_RULING, Kind.REJECTING_RULING, Kind.COURT_REFUSAL):
        phase = load_phase(kind, complete)
        with pytest.raises(NotServable):
            serve(phase, recipient="张小军", manner=manner, at=AT)  # type: ignore[arg-type]


def test_a_name_longer_than_a_certificate_allows_is_kept_whole(
    agreement: Rendered, authority: OwnAuthority
) -> None:
    name = "名字很长的公司" * 12
    pdf = sign(agreement.pdf, "respondent", name=name, reason="x", at=AT, provider=authority)
    assert verify_pdf(pdf, authority.trust_roots()).signatures[0].signer == name


def test_the_authority_is_made_once_even_by_many_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "authority"
    threads = [threading.Thread(target=ensure_authority, args=(folder, AT)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first = OwnAuthority(folder)
    assert first.root == ensure_authority(folder, AT).root
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("authority.")] == []
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files and all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in files)
    keys = [path for path in files if b"PRIVATE KEY" in path.read_bytes()]
    assert keys and all(b"ENCRYPTED PRIVATE KEY" in path.read_bytes() for path in keys)


def test_an_office_keeps_its_seal_certificate(tmp_path: Path) -> None:
    folder = tmp_path / "authority"
    first = ensure_authority(folder, AT).seal_credential(OFFICE, AT)
    again = OwnAuthority(folder).seal_credential(OFFICE, AT)
    assert first.certificate == again.certificate
    assert read_subject(first.certificate.subject) == (OFFICE, "seal")


def test_certificates_hold_a_name_and_a_role_but_no_identity_number(authority: OwnAuthority) -> None:
    certificate = authority.party_credential("张小军", "applicant", AT).certificate
    assert sorted(part.value for part in certificate.subject) == ["applicant", "张小军"]


@pytest.mark.parametrize(
    "png",
    [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"\x89PNG\r\n\x1a\n" + b"\0" * 600_000],
    ids=["empty", "gif", "broken", "large"],
)
def test_it_refuses_handwriting_that_is_no_proper_png(png: bytes) -> None:
    with pytest.raises(BadHandwriting):
        read_handwriting(png)


def test_it_refuses_blank_paper_a_dot_and_a_black_picture(tmp_path: Path) -> None:
    from PIL import Image

    for colour, dot in (((255, 255, 255, 255), 0), ((0, 0, 0, 0), 3), ((0, 0, 0, 255), 0)):
        picture = Image.new("RGBA", (300, 120), colour)
        picture.paste((0, 0, 0, 255), (10, 10, 10 + dot, 10 + dot))
        picture.save(tmp_path / "x.png")
        with pytest.raises(BadHandwriting):
            read_handwriting((tmp_path / "x.png").read_bytes())


def test_handwriting_is_encoded_anew_without_metadata(handwriting: bytes) -> None:
    kept = read_handwriting(handwriting).as_png()
    assert kept.startswith(b"\x89PNG") and b"tEXt" not in kept and b"eXIf" not in kept


def test_only_the_strokes_count_not_the_paper(handwriting: bytes) -> None:
    ink = read_handwriting(handwriting)
    assert ink.width <= 480 and ink.height <= 160
