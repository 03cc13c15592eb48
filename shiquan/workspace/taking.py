"""Taking a step for a page: files first, then the one door, and every refusal in the visitor's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from shiquan.cases import files
from shiquan.cases.models import Case
from shiquan.cases.perform import Done, KeyTaken, perform
from shiquan.documents.uploads import BadUpload, accept_upload
from shiquan.organisations.models import Person
from shiquan.procedure.language import InvalidData, Refused
from shiquan.workspace.wording import say

KEY = "idempotency_key"


@dataclass(frozen=True)
class Problems:
    """Why a step was not taken: errors by field path, or one message with what to do and the article behind it."""

    fields: Mapping[str, str] = field(default_factory=dict)
    message: str = ""
    todo: str = ""
    article: str = ""


def take(
    request: HttpRequest, case: Case | UUID, step: str, raw: Mapping[str, Any], *, proof: str = "session", part: str = ""
) -> Done | Problems:
    """Takes a step for the person who is logged in, under the form's idempotency key.

    ``raw`` is what was typed; uploaded files in it are checked and kept first. ``proof`` says how the identity was
    checked (``otp`` only by a caller that has checked a code just now); ``part`` tells several steps of one form apart. Raises Http404 when there is no such case.
    """
    person = request.user
    if not isinstance(person, Person):
        raise Http404
    try:
        data = keep_files(raw, person)
    except _BadFiles as bad:
        return Problems(bad.errors)
    asked = (request.POST.get(KEY) or "").replace("\x00", "")
    key = f"{asked[: 64 - len(part)]}{part}" if asked else None
    try:
        return perform(case, step, person, {**data, "proof": proof}, key=f"{person.pk.hex[:8]}:{key}" if key else None)
    except InvalidData as wrong:
        return Problems({path: say(words) for path, words in wrong.errors.items()})
    except Refused as refused:
        row = refused.refusal
        return Problems(message=say(row.why), todo=say(row.todo), article=row.article)
    except KeyTaken:
        return Problems(message=_("这个页面已经提交过别的内容。"), todo=_("请刷新页面后再填。"))
    except Case.DoesNotExist:
        raise Http404 from None


class _BadFiles(Exception):
    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(str(errors))
        self.errors = errors


def keep_files(raw: Mapping[str, Any], person: Person) -> dict[str, Any]:
    """The same data with the id of a stored file in the place of each uploaded one. Raises with words for each bad file."""
    errors: dict[str, str] = {}
    kept = _walk(raw, "", person, errors)
    if errors:
        raise _BadFiles(errors)
    return kept


def _walk(raw: Mapping[str, Any], prefix: str, person: Person, errors: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in raw.items():
        path = f"{prefix}{name}"
        if isinstance(value, UploadedFile):
            try:
                clean = accept_upload(value.name or "", value)
            except BadUpload as bad:
                errors[path] = str(bad)
                continue
            value = str(files.store(clean.data, clean.name, clean.media_type, owner=person).pk)
        elif isinstance(value, list):
            value = [_walk(v, f"{path}.{i}.", person, errors) if isinstance(v, Mapping) else v for i, v in enumerate(value)]
        found[name] = value
    return found
