"""Signatures and seals on a rendered document: PAdES B-B, one appended revision each.

An earlier signature stays valid because nothing before the appended bytes changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from shiquan.documents.appearance import Appearance, draw_seal, draw_signature
from shiquan.documents.authority import Credential, SigningProvider, ensure_authority
from shiquan.documents.chinese import LEGAL_ZONE, write_time
from shiquan.documents.cms import largest_size, sign_digest
from shiquan.documents.handwriting import Ink, read_handwriting
from shiquan.documents.pdf import FieldState, Update, box_text, read_fields, read_source, text_string
from shiquan.procedure.documents import SEAL_PLACE, SIGNER_LABELS, Issuer, Signer, signer_of

SEAL_CAPTIONS = {Issuer.ORGANISATION: "调解专用章", Issuer.COURT: "", Issuer.COMMISSION: ""}


class CannotSign(ValueError):
    """There is no such place, or it is already signed."""


@dataclass(frozen=True, slots=True)
class Act:
    """One signature: the place, who signs as what, why and when."""

    place: str
    name: str
    role: str
    reason: str
    at: datetime
    left: tuple[str, ...] = ()
    """Places of others that the seal declares to stay empty."""


def get_provider(at: datetime) -> SigningProvider:
    """The installation's own authority in the data folder, opened once per process."""
    return ensure_authority(at=at)


def sign(
    pdf: bytes,
    place: str,
    *,
    name: str,
    reason: str,
    at: datetime,
    handwriting_png: bytes | None = None,
    provider: SigningProvider | None = None,
) -> bytes:
    """Sign at a place (``applicant``, ``respondent_2``, ``mediator`` …) with a certificate made for this signature.

    Raises CannotSign (no such place, or taken), BadHandwriting, and ValueError for a naive time.
    """
    role = signer_of(place)
    label = SIGNER_LABELS[Signer(role)].zh if role in set(Signer) else role
    ink = read_handwriting(handwriting_png) if handwriting_png is not None else None
    credential = (provider or get_provider(at)).party_credential(name, role, at)
    act = Act(place, name, role, reason, at)
    who = f"{label}　{name}" if ink else label  # without handwriting the name stands above in full size
    return _apply(pdf, act, credential, caption=f"{who}　{write_time(at)}　电子签名", ink=ink)


def seal(
    pdf: bytes,
    *,
    office: str,
    at: datetime,
    issuer: Issuer = Issuer.ORGANISATION,
    reason: str = "",
    provider: SigningProvider | None = None,
    left: Sequence[str] = (),
) -> bytes:
    """Put the office's red seal on the document; the seal comes last. Raises CannotSign.

    ``left``: places that stay empty by law, because an arbitrator who dissents need not sign. The seal vouches for them.
    """
    waiting = [key for key in waiting_places(pdf) if key != SEAL_PLACE and key not in left]
    if waiting:
        raise CannotSign(f"尚未签名，不能盖章：{'、'.join(waiting)} / not signed yet: {', '.join(waiting)}")
    credential = (provider or get_provider(at)).seal_credential(office, at)
    act = Act(SEAL_PLACE, office, SEAL_PLACE, reason or "加盖印章", at, tuple(left))
    return _apply(pdf, act, credential, caption=SEAL_CAPTIONS[issuer], ink=None)


def waiting_places(pdf: bytes) -> list[str]:
    """The places of one of our documents that nobody has signed yet."""
    return [name for name, state in read_fields(read_source(pdf)).items() if not state.signed]


def signed_places(pdf: bytes) -> list[str]:
    """The places of one of our documents that hold a signature."""
    return [name for name, state in read_fields(read_source(pdf)).items() if state.signed]


def _apply(pdf: bytes, act: Act, credential: Credential, *, caption: str, ink: Ink | None) -> bytes:
    if act.at.tzinfo is None:
        raise ValueError("签名时间缺少时区 / the time of signing needs its zone")
    source = read_source(pdf)
    state = read_fields(source).get(act.place)
    if state is None:
        raise CannotSign(f"文书上没有这个签名位置：{act.place} / no such place: {act.place}")
    if state.signed:
        raise CannotSign(f"这个位置已经签过名：{act.place} / already signed: {act.place}")
    x0, y0, x1, y1 = state.box
    if act.place == SEAL_PLACE:
        look = draw_seal(act.name, caption)
    else:
        look = draw_signature(act.name, caption, x1 - x0, y1 - y0, ink)
    update = Update(source)
    room = largest_size(credential)
    body, gap_at = _signature_dictionary(act, room)
    signature = update.put(body)
    _fill_field(update, state, signature, _put_look(update, look))
    content, bodies = update.write()
    return _embed(bytearray(content), bodies[signature] + gap_at, room, credential)


_RANGE = b"/ByteRange[0 0000000000 0000000000 0000000000]"


def _signature_dictionary(act: Act, room: int) -> tuple[bytes, int]:
    """The signature dictionary with room for the signature, and where in it that room begins."""
    local = act.at.astimezone(LEGAL_ZONE)
    head = (
        b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Name%s/Reason%s/M(D:%s+08'00')%s%s"
        % (
            text_string(act.name),
            text_string(act.reason),
            local.strftime("%Y%m%d%H%M%S").encode(),
            b"/LeftEmpty(%s)" % " ".join(act.left).encode("ascii") if act.left else b"",
            _RANGE,
        )
    )
    return head + b"/Contents<" + b"0" * (2 * room) + b">>>", len(head) + len(b"/Contents")


def _put_look(update: Update, look: Appearance) -> int:
    resources = b"<<>>"
    if look.ink is not None:
        # Black paper under a mask of ink; both the same size, since some readers fail otherwise.
        size = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8" % (
            look.ink.width,
            look.ink.height,
        )
        mask = update.put(
            b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream"
            % (size, len(look.ink.mask), look.ink.mask)
        )
        black = update.put_stream(b"%s/SMask %d 0 R" % (size, mask), bytes(look.ink.width * look.ink.height))
        resources = b"<</XObject<</Ink %d 0 R>>>>" % black
    packed = look.packed
    return update.put(
        b"<</Type/XObject/Subtype/Form/BBox%s/Resources%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream"
        % (box_text((0, 0, look.w, look.h)), resources, len(packed), packed)
    )


def _fill_field(update: Update, state: FieldState, signature: int, look: int) -> None:
    empty = state.body.removesuffix(b">>")
    head, _, _ = empty.rpartition(b"/AP<<")
    update.put(b"%s/AP<</N %d 0 R>>/V %d 0 R>>" % (head, look, signature), state.number)


def _embed(content: bytearray, gap: int, room: int, credential: Credential) -> bytes:
    """Write the byte range, hash everything but the gap, and put the signature into the gap."""
    end = gap + 2 * room + 2
    at = content.rindex(_RANGE, 0, gap)
    content[at : at + len(_RANGE)] = b"/ByteRange[0 %010d %010d %010d]" % (gap, end, len(content) - end)
    digest = sha256(memoryview(content)[:gap])
    digest.update(memoryview(content)[end:])
    signature = sign_digest(digest.digest(), credential).hex().encode()
    content[gap + 1 : gap + 1 + len(signature)] = signature
    return bytes(content)
