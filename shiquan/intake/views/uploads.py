"""Evidence in pieces: an upload goes on where the line broke. The protocol stands in web/js/upload.js."""

from typing import Any
from uuid import UUID

import orjson
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shiquan.cases import files
from shiquan.cases.clock import now
from shiquan.cases.models import StoredFile
from shiquan.documents.uploads import LIMIT_BYTES, BadUpload, accept_upload
from shiquan.intake.models import ApplicationDraft
from shiquan.intake.views.guard import with_draft

MOST_FILES = 30
"""As many as the step's form takes."""
WHOLE = str(LIMIT_BYTES)
"""The offset told for a finished file: beyond every file's end, whatever size the cleaned copy has."""


@require_POST
@with_draft
def begin(request: HttpRequest, draft: ApplicationDraft) -> HttpResponse:
    """Opens an upload: {name, size, type} → 201 {id, url, offset}. 400 with words when it can't be taken."""
    try:
        said = orjson.loads(request.body)
        name, size = str(said["name"]).replace("\x00", "")[:200], int(said["size"])
    except (ValueError, KeyError, TypeError):
        return _refuse(_("没有收到文件信息，请重新选择文件。"))
    if size <= 0:
        return _refuse(_("文件是空的，请重新选择文件。"))
    if size > LIMIT_BYTES:
        return _refuse(_("文件超过20MB。请压缩、截取需要的部分，或者分成几个文件上传。"), 413)
    if StoredFile.objects.filter(session=draft.pk.hex, complete=True).count() >= MOST_FILES:
        return _refuse(_("最多上传30份材料。请把几张照片合成一份PDF，或者受理后再补。"))
    row = StoredFile(owner_id=draft.owner_id, session=draft.pk.hex, name=name, media_type="", size=size, created_at=now())
    row.save(force_insert=True)
    address = reverse("intake:file", args=[draft.pk, row.pk])
    return JsonResponse({"id": str(row.pk), "url": address, "offset": 0}, status=201)


@require_http_methods(["GET", "HEAD", "PUT", "DELETE"])
@with_draft
def one_file(request: HttpRequest, draft: ApplicationDraft, file: UUID) -> HttpResponse:
    """HEAD: how far it came. PUT: the next piece. DELETE: taken away. GET: the finished file, for whose draft it is."""
    row = StoredFile.objects.filter(pk=file, session=draft.pk.hex).first()
    if row is None:
        raise Http404
    if request.method == "HEAD":
        return HttpResponse(headers={"Upload-Offset": WHOLE if row.complete else str(row.received)})
    if request.method == "PUT":
        return _take_piece(request, row)
    if request.method == "DELETE":
        return _take_away(row)
    if not row.complete:
        raise Http404
    answer = HttpResponse(files.read(row), content_type=row.media_type)
    kind = "inline" if row.media_type.startswith("image/") else "attachment"
    answer["Content-Disposition"] = f'{kind}; filename="{row.pk}"'
    answer["Content-Security-Policy"] = "default-src 'none'; img-src 'self'; sandbox"
    return answer


def _take_piece(request: HttpRequest, row: StoredFile) -> HttpResponse:
    try:
        piece = request.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
        offset = int(request.headers.get("Upload-Offset", ""))
    except UnreadablePostError:
        return JsonResponse({"error": _("网络中断，请重试。")}, status=503)
    except ValueError:
        return _refuse(_("上传请求不完整，请重新选择文件。"))
    if len(piece) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return _refuse(_("一次上传的数据太多，请重新选择文件。"), 413)
    if len(piece) != int(request.headers.get("Content-Length") or len(piece)):
        return JsonResponse({"error": _("网络中断，请重试。")}, status=503)
    with transaction.atomic():
        kept = StoredFile.objects.select_for_update().filter(pk=row.pk).first()
        if kept is None:
            raise Http404  # taken away while this piece was on its way
        row = kept
        if row.complete:
            return _done(row)
        if offset != row.received:
            return JsonResponse({}, status=409, headers={"Upload-Offset": str(row.received)})
        if row.received + len(piece) > row.size:
            return _refuse(_("文件比开始时说的大，请重新选择文件。"))
        if piece:
            files.write_part(row, piece)
        if row.received < row.size:
            return JsonResponse({}, headers={"Upload-Offset": str(row.received)})
        return _finish(row)


def _take_away(row: StoredFile) -> HttpResponse:
    with transaction.atomic():
        kept = StoredFile.objects.select_for_update().filter(pk=row.pk).first()
        if kept is None or kept.evidence.exists():
            raise Http404
        files.delete(kept)
    return HttpResponse(status=204)


def _finish(row: StoredFile) -> HttpResponse:
    try:
        accepted = accept_upload(row.name, files.join_parts(row))
    except (BadUpload, files.FileMissing) as refused:
        files.delete(row)
        words = str(refused) if isinstance(refused, BadUpload) else _("文件没有传完整，请重新选择文件。")
        return _refuse(words)
    row.name, row.media_type = accepted.name, accepted.media_type
    files.write(row, accepted.data)
    files.delete_parts(row)
    return _done(row)


def take_whole(draft: ApplicationDraft, upload: Any) -> str:
    """A file posted by a browser without scripts; returns what is wrong with it, or an empty text."""
    try:
        accepted = accept_upload(upload.name or "", upload)
    except BadUpload as refused:
        return str(refused)
    row = files.store(accepted.data, accepted.name, accepted.media_type, session=draft.pk.hex)
    StoredFile.objects.filter(pk=row.pk).update(owner_id=draft.owner_id)
    return ""


@require_POST
@with_draft
def remove(request: HttpRequest, draft: ApplicationDraft, file: UUID) -> HttpResponse:
    """Takes a file out of the draft and deletes it."""
    row = StoredFile.objects.filter(pk=file, session=draft.pk.hex, evidence=None).first()
    if row is None:
        raise Http404
    files.delete(row)
    back = "about" if request.POST.get("back") == "about" else "evidence"
    if draft.clerk_id is not None:
        return redirect("intake:counter_draft", draft=draft.pk)
    return redirect("intake:screen", draft=draft.pk, screen=back)


def _done(row: StoredFile) -> HttpResponse:
    return JsonResponse({"id": str(row.pk), "name": row.name}, headers={"Upload-Offset": WHOLE})


def _refuse(words: str, status: int = 400) -> HttpResponse:
    return JsonResponse({"error": words}, status=status)
