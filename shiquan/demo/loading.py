"""Loading the demo county, and taking it away again."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import connection, transaction

from shiquan.cases import clock
from shiquan.cases.models import Case, Dispute, Document, StoredFile
from shiquan.demo.county import County, make_county
from shiquan.demo.facts import all_disputes
from shiquan.demo.roads import ROADS
from shiquan.demo.story import Story, find_employer, find_worker, send_messages
from shiquan.documents.tasks import advance_documents
from shiquan.intake.models import KnownCompany
from shiquan.organisations.models import Office, Person

OPENED = datetime(2024, 3, 1, 9, tzinfo=clock.SHANGHAI)
BATCH = 10
"""Papers for one job of the worker."""
Say = Callable[[str], None]
OUR_TABLES = ("organisations_", "cases_", "notices_", "accounts_", "rooms_", "api_", "intake_", "arbitration_", "prevention_")
"""Tables with these beginnings hold what the demo and its visitors made."""
QUEUE = ("procrastinate_jobs", "procrastinate_events", "django_session")


def is_loaded() -> bool:
    """Whether the demo county is there."""
    return Person.objects.filter(is_demo=True).exists()


def load(say: Say) -> int:
    """Makes the county and its disputes; returns how many disputes. What is there already stays as it is."""
    if is_loaded():
        return 0
    say("机构、人员、岗位 offices, people, posts")
    county = settle()
    now = clock.now()
    waiting = sorted(all_disputes(), key=lambda d: d.begins(now))
    for i, facts in enumerate(waiting, start=1):
        say(f"纠纷 dispute {i}/{len(waiting)}: {facts.worker.name}与{facts.employer.name}")
        with transaction.atomic():
            story = Story.begin(county, facts, now)
            ROADS[facts.road](story)
            send_messages(story.case.dispute_id)
    _sort_jobs()
    return len(waiting)


def settle() -> County:
    """Makes the county without disputes: offices, people, posts, the companies that are known."""
    with transaction.atomic():
        county = make_county()
        _make_accounts()
        _list_companies()
    return county


def _make_accounts() -> None:
    """In this order: the first worker and the first employer are those whom a visitor becomes."""
    often = Counter(d.employer.number for d in all_disputes())
    workers = {d.worker.number: d.worker for d in sorted(all_disputes(), key=lambda d: d.worker.number)}
    employers = {d.employer.number: d.employer for d in sorted(all_disputes(), key=lambda d: -often[d.employer.number])}
    people = [*map(find_worker, workers.values()), *map(find_employer, employers.values())]
    for turn, person in enumerate(people):
        Person.objects.filter(pk=person.pk).update(created_at=OPENED + timedelta(minutes=turn))


def _list_companies() -> None:
    """The companies whose names are offered to whoever applies."""
    employers = {d.employer.number: d.employer for d in all_disputes()}
    KnownCompany.objects.bulk_create(
        KnownCompany(name=e.name, kind=e.kind, credit_code=e.credit_code, address=f"石泉县城关镇滨江大道{e.number}号")
        for e in employers.values()
    )


def take_away() -> None:
    """Empties every table of ours, deletes the stored files, ends all sessions."""
    for file in StoredFile.objects.exclude(path="").iterator():
        default_storage.delete(file.path)
    names = [n for n in connection.introspection.table_names() if n.startswith(OUR_TABLES) or n in QUEUE]
    quoted = ", ".join(connection.ops.quote_name(n) for n in sorted(names))
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {quoted} RESTART IDENTITY CASCADE")


def count() -> dict[str, int]:
    """What is there."""
    return {
        "offices": Office.objects.count(),
        "people": Person.objects.filter(is_demo=True).count(),
        "disputes": Dispute.objects.count(),
        "cases": Case.objects.count(),
    }


def _sort_jobs() -> None:
    """The steps asked for papers and messages. The messages are sent and most papers made; those of the commission are left to the worker."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'todo' AND task_name IN ('shiquan.documents.advance', 'shiquan.notices.send')")
    left = Document.objects.filter(status="drafted", case__procedure__startswith="arbitration/").order_by("drafted_at").values_list("pk", "drafted_at")
    rows = [(str(pk), at.isoformat()) for pk, at in left]
    for start in range(0, len(rows), BATCH):
        names, instants = zip(*rows[start : start + BATCH], strict=True)
        advance_documents.defer(rows=list(names), instants=list(instants))
