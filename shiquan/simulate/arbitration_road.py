"""Arbitrations over HTTP: a failed mediation that goes on to an award, and the work-injury fast track."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from shiquan.law.finality import Item, ItemKind, assess
from shiquan.procedure.award_law import FINAL, ITEM_KINDS, NONFINAL
from shiquan.simulate.application import handwriting, screenshot
from shiquan.simulate.browser import Refused
from shiquan.simulate.people import Somebody, enter_by_link, enter_by_phone
from shiquan.simulate.road import Road

SLOTS = 20
"""How many times of a hearing are tried before the calendar counts as full."""
CLEAR = {
    "only_injury_benefits": "yes", "injury_recognised": "yes", "grade_known_or_not_needed": "yes", "employment_undisputed": "yes",
    "facts_clear": "yes", "rights_clear": "yes", "papers_complete": "yes", "respondent_missing": "no",
}  # fmt: skip


class ArbitrationRoad(Road):
    """Mediation fails, the same file goes on to arbitration without anything typed again, and ends with an award."""

    ends: tuple[str, ...] = ("not_agreed", "awarded")

    def walk(self) -> None:
        self._apply()
        self._answer()
        self._talk()
        self.desk.mediator.step(self.case, "fail", {"reason": "双方对金额差距较大，调解不成。"})
        self.worker.step(self.case, "go_to_arbitration", {"wish": True})
        self.case = self.worker.await_sibling(self.case, "arbitration")
        self.cases.append(self.case)
        self.desk.clerk.step(self.case, "accept", {"evidence_days": 10})
        self._serve("copy", "respondent")
        self._defend()
        self._hear()
        self._award()
        self._sign_what_waits()

    def readers(self) -> tuple[Somebody, ...]:
        return (self.desk.mediator, self.desk.arbitrator)

    def _defend(self) -> None:
        defence = {"view": "考核扣款有依据。", "limitation": "no", "electronic_service": True}
        self.employer.step(self.case, "defend", defence)
        self.desk.clerk.step(self.case, "forward_defence")
        seats = {"arbitrator": self.desk.arbitrator_id, "secretary": self.desk.clerk_id}
        self.desk.clerk.step(self.case, "form_tribunal", seats)

    def _hear(self) -> None:
        self._fix_hearing()
        for side in ("applicant", "respondent"):
            self._serve("hearing_notice", side)
        arbitrator = self.desk.arbitrator
        arbitrator.step(self.case, "open_hearing")
        for side, name, what in (("applicant", self.facts.name, "self"), ("respondent", "模经理", "agent")):
            here = {"party": self.sides[side], "name": name, "as_what": what, "mode": "onsite", "status": "present"}
            arbitrator.step(self.case, "note_presence", here)
        arbitrator.step(self.case, "record_entry", {"speaker": self.facts.name, "text": "请求如申请书，最后意见不变。"})
        arbitrator.step(self.case, "close_hearing")
        arbitrator.step(self.case, "deliberate", {"text": "欠付事实清楚，予以支持。"})

    def _fix_hearing(self) -> None:
        """The secretary looks for a time when nobody sits elsewhere."""
        chance = Random(f"{self.facts.worker_phone}")
        for last in (*(False,) * (SLOTS - 1), True):
            start = datetime.now(UTC) + timedelta(days=chance.randrange(14, 240))
            start = start.replace(hour=chance.randrange(1, 9), minute=chance.choice((0, 30)), second=0, microsecond=0)
            room = f"第{chance.randrange(1, 40)}仲裁庭"
            hearing = {"starts_at": start.isoformat(), "minutes": 30, "mode": "onsite", "place": room, "closed": "open"}
            try:
                self.desk.clerk.step(self.case, "schedule_hearing", hearing)
                return
            except Refused as refused:
                if last or refused.status != 422:
                    raise

    def _award(self) -> None:
        claims = [c for c in self.desk.arbitrator.read_case(self.case)["claims"] if c["status"] not in ("dropped",)]
        items = [{"claim": c["id"], "decision": "support", "amount": c["amount"], "finality": finality_of(c)} for c in claims]
        words = {"findings": "欠付属实。", "reasons": "应当足额支付。", "items": items, "perform_days": 10}
        self.desk.arbitrator.step(self.case, "draft_award", words)
        self.desk.arbitrator.step(self.case, "issue_award")
        for side in ("applicant", "respondent"):
            self._serve("award", side)

    def _sign_what_waits(self) -> None:
        """Every paper gets the hands it waits for: those of the sides on the phone, those of the commission by session."""
        staff = (self.desk.arbitrator, self.desk.clerk)
        hands = ((self.worker, self.worker_hand), (self.employer, self.employer_hand), *((one, None) for one in staff))

        def look() -> bool | None:
            for person, hand in hands:
                for paper in person.papers(self.case):
                    if paper["waits_for_me"]:
                        person.sign(paper, self.case, hand)
            seen = {p["id"]: p["status"] for person, _hand in hands for p in person.papers(self.case)}
            return None if "drafted" in seen.values() else True

        self.desk.arbitrator.await_found("all papers signed", look)

    def _serve(self, paper: str, side: str) -> None:
        data: dict[str, Any] = {"party": self.sides[side], "channel": "direct", "receipt": "送达回证已签"}
        self.desk.clerk.step(self.case, f"serve_{paper}", {**data, "at": datetime.now(UTC).isoformat()})


def finality_of(claim: dict[str, Any]) -> str:
    """Final or not, as the law has it for a claim that is granted in full."""
    item = Item(claim["title"], ITEM_KINDS.get(claim["kind"], ItemKind.OTHER), Decimal(str(claim["amount"])))
    return FINAL if assess((item,), datetime.now(UTC).date()).items[0].final else NONFINAL


class FastTrackRoad(ArbitrationRoad):
    """The recognised injury: filed with the commission, accepted and served the same day, one hearing, one award."""

    ends: tuple[str, ...] = ("awarded",)

    def walk(self) -> None:
        self.worker = enter_by_phone(self.desk.url, self.desk.tally, self.facts.worker_phone)
        evidence = self.worker.browser.upload("工伤认定决定书.png", "image/png", screenshot())
        self.worker_hand = self.worker.browser.upload("签名.png", "image/png", handwriting())
        told = self.facts.injury(evidence, self.worker_hand, self.today)
        self.case = self.worker.file(told, "arbitration/fasttrack")["case"]
        self.cases.append(self.case)
        self.desk.clerk.step(self.case, "accept", {"evidence_days": 10, **CLEAR})
        self.sides = {p["side"]: p["id"] for p in self.worker.read_case(self.case)["parties"]}
        self._serve("copy", "respondent")
        token = self.desk.clerk.await_found("invitation", self._find_link)
        self.employer = enter_by_link(self.desk.url, self.desk.tally, self.facts.employer_phone, token)
        self.employer_hand = self.employer.browser.upload("签名.png", "image/png", handwriting())
        self.employer.step(self.case, "shorten_defence", {"days": 1})
        self._defend()
        self._hear()
        self._award()
        self._sign_what_waits()

    def readers(self) -> tuple[Somebody, ...]:
        return (self.desk.arbitrator,)
