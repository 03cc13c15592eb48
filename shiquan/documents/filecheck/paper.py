"""PDFs: readable, not locked, and without anything that acts when they are opened."""

import io
import logging

from django.utils.translation import gettext as _
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from shiquan.documents.filecheck.refused import BadUpload

ACTIVE = {
    "/JavaScript",
    "/JS",
    "/Launch",
    "/EmbeddedFiles",
    "/EmbeddedFile",
    "/RichMedia",
    "/XFA",
    "/ImportData",
}
ACTIVE |= {"/SubmitForm", "/GoToE", "/GoToR", "/Rendition", "/3D", "/Filespec", "/FileAttachment"}
LIMIT_OBJECTS = 50_000
LIMIT_PAGES = 500
LIMIT_DEPTH = 60

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def check_pdf(data: bytes) -> None:
    """Raises BadUpload for a PDF that is broken, locked, endless, or that holds scripts, programs or other files."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        locked = reader.is_encrypted
        pages = 0 if locked else len(reader.pages)
        active = not locked and _is_active(reader)
    except Exception as error:  # parsers fail on hostile files in many ways; all mean the same to the sender
        raise BadUpload(_("PDF文件已损坏，无法打开。请重新导出，或者拍照上传。")) from error
    if locked:
        raise BadUpload(_("PDF文件有密码或者加密。请取消密码后再上传，或者拍照上传。"))
    if not 0 < pages <= LIMIT_PAGES:
        raise BadUpload(_("PDF文件没有页面或者页数太多（最多500页）。请只上传需要的部分。"))
    if active:
        raise BadUpload(
            _("PDF文件里含有脚本、程序或者附件，为了安全不能接收。请打印成新的PDF或者拍照后上传。")
        )


def _is_active(reader: PdfReader) -> bool:
    """Walk every object that can be reached, whether in the open or inside object streams."""
    todo: list[tuple[object, int]] = [(reader.trailer, 0)]
    seen: set[tuple[int, int]] = set()
    count = 0
    while todo:
        item, depth = todo.pop()
        if isinstance(item, IndirectObject):
            if (item.idnum, item.generation) in seen:
                continue
            seen.add((item.idnum, item.generation))
            item, depth = item.get_object(), 0
        count += 1
        if count > LIMIT_OBJECTS * 20 or len(seen) > LIMIT_OBJECTS or depth > LIMIT_DEPTH:
            raise ValueError("too many objects")
        if isinstance(item, DictionaryObject):
            for key, value in item.items():
                if key in ACTIVE or (key in {"/S", "/Subtype", "/Type"} and str(value) in ACTIVE):
                    return True
                todo.append((dict.__getitem__(item, key), depth + 1))
        elif isinstance(item, ArrayObject):
            todo.extend((list.__getitem__(item, index), depth + 1) for index in range(len(item)))
    return False
