"""One dispute of the demo while it is told: real steps, taken at instants of the past, with clocks that run in between."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from shiquan.cases import files
from shiquan.cases.clock import SHANGHAI
from shiquan.cases.models import Case, Document, Notice, Party
from shiquan.cases.perform import open_dispute, perform
from shiquan.cases.watcher import expire_until
from shiquan.demo.county import COMMISSION, COURT, County
from shiquan.demo.facts import DisputeFacts, EmployerFacts, WorkerFacts
from shiquan.demo.pictures import draw_handwriting, draw_screenshot
from shiquan.documents.work import advance
from shiquan.notices.outbox import send_sms
from shiquan.notices.words import notice_text
from shiquan.organisations.models import Person
from shiquan.procedure.notices import NOTICES

BUSY = {"offers", "expert", "overdue", "drafting", "agreed", "performing", "silent", "mediation_first"}
"""Roads in which a mediator has something to do today."""


@dataclass
class Story:
    """A dispute on its way: ``at`` is where its own time stands; it never passes ``now``."""

    county: County
    facts: DisputeFacts
    now: datetime
    at: datetime
    case: Case

    @classmethod
    def begin(cls, county: County, facts: DisputeFacts, now: datetime) -> "Story":
        """Files the application with a picture as evidence."""
        at = facts.begins(now)
        worker = find_worker(facts.worker)
        find_employer(facts.employer)
        picture = draw_screenshot("收入明细", [(c[1][:12], f"¥{c[2]}") for c in facts.row["claims"]])
        evidence = files.store(picture, "收入明细截图.png", "image/png", owner=worker)
        row = {"file": str(evidence.pk), "title": "收入明细截图", "proves": "工作和欠款情况"}
        data = facts.application([row], at) | {"handwriting": keep_handwriting(worker)}
        done = open_dispute(facts.procedure, county.offices[facts.office], worker, data, at=at, key=f"demo:{facts.source}:{facts.road}")
        story = cls(county, facts, now, at, done.case)
        story.finish_papers()
        return story

    @property
    def worker(self) -> Person:
        return find_worker(self.facts.worker)

    @property
    def employer(self) -> Person:
        return find_employer(self.facts.employer)

    def party(self, side: str) -> Party:
        return self.case.dispute.parties.get(side=side)

    def wait(self, **span: float) -> None:
        """Lets time pass, and every clock of the dispute that runs out meanwhile."""
        self._pass(self.at + timedelta(**span))

    def next_day(self, days: int = 1, hour: int = 9, minute: int = 30) -> None:
        """Goes on some days later at a time of day."""
        day = self.at.astimezone(SHANGHAI).date() + timedelta(days=days)
        self._pass(datetime.combine(day, time(hour, minute), SHANGHAI))

    def until_now(self) -> None:
        """Lets time pass up to the moment of loading."""
        self._pass(self.now)

    def day(self, days: int) -> date:
        """A day counted from the day of loading."""
        return self.now.astimezone(SHANGHAI).date() + timedelta(days=days)

    def _pass(self, until: datetime) -> None:
        if until > self.now:
            raise ValueError(f"the story {self.facts.road} goes on after {self.now}: {until}")
        for case_id in list(self.case.dispute.cases.order_by("opened_at").values_list("pk", flat=True)):
            expire_until(case_id, until)
        self.at = until
        self.finish_papers()

    def do(self, step: str, person: Person | None, data: dict[str, Any] | None = None, case: Case | None = None) -> None:
        """Takes a step a minute after the last one, and finishes the papers it asks for."""
        self.wait(minutes=1)
        perform(case or self.case, step, person, data or {}, at=self.at)
        self.finish_papers()

    def until_minutes_ago(self, minutes: int) -> None:
        """Lets time pass up to shortly before the moment of loading."""
        self._pass(self.now - timedelta(minutes=minutes))

    def finish_papers(self) -> None:
        """Renders, signs, seals and completes what can be, as the worker process would; papers of the commission wait for the worker itself."""
        self.case = Case.objects.select_related("dispute", "office").get(pk=self.case.pk)
        if self.case.procedure.startswith("arbitration/"):
            return
        waiting = Document.objects.filter(case__dispute=self.case.dispute_id, status="drafted")
        for document in list(waiting.values_list("pk", flat=True)):
            advance(document, at=self.at)
        self.case = Case.objects.select_related("dispute", "office").get(pk=self.case.pk)

    def sign(self, kind: str, *people: Person, case: Case | None = None) -> None:
        """People sign the newest paper of a kind: parties by code and handwriting, staff by their session."""
        paper = (case or self.case).documents.filter(kind=kind).exclude(status="void").latest("drafted_at", "position")
        for person in people:
            party = self.case.dispute.parties.filter(person=person).exists()
            data: dict[str, Any] = {"document": str(paper.pk), "sha256": paper.base_sha256, "proof": "session"}
            if party:
                data |= {"proof": "otp", "handwriting": keep_handwriting(person)}
            self.wait(minutes=4)
            perform(case or self.case, "sign", person, data, at=self.at)
        self.finish_papers()

    def next_case(self, procedure: str) -> Case:
        """The confirmation or the follow-up of the same dispute."""
        return self.case.dispute.cases.select_related("dispute", "office").get(procedure__startswith=procedure)

    def join(self) -> None:
        """The employer enters by the link of the invitation."""
        party = self.party("respondent")
        party.person = self.employer
        party.save(update_fields=["person"])
        self.do("join", self.employer)

    @property
    def mediator(self) -> Person:
        """Who handles the case; before that, whose turn it is. The mediator whom a visitor becomes has the busy ones."""
        turn = 0 if self.facts.road in BUSY else 1 + self.facts.worker.number % 3
        return self.case.handler or self.county.holder("mediator", turn=turn)

    @property
    def clerk(self) -> Person:
        """The case clerk of the commission."""
        return self.county.holder("clerk", COMMISSION)

    @property
    def secretary(self) -> Person:
        return self.county.holder("clerk", COMMISSION, 1)

    @property
    def director(self) -> Person:
        return self.county.holder("director", COMMISSION)

    @property
    def bench(self) -> list[Person]:
        """The arbitrators of the commission."""
        return [self.county.holder("arbitrator", COMMISSION, n) for n in range(3)]

    @property
    def arbitrator(self) -> Person:
        """Who hears this case. The arbitrator whom a visitor becomes has three of four, among them one to decide."""
        number = self.facts.worker.number
        return self.bench[1 + number // 4 % 2 if number % 4 == 2 else 0]

    @property
    def judge(self) -> Person:
        return self.county.holder("judge", COURT)


def find_worker(facts: WorkerFacts) -> Person:
    """The worker's account, made at first sight."""
    found = Person.objects.find_by_phone(facts.phone)
    return found or Person.objects.create_party(facts.phone, facts.name, is_demo=True, demo_role="worker")


def find_employer(facts: EmployerFacts) -> Person:
    """The account of the employer's contact, made at first sight."""
    found = Person.objects.find_by_phone(facts.phone)
    name = f"{facts.contact}（{facts.name[:6]}）"
    return found or Person.objects.create_party(facts.phone, name, is_demo=True, demo_role="employer")


def keep_handwriting(person: Person) -> str:
    """A stored scribble of the person's name."""
    return str(files.store(draw_handwriting(person.name), "签名.png", "image/png", owner=person).pk)


def send_messages(dispute: UUID) -> None:
    """Puts the short messages of a dispute into the outbox, with the time of their notices."""
    kinds = [kind for kind, row in NOTICES.items() if row.sms]
    notices = Notice.objects.filter(case__dispute=dispute, sent_at=None, kind__in=kinds)
    for notice in notices.select_related("case__dispute", "case__office", "party", "person"):
        to = notice.party.details.get("phone") if notice.party else (notice.person.phone if notice.person else "")
        if to:
            tried = send_sms(to, notice_text(notice).zh, notice)
            tried.at = notice.created_at
            tried.save(update_fields=["at"])
        Notice.objects.filter(pk=notice.pk).update(sent_at=notice.created_at)
