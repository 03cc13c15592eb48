"""Evidence as it comes in: what it is by its content, whether it is safe, and a clean copy to keep.

Nothing is believed about a file but its bytes. Pictures are drawn anew, so that place, camera and hidden payloads do
not survive; papers that could run something when opened are refused.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import IO

from django.utils.translation import gettext as _

from shiquan.documents.filecheck.office import check_office
from shiquan.documents.filecheck.paper import check_pdf
from shiquan.documents.filecheck.pictures import redraw
from shiquan.documents.filecheck.refused import BadUpload
from shiquan.documents.filecheck.sound import find_media

LIMIT_BYTES = 20 * 1024 * 1024
LIMIT_NAME = 100
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "application/pdf": ".pdf",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/wav": ".wav",
    "video/mp4": ".mp4",
    DOCX: ".docx",
    XLSX: ".xlsx",
}

__all__ = ["AcceptedFile", "BadUpload", "accept_upload"]


@dataclass(frozen=True, slots=True)
class AcceptedFile:
    """A checked file: a safe name, the type found in its content, clean bytes, their hash and size in bytes."""

    name: str
    media_type: str
    data: bytes
    sha256: str
    size: int


def accept_upload(name: str, data_or_file: bytes | IO[bytes]) -> AcceptedFile:
    """Check a file of at most 20 MB and give the copy to keep. Raises BadUpload with words on how to mend it.

    Accepted: JPEG, PNG, WebP, GIF, BMP (kept as JPEG or PNG), PDF, MP3, M4A, WAV, MP4, DOCX, XLSX.
    """
    data = data_or_file if isinstance(data_or_file, bytes) else data_or_file.read(LIMIT_BYTES + 1)
    if len(data) > LIMIT_BYTES:
        raise BadUpload(_("文件超过20MB。请压缩、截取需要的部分，或者分成几个文件上传。"))
    if not data:
        raise BadUpload(_("文件是空的，请重新选择文件。"))
    media_type, clean = _clean(data)
    return AcceptedFile(
        _safe_name(name, SUFFIXES[media_type]), media_type, clean, sha256(clean).hexdigest(), len(clean)
    )


def _clean(data: bytes) -> tuple[str, bytes]:
    for knows, check in _KINDS:
        if knows(data):
            return check(data)
    raise BadUpload(
        _(
            "不支持这种文件。请上传照片（JPG、PNG）、PDF、Word或Excel文档、录音（MP3、M4A、WAV）或者视频（MP4）。"
        )
    )


def _paper(data: bytes) -> tuple[str, bytes]:
    check_pdf(data)
    return "application/pdf", data


def _office(data: bytes) -> tuple[str, bytes]:
    return (DOCX if check_office(data) == "word" else XLSX), data


def _media(data: bytes) -> tuple[str, bytes]:
    return find_media(data) or "", data


def _is_heic(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and data[8:12] in {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"}


def _heic(data: bytes) -> tuple[str, bytes]:
    raise BadUpload(_("暂不支持HEIC格式的照片。请在手机“设置—相机—格式”中选择“兼容性最佳”，或者截图后上传。"))


_Check = tuple[Callable[[bytes], bool], Callable[[bytes], tuple[str, bytes]]]
_KINDS: tuple[_Check, ...] = (
    (lambda data: data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM")), redraw),
    (lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", redraw),
    (lambda data: data[:1024].lstrip().startswith(b"%PDF-"), _paper),
    (lambda data: data.startswith(b"PK\x03\x04"), _office),
    (_is_heic, _heic),
    (lambda data: find_media(data) is not None, _media),
)


def _safe_name(name: str, suffix: str) -> str:
    """The last part of the name without path, control or direction characters, with the suffix of its content."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(
        letter for letter in unicodedata.normalize("NFC", last) if unicodedata.category(letter)[0] != "C"
    )
    stem = _UNSAFE.sub("_", kept).rpartition(".")[0] or _UNSAFE.sub("_", kept)
    stem = " ".join(stem.split()).strip(" .")[:LIMIT_NAME].strip(" .")
    return (stem or "file") + suffix
