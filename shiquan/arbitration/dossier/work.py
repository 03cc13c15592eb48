"""Making an archive in the background, with progress; and forgetting it after some days."""

import logging
import time
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from shiquan.arbitration.dossier.archive import bind_file, build_archive
from shiquan.arbitration.dossier.leaves import split_pages
from shiquan.arbitration.dossier.scope import Scope, read_holdings
from shiquan.arbitration.models import BundleSheaf, DossierExport
from shiquan.cases import files
from shiquan.cases.access import Viewer, actor_on
from shiquan.cases.clock import now
from shiquan.cases.models import Case
from shiquan.cases.queueing import defer_all
from shiquan.organisations.models import Person

JOB = "arbitration.export_dossier"
ARCHIVE, PDF = "archive", "pdf"
KEPT = timedelta(days=7)
TELL_EVERY = 0.3  # seconds
log = logging.getLogger(__name__)


def ask_export(case: Case, person: Person, scope: Scope, form: str = ARCHIVE) -> DossierExport:
    """Queues an archive, or the bound file alone; the one that is being made already, if there is one."""
    try:
        with transaction.atomic():
            row = DossierExport.objects.create(case=case, asked_by=person, scope=scope, form=form, asked_at=now())
            defer_all([(JOB, str(row.pk))])
            return row
    except IntegrityError:
        return DossierExport.objects.get(case=case, asked_by=person, scope=scope, form=form, status__in=("queued", "running"))


def make_export(export: UUID | str) -> None:
    """Makes an archive that was asked for. What the person may read is judged now, not when it was asked for."""
    row = DossierExport.objects.select_related("asked_by").get(pk=export)
    if row.status in ("done", "failed"):
        return
    mine = DossierExport.objects.filter(pk=row.pk)
    try:
        case = Case.objects.for_actor(Viewer.of(row.asked_by)).select_related("dispute", "office", "handler").get(pk=row.case_id)
        holdings = read_holdings(case, actor_on(case, row.asked_by), Scope(row.scope))
        total = len(holdings.documents) + len(holdings.secondary) + len(holdings.evidence)
        mine.update(status="running", done=0, total=total + 1)
        last = time.monotonic()

        def told(done: int) -> None:
            nonlocal last
            if time.monotonic() - last > TELL_EVERY:
                last = time.monotonic()
                mine.update(done=done)

        # Without an owner the file has one door only: the page that checks the role on the case again.
        if row.form == PDF:
            bundle, index = bind_file(case, holdings, Scope(row.scope), at=now(), told=told)
            kept = files.store(bundle.pdf, f"{str(case)}.pdf", "application/pdf")
            for first, sheaf in split_pages(bundle.pdf):
                BundleSheaf.objects.create(export=row, first=first, file=files.store(sheaf, f"{first}.pdf", "application/pdf"))
        else:
            made = build_archive(case, holdings, Scope(row.scope), at=now(), asked_by=row.asked_by.name, told=told)
            bundle, index = made.bundle, []
            kept = files.store(made.data, f"{str(case)}.zip", "application/zip")
        mine.update(
            status="done", done=total + 1, file=kept, pages=bundle.pages, lead=bundle.lead, index=index, events=len(holdings.events), finished_at=now(),
        )  # fmt: skip
    except Exception:
        mine.update(status="failed", finished_at=now())
        log.exception("dossier export %s failed", row.pk)


def forget_old() -> int:
    """Deletes archives older than a week; how many."""
    old = list(DossierExport.objects.select_related("file").filter(asked_at__lt=now() - KEPT))
    for row in old:
        kept = [sheaf.file for sheaf in row.sheaves.select_related("file")]
        kept += [row.file] if row.file is not None else []
        row.delete()
        for file in kept:
            files.delete(file)
    return len(old)
