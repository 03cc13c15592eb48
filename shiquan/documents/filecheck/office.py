"""Word and Excel files (OOXML): a sound archive of reasonable size, without macros or embedded programs."""

import io
import zipfile
from typing import Literal

from django.utils.translation import gettext as _

from shiquan.documents.filecheck.refused import BadUpload

LIMIT_ENTRIES = 2000
LIMIT_UNPACKED = 150 * 1024 * 1024
LIMIT_RATIO = 200
SMALL = 1024 * 1024
"""Entries below this size may be packed as tightly as they like."""
ACTIVE_PARTS = ("vbaproject", "/embeddings/", "/activex/", "/externallinks/", "macrosheets")


def check_office(data: bytes) -> Literal["word", "excel"]:
    """Which of the two it is. Raises BadUpload for anything else, for bombs, and for macros."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_size(entries)
            names = {entry.filename.lower() for entry in entries}
            if "[content_types].xml" not in names:
                raise BadUpload(_("不接收压缩包。请把里面的文件逐个上传。"))
            if any(entry.flag_bits & 1 for entry in entries):
                raise BadUpload(_("文档有密码。请取消密码后再上传。"))
            kinds = archive.read("[Content_Types].xml").lower()
            _unpack_all(archive, entries)
    except BadUpload:
        raise
    except Exception as error:  # a broken archive can fail anywhere
        raise BadUpload(_("文档已损坏，无法打开。请重新保存后上传，或者导出为PDF。")) from error
    if b"macroenabled" in kinds or any(part in f"/{name}" for name in names for part in ACTIVE_PARTS):
        raise BadUpload(_("文档里含有宏、嵌入对象或者外部链接，为了安全不能接收。请导出为PDF后上传。"))
    if "word/document.xml" in names:
        return "word"
    if "xl/workbook.xml" in names:
        return "excel"
    raise BadUpload(_("只接收Word（docx）和Excel（xlsx）文档。请另存为这两种格式，或者导出为PDF。"))


def _check_size(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    tight = any(
        entry.file_size > SMALL and entry.file_size > LIMIT_RATIO * max(1, entry.compress_size)
        for entry in entries
    )
    if len(entries) > LIMIT_ENTRIES or unpacked > LIMIT_UNPACKED or tight:
        raise BadUpload(_("文档解开后过大，不能接收。请导出为PDF后上传。"))


def _unpack_all(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Read every entry once: the sizes that an archive declares may be lies."""
    total = 0
    for entry in entries:
        with archive.open(entry) as part:
            while block := part.read(1024 * 1024):
                total += len(block)
                if total > LIMIT_UNPACKED:
                    raise BadUpload(_("文档解开后过大，不能接收。请导出为PDF后上传。"))
