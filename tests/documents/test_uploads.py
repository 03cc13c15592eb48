"""Evidence comes in clean, or is refused with words on how to mend it."""

import io
import struct
import wave
import zipfile
import zlib

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from shiquan.documents.editable import render_docx
from shiquan.documents.uploads import BadUpload, accept_upload
from shiquan.procedure.documents import KINDS, Kind
from tests.documents.examples import EXAMPLES, ISSUED, NUMBERS, OFFICE

MEGABYTE = 1024 * 1024


def picture(form: str = "JPEG", size: tuple[int, int] = (80, 40), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, form, **options)
    return out.getvalue()


def paper(change: object = None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if callable(change):
        change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def archive(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)
    return out.getvalue()


def word(**more: bytes) -> bytes:
    base = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
    return archive(base | {name.replace("__", "/"): content for name, content in more.items()})


def test_a_photo_loses_its_place_and_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of Zhang"
    exif.get_ifd(0x8825)[2] = (33.0, 2.0, 17.0)
    given = picture(exif=exif)
    assert b"Camera of Zhang" in given
    kept = accept_upload("IMG_1.jpeg", given)
    assert kept.media_type == "image/jpeg" and kept.name == "IMG_1.jpg"
    with Image.open(io.BytesIO(kept.data)) as seen:
        assert seen.size == (40, 80) and not seen.getexif()
    assert b"Camera" not in kept.data and b"Exif" not in kept.data


def test_what_is_hidden_behind_a_picture_does_not_survive() -> None:
    kept = accept_upload("a.png", picture("PNG") + b"<script>alert(1)</script>PK\x03\x04")
    assert b"script" not in kept.data and kept.media_type == "image/png"
    assert kept.size == len(kept.data) and len(kept.sha256) == 64


@pytest.mark.parametrize("form", ["WEBP", "GIF", "BMP"])
def test_other_pictures_are_kept_as_jpeg(form: str) -> None:
    assert accept_upload("a.x", picture(form)).media_type == "image/jpeg"


def test_the_content_decides_not_the_name() -> None:
    assert accept_upload("report.exe", picture("PNG")).name == "report.png"
    with pytest.raises(BadUpload, match="不支持"):
        accept_upload("photo.jpg", b"MZ\x90\0" + bytes(500))
    with pytest.raises(BadUpload, match="不支持"):
        accept_upload("photo.jpg", b"<html><script>alert(1)</script></html>")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.png", "passwd.png"),
        ("C:\\Users\\a\\工资条.PNG", "工资条.png"),
        ("a\x00b\nc\u202egnp.exe", "abcgnp.png"),
        ("", "file.png"),
        ("....png", "file.png"),
        ('<>:"|?*.png', "_.png"),
        ("长" * 300 + ".png", "长" * 100 + ".png"),
    ],
)
def test_names_are_made_safe(given: str, kept: str) -> None:
    assert accept_upload(given, picture("PNG")).name == kept


def test_it_refuses_an_empty_and_a_large_file() -> None:
    with pytest.raises(BadUpload, match="空"):
        accept_upload("a.jpg", b"")
    with pytest.raises(BadUpload, match="20MB"):
        accept_upload("a.jpg", io.BytesIO(b"\xff\xd8\xff" + bytes(20 * MEGABYTE)))


def test_it_refuses_a_broken_picture_and_a_decompression_bomb() -> None:
    with pytest.raises(BadUpload, match="损坏"):
        accept_upload("a.jpg", picture()[:200])
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    body = b"IDAT" + zlib.compress(bytes(MEGABYTE))
    bomb += struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    with pytest.raises(BadUpload, match="尺寸太大"):
        accept_upload("a.png", bomb)


def test_heic_is_explained() -> None:
    with pytest.raises(BadUpload, match="兼容性最佳"):
        accept_upload("a.heic", b"\0\0\0\x18ftypheic" + bytes(100))


def test_a_plain_pdf_is_kept_as_it_is() -> None:
    given = paper()
    kept = accept_upload("工资表.pdf", given)
    assert kept.data == given and kept.media_type == "application/pdf"


def _open_action(writer: PdfWriter, action: dict[str, object]) -> None:
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject(key): value for key, value in action.items()}
    )


ACTIVE_PAPERS = {
    "script": lambda w: _open_action(
        w, {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert(1)")}
    ),
    "launch": lambda w: _open_action(w, {"/S": NameObject("/Launch"), "/F": TextStringObject("cmd.exe")}),
    "attachment": lambda w: w.add_attachment("virus.exe", b"MZ"),
    "submit": lambda w: _open_action(
        w, {"/S": NameObject("/SubmitForm"), "/F": TextStringObject("http://x")}
    ),
    "page script": lambda w: w.pages[0].update(
        {
            NameObject("/AA"): DictionaryObject(
                {NameObject("/O"): DictionaryObject({NameObject("/S"): NameObject("/JavaScript")})}
            )
        }
    ),
    "deep": lambda w: w.pages[0].update(
        {
            NameObject("/X"): ArrayObject(
                [ArrayObject([DictionaryObject({NameObject("/JS"): TextStringObject("1")})])]
            )
        }
    ),
}


@pytest.mark.parametrize("change", ACTIVE_PAPERS.values(), ids=ACTIVE_PAPERS.keys())
def test_it_refuses_a_pdf_that_acts(change: object) -> None:
    with pytest.raises(BadUpload, match="脚本、程序或者附件"):
        accept_upload("a.pdf", paper(change))


def test_it_refuses_a_script_whose_name_is_disguised() -> None:
    given = paper(ACTIVE_PAPERS["launch"]).replace(b"/Launch", b"/L#61unch")
    with pytest.raises(BadUpload, match="脚本、程序或者附件"):
        accept_upload("a.pdf", given)


def test_it_refuses_a_locked_a_broken_and_an_endless_pdf() -> None:
    with pytest.raises(BadUpload, match="密码"):
        accept_upload("a.pdf", paper(lambda w: w.encrypt("secret", algorithm="AES-256")))
    with pytest.raises(BadUpload, match="损坏|页面"):
        accept_upload("a.pdf", b"%PDF-1.7\n" + b"\0" * 500)
    loop = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
    loop += b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"
    with pytest.raises(BadUpload):
        accept_upload("a.pdf", loop)


def test_documents_of_our_own_may_come_back_as_evidence(complete: bytes) -> None:
    assert accept_upload("协议.pdf", complete).data == complete


def test_word_and_excel_are_told_apart() -> None:
    assert accept_upload("a.zip", word()).name == "a.docx"
    sheet = archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
    assert accept_upload("a", sheet).name == "a.xlsx"


@pytest.mark.parametrize(
    "part", ["word__vbaProject.bin", "word__embeddings__oleObject1.bin", "word__activeX__activeX1.xml"]
)
def test_it_refuses_macros_and_embedded_programs(part: str) -> None:
    with pytest.raises(BadUpload, match="宏"):
        accept_upload("a.docx", word(**{part: b"x"}))


def test_it_refuses_archives_and_zip_bombs() -> None:
    with pytest.raises(BadUpload, match="压缩包"):
        accept_upload("a.docx", archive({"a.txt": b"x"}))
    with pytest.raises(BadUpload, match="过大"):
        accept_upload("a.docx", word(word__media=bytes(40 * MEGABYTE)))
    with pytest.raises(BadUpload, match="过大"):
        accept_upload("a.docx", word(**{f"word__{n}": b"x" for n in range(2100)}))
    with pytest.raises(BadUpload, match="损坏"):
        accept_upload("a.docx", b"PK\x03\x04" + bytes(100))


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    given = bytearray(word(word__media=bytes(3 * MEGABYTE)))
    size = struct.pack("<I", 3 * MEGABYTE)
    while (at := given.find(size)) >= 0:
        given[at : at + 4] = struct.pack("<I", 10)
    with pytest.raises(BadUpload):
        accept_upload("a.docx", bytes(given))


def test_recordings_and_videos_are_known_by_their_bytes() -> None:
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(800))
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    for name, data, media_type in (
        ("a.wav", sound.getvalue(), "audio/wav"),
        ("a.m4a", b"\0\0\0\x20ftypM4A \0\0\0\0" + bytes(64), "audio/mp4"),
        ("a.mp4", b"\0\0\0\x20ftypisom\0\0\0\0" + bytes(64), "video/mp4"),
        ("a.mp3", b"ID3\x03\0\0\0\0\0\0" + bytes(300), "audio/mpeg"),
        ("b.mp3", frame * 3, "audio/mpeg"),
    ):
        kept = accept_upload(name, data)
        assert (kept.media_type, kept.name, kept.data) == (media_type, name, data)


@pytest.mark.parametrize("kind", list(KINDS), ids=str)
def test_staff_get_an_editable_copy_of_every_kind(kind: Kind) -> None:
    from docx import Document

    content = EXAMPLES[kind]
    data = render_docx(kind, content, number=NUMBERS.get(kind), office=OFFICE, issued_at=ISSUED)
    paper = Document(io.BytesIO(data))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert KINDS[kind].title.zh in text and "None" not in text
    assert 'w:eastAsia="仿宋"' in paper.element.xml
    assert accept_upload("copy.docx", data).media_type.endswith("wordprocessingml.document")
