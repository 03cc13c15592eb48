"""One dispute from the phone to the closed file, through the server's own doors."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from shiquan.simulate.application import Facts, handwriting, screenshot
from shiquan.simulate.people import Acknowledged, Somebody, enter_as, enter_by_link, enter_by_phone
from shiquan.simulate.tally import Tally

LINK = re.compile(r"/respond/([^/\s]+)/")
STAFF = ("duty", "mediator", "judge", "director", "clerk", "arbitrator")


@dataclass
class Desk:
    """The staff with whom one worker of the simulation works, dispute after dispute."""

    url: str
    tally: Tally
    duty: Somebody
    mediator: Somebody
    judge: Somebody
    director: Somebody
    clerk: Somebody
    arbitrator: Somebody
    mediator_id: str
    clerk_id: str
    arbitrator_id: str

    @classmethod
    def open(cls, url: str, tally: Tally) -> "Desk":
        staff = {role: enter_as(url, tally, role) for role in STAFF}
        mediator, clerk, arbitrator = (staff[r].browser.get("/api/v1/me/").json["id"] for r in ("mediator", "clerk", "arbitrator"))
        return cls(url, tally, **staff, mediator_id=mediator, clerk_id=clerk, arbitrator_id=arbitrator)


class Road:
    """The steps of one dispute, in their order. ``acknowledged`` is what the server said was done."""

    ends: tuple[str, ...] = ("agreed", "confirmed", "closed")
    """The state in which each case of the dispute must end."""

    def __init__(self, desk: Desk, facts: Facts) -> None:
        self.desk, self.facts, self.today = desk, facts, facts.today
        self.cases: list[str] = []
        self.people: list[Somebody] = []

    def go(self) -> None:
        """Everything; raises when something does not come to its end."""
        before = {id(p): len(p.acknowledged) for p in self._staff()}
        self.walk()
        self._check(before)

    def walk(self) -> None:
        """One-stop mediation, confirmed by the court, followed up until the money came."""
        self._apply()
        self._answer()
        self._talk()
        self._settle()
        self._sign()
        self._confirm()
        self._perform()

    def readers(self) -> tuple[Somebody, ...]:
        """Who reads each case at the end."""
        return (self.desk.mediator, self.desk.judge, self.desk.mediator)

    def _staff(self) -> list[Somebody]:
        return [self.desk.duty, self.desk.mediator, self.desk.judge, self.desk.clerk, self.desk.arbitrator]

    def _apply(self) -> None:
        self.worker = enter_by_phone(self.desk.url, self.desk.tally, self.facts.worker_phone)
        browser = self.worker.browser
        evidence = browser.upload("流水.png", "image/png", screenshot())
        self.worker_hand = browser.upload("签名.png", "image/png", handwriting())
        filed = self.worker.file(self.facts.application(evidence, self.worker_hand, self.today))
        self.case = filed["case"]
        self.cases.append(self.case)
        self.desk.duty.step(
            self.case, "accept", {"track": "ordinary", "urgency": "normal", "bodies": ["union"]}
        )
        self.desk.duty.step(self.case, "assign", {"mediator": self.desk.mediator_id})

    def _answer(self) -> None:
        token = self.desk.duty.await_found("invitation", self._find_link)
        self.employer = enter_by_link(self.desk.url, self.desk.tally, self.facts.employer_phone, token)
        self.employer_hand = self.employer.browser.upload("签名.png", "image/png", handwriting())
        answer = {
            "stance": "talk",
            "view": "账目要核对。",
            "amount": str(self.facts.claimed // 2),
            "electronic_service": True,
            "limitation": False,
        }
        self.employer.step(self.case, "answer", answer)
        parties = self.worker.read_case(self.case)["parties"]
        self.sides = {p["side"]: p["id"] for p in parties}

    def _find_link(self) -> str | None:
        """The link as the respondent finds it in the short message."""
        messages = self.worker.browser.get(f"/api/v1/demo/messages/?phone={self.facts.employer_phone}").json
        return next((found[1] for m in messages if (found := LINK.search(m["text"]))), None)

    def _talk(self) -> None:
        mediator = self.desk.mediator
        for side in ("applicant", "respondent"):
            mediator.step(
                self.case, "record_caucus", {"party": self.sides[side], "text": "单独谈话：可以让一步。"}
            )
        said = {
            "present": "双方",
            "statements": "双方各自陈述。",
            "proposals": "按八五折一次付清。",
            "result": "愿意考虑。",
        }
        mediator.step(self.case, "record_joint", said)
        self._both_sign("session_record")

    def _settle(self) -> None:
        amount = {"amount": str(self.facts.settled), "terms": "一次付清"}
        self.worker.step(self.case, "offer", {"amount": str(self.facts.claimed), "terms": "全额"})
        self.desk.mediator.step(self.case, "offer", amount)
        offers = self.worker.read_case(self.case)["offers"]
        proposal = next(o["id"] for o in offers if o["by"] == "mediator" and o["status"] == "open")
        for person in (self.worker, self.employer):
            person.step(self.case, "accept_offer", {"offer": proposal})

    def _sign(self) -> None:
        due = self.today + timedelta(days=7)
        terms = {
            "facts": "双方因订单报酬发生纠纷，经调解自愿达成协议。", "breach": "逾期按日万分之五计付违约金。",
            "payments": [{"due_on": str(due), "amount": str(self.facts.settled), "way": "银行转账"}],
            "account_name": self.facts.name, "bank": "石泉农商行", "account": self.facts.account,
        }  # fmt: skip
        self.desk.mediator.step(self.case, "draft_agreement", terms)
        self._both_sign("mediation_agreement")
        self.desk.mediator.sign(self.desk.mediator.await_paper(self.case, "mediation_agreement"), self.case)
        agreement = self.worker.await_complete(self.case, "mediation_agreement")
        self._download(self.worker, agreement)
        self._download(self.employer, agreement)

    def _confirm(self) -> None:
        for person, hand in ((self.worker, self.worker_hand), (self.employer, self.employer_hand)):
            person.step(
                self.case, "apply_confirmation", {"truthful": True, "proof": "session", "handwriting": hand}
            )
            self.desk.tally.add("signatures")
        court = self.worker.await_sibling(self.case, "confirmation")
        self.cases.append(court)
        judge = self.desk.judge
        judge.step(court, "docket")
        judge.step(court, "rule", {"result": "confirm", "findings": "自愿、合法，内容明确。"})
        judge.sign(judge.await_paper(court, "confirming_ruling"), court)
        self._download(self.worker, self.worker.await_complete(court, "confirming_ruling"))

    def _perform(self) -> None:
        follow = self.worker.await_sibling(self.case, "followup")
        self.cases.append(follow)
        mediator = self.desk.mediator
        row = self.worker.read_case(follow)["instalments"][0]
        paid = {"instalment": row["id"], "amount": row["amount"], "on": str(self.today)}
        mediator.step(
            follow, "visit", {"when": "before", "way": "phone", "said": "公司说会付。", "result": "待付款"}
        )
        self.employer.step(follow, "report_payment", paid)
        self.worker.step(follow, "confirm_payment", paid)
        mediator.step(
            follow, "visit", {"when": "after", "way": "phone", "said": "已收到。", "result": "已履行"}
        )
        self.worker.step(follow, "rate", {"stars": "5", "text": "谢谢"})
        mediator.step(follow, "close", {"note": "办结"})
        mediator.await_complete(follow, "closing_report")

    def _both_sign(self, kind: str) -> None:
        for person, hand in ((self.worker, self.worker_hand), (self.employer, self.employer_hand)):
            person.sign(person.await_paper(self.case, kind), self.case, hand)

    def _download(self, person: Somebody, paper: dict[str, Any]) -> None:
        """Reads the served file."""
        with self.desk.tally.timing("read document"):
            content = person.browser.get(f"/api/v1/documents/{paper['id']}/").body
        if not content.startswith(b"%PDF-"):
            raise ValueError(f"{paper['kind']} is no PDF")

    def _check(self, before: dict[int, int]) -> None:
        """The end is reached, and every acknowledged step stands in the file exactly once."""
        ends = dict(zip(self.cases, self.ends, strict=True))
        reader = dict(zip(self.cases, self.readers(), strict=True))
        said = [a for p in (self.worker, self.employer) for a in p.acknowledged]
        for person in self._staff():
            said += [a for a in person.acknowledged[before[id(person)] :] if a.case in ends]
        complete: set[str] = set()
        for case, state in ends.items():
            seen = reader[case].read_case(case)
            if seen["state"] != state:
                raise ValueError(f"case {case} ended as {seen['state']}, not {state}")
            _compare(case, seen["events"], [a for a in said if a.case == case])
            complete |= {p["id"] for p in reader[case].await_rendered(case) if p["status"] == "complete"}
        self.desk.tally.add("documents", len(complete))


def _compare(case: str, events: list[dict[str, Any]], said: list[Acknowledged]) -> None:
    """Raises ValueError for an acknowledged step that is missing or stands there twice."""
    by_number = {e["number"]: e for e in events}
    if sorted(by_number) != list(range(1, len(events) + 1)):
        raise ValueError(f"the events of {case} have gaps")
    for a in said:
        found = by_number.get(a.number)
        if found is None or found["hash"] != a.hash or found["step"] != a.step:
            raise ValueError(f"{a.step} was acknowledged in {case} and is not there")
    for step in {a.step for a in said} - {"sign", "visit"}:
        asked, kept = sum(a.step == step for a in said), sum(e["step"] == step for e in events)
        if asked != kept:
            raise ValueError(f"{step} was acknowledged {asked} times in {case} and stands there {kept} times")
