"""Files: evidence, handwriting, proofs of payment. A step names them by their id."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import File, Router, Schema, Status
from ninja.files import UploadedFile

from shiquan.api.errors import Detail, Mistakes
from shiquan.cases import files
from shiquan.cases.access import may_read_file
from shiquan.cases.models import StoredFile
from shiquan.documents.uploads import BadUpload, accept_upload
from shiquan.law.text import Label
from shiquan.organisations.models import Person
from shiquan.procedure.language import InvalidData

router = Router(tags=["文件 Files"])


class FileLine(Schema):
    """A stored file."""

    id: UUID
    name: str
    media_type: str
    size: int
    sha256: str


@router.post("/", summary="上传文件 Upload a file", response={201: FileLine, 401: Detail, 422: Mistakes})
def upload(request: HttpRequest, file: UploadedFile = File(...)) -> Status:  # noqa: B008
    """按内容判断类型，最大 20 MB；图片会去掉位置信息。Type by content; pictures lose their place."""
    assert isinstance(request.user, Person)
    try:
        clean = accept_upload(file.name or "", file)
    except BadUpload as bad:
        raise InvalidData({"file": Label(str(bad), str(bad))}) from bad
    row = files.store(clean.data, clean.name, clean.media_type, owner=request.user)
    line = {"id": row.pk, "name": row.name, "media_type": row.media_type, "size": row.size, "sha256": row.sha256}
    return Status(201, line)


@router.get("/{uuid:file}/", summary="下载文件 Download a file", response={200: Any, 404: Detail})
def download(request: HttpRequest, file: UUID) -> HttpResponse:
    """本人上传的，或案件里您有权看到的。Your own, or one in a case that you may see."""
    row = StoredFile.objects.filter(pk=file, complete=True).first()
    if row is None or not isinstance(request.user, Person) or not may_read_file(row, request.user):
        raise Http404
    answer = HttpResponse(files.read(row), content_type=row.media_type)
    answer["Content-Disposition"] = "attachment"
    answer["Cache-Control"] = "private, no-store"
    return answer
