"""Drafts: whose they are, what was answered so far. They survive a closed browser by cookie, a lost phone by its number."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase

from shiquan.cases import files
from shiquan.cases.clock import now
from shiquan.cases.models import StoredFile
from shiquan.cases.perform import AT_COUNTER
from shiquan.documents.handwriting import read_handwriting
from shiquan.intake.answers import Flat
from shiquan.intake.models import ApplicationDraft
from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import Person
from shiquan.organisations.personal import open_text, seal_text

COOKIE = f"shiquan-draft-{settings.SESSION_COOKIE_NAME.rpartition('-')[2]}"
SALT = "shiquan.intake.draft"
KEEP = timedelta(days=30)


class LoggedOut(Exception):
    """The draft belongs to somebody who must come in by phone first."""


def person_of(request: HttpRequest) -> Person | None:
    """Who is logged in, or none."""
    return request.user if isinstance(request.user, Person) else None


def is_clerk(person: Person | None) -> bool:
    """Whether somebody sits at a counter today."""
    return person is not None and any(role in AT_COUNTER for role, _office in active_roles(person))


def get_draft(request: HttpRequest, pk: UUID) -> ApplicationDraft:
    """The draft, for whom it belongs to. Raises Http404 for everybody else, LoggedOut for its owner on the own device."""
    draft = ApplicationDraft.objects.filter(pk=pk, filed_at=None).first()
    if draft is None:
        raise Http404
    check_owner(request, draft)
    return draft


def check_owner(request: HttpRequest, draft: ApplicationDraft) -> None:
    """Raises like ``get_draft`` when the draft is not the visitor's."""
    person = person_of(request)
    if draft.clerk_id is not None:
        if person is None or draft.clerk_id != person.pk or not is_clerk(person):
            raise Http404
    elif draft.owner_id is not None:
        if person is None and cookie_draft(request) == draft.pk:
            raise LoggedOut
        if person is None or person.pk != draft.owner_id:
            raise Http404
    elif cookie_draft(request) != draft.pk:
        raise Http404


def cookie_draft(request: HttpRequest) -> UUID | None:
    """The draft that this browser remembers."""
    try:
        return UUID(request.get_signed_cookie(COOKIE, default="", salt=SALT))
    except ValueError:
        return None


def remember(response: HttpResponseBase, draft: ApplicationDraft) -> None:
    """Lets the browser remember a draft."""
    response.set_signed_cookie(
        COOKIE, draft.pk.hex, salt=SALT, max_age=int(KEEP.total_seconds()), httponly=True, samesite="Lax",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )  # fmt: skip


def forget(response: HttpResponseBase) -> None:
    """Lets the browser forget its draft."""
    response.delete_cookie(COOKIE, samesite="Lax")


def unfinished(request: HttpRequest) -> list[ApplicationDraft]:
    """The drafts that the visitor may go on with, newest first."""
    person, remembered = person_of(request), cookie_draft(request)
    found = []
    if person is not None:
        found = list(ApplicationDraft.objects.filter(owner=person, clerk=None, filed_at=None).order_by("-updated_at")[:5])
    if remembered is not None and remembered not in {d.pk for d in found}:
        own = ApplicationDraft.objects.filter(pk=remembered, clerk=None, filed_at=None).first()
        if own is not None and (person is None or own.owner_id in (None, person.pk)):
            found.insert(0, own)
    return found


def start(person: Person | None, answers: Flat) -> ApplicationDraft:
    """A new draft with what is known already."""
    draft = ApplicationDraft(owner=person, created_at=now(), updated_at=now())
    _seal(draft, answers)
    draft.save(force_insert=True)
    return draft


def read(draft: ApplicationDraft) -> Flat:
    """The answers so far; ``_files`` holds the ids of the finished uploads."""
    answers: Flat = json.loads(open_text(draft.answers_sealed, field="draft.answers", row=draft.pk) or "{}")
    answers["_files"] = [str(pk) for pk in files_of(draft).values_list("pk", flat=True)]
    return answers


@contextmanager
def change(pk: UUID) -> Iterator[Flat]:
    """The answers of a draft, locked, and saved at the end: two savings at once lose nothing."""
    with transaction.atomic():
        draft = ApplicationDraft.objects.select_for_update().get(pk=pk)
        answers = read(draft)
        yield answers
        if draft.filed_at is None:
            _seal(draft, answers)
            draft.updated_at = now()
            draft.save(update_fields=["answers_sealed", "updated_at"])


def files_of(draft: ApplicationDraft) -> Any:
    """The finished uploads of a draft, in their order."""
    return StoredFile.objects.filter(session=draft.pk.hex, complete=True).order_by("created_at", "pk")


def ink_of(draft: ApplicationDraft) -> StoredFile | None:
    """The signature by hand, if one was given."""
    return StoredFile.objects.filter(session=_ink(draft), complete=True).order_by("-created_at").first()


def keep_ink(draft: ApplicationDraft, picture: str) -> StoredFile:
    """Keeps a signature drawn on the screen (a PNG as data address). Raises BadHandwriting."""
    try:
        png = base64.b64decode(picture.partition(",")[2], validate=True)
    except ValueError:
        png = b""
    ink = read_handwriting(png)
    return files.store(ink.as_png(), "signature.png", "image/png", owner=draft.owner, session=_ink(draft))


def _ink(draft: ApplicationDraft) -> str:
    return f"{draft.pk.hex}-ink"


def own(draft: ApplicationDraft, person: Person) -> None:
    """Makes a draft somebody's: the phone was checked."""
    ApplicationDraft.objects.filter(pk=draft.pk).update(owner=person)
    StoredFile.objects.filter(session=draft.pk.hex).update(owner=person)
    draft.owner = person


def discard(draft: ApplicationDraft) -> None:
    """Deletes a draft with its uploads; files that became evidence stay."""
    for row in StoredFile.objects.filter(session__in=[draft.pk.hex, _ink(draft)], evidence=None):
        files.delete(row)
    draft.delete()


def delete_expired() -> int:
    """Deletes the drafts nobody touched for thirty days, and what is left of filed ones; returns how many."""
    stale = ApplicationDraft.objects.filter(updated_at__lt=now() - KEEP)
    count = 0
    for draft in stale.iterator():
        discard(draft)
        count += 1
    return count


def _seal(draft: ApplicationDraft, answers: Flat) -> None:
    said = {name: value for name, value in answers.items() if not name.startswith("_")}
    draft.answers_sealed = seal_text(json.dumps(said, ensure_ascii=False), field="draft.answers", row=draft.pk)
