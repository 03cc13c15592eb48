"""The record of a hearing, read from the events of the case: entries in their order with every earlier wording, marks, exhibits, opinions.

The events are the record (劳动争议调解仲裁法 2008, art. 40): nothing is kept twice, and a correction never removes the old wording.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from shiquan.law.text import Label
from shiquan.procedure.tables.arbitration_record_forms import PART_NAMES

LOOKS = (("authentic", Label("真实性", "authentic")), ("lawful", Label("合法性", "lawful")), ("relevant", Label("关联性", "relevant")))


class Happening(Protocol):
    """What the record needs of an event."""

    step: str
    data: Any
    at: datetime
    party: UUID | None
    actor_name: str


@dataclass(frozen=True, slots=True)
class Request:
    """A side's wish to have an entry put right, and what became of it."""

    no: int
    number: int
    by: str
    text: str
    status: str = "asked"
    """asked, accepted, noted"""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the record. ``number`` only for entries; ``earlier`` are the wordings before corrections, oldest first."""

    kind: str
    """part, entry, mark, exhibit, opinion"""
    at: datetime
    text: Label
    number: int = 0
    speaker: str = ""
    by: str = ""
    """Who wrote it down."""
    earlier: tuple[str, ...] = ()
    requests: tuple[Request, ...] = ()
    part: str = ""
    stretches: frozenset[int] = frozenset()
    """The stretches of testimony that the line belongs to, by their turn in the case."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names of parties and titles of evidence by their ids, and the numbers that exhibits were given."""

    parties: Mapping[str, str]
    evidence: Mapping[str, str]
    exhibits: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, Label] = field(default_factory=dict)
    """Who was called into the hearing, with capacity and name."""

    def exhibit(self, item: str) -> str:
        """Number and title of an exhibit, such as 申1《工资条》."""
        return f"{self.exhibits.get(item, '')}《{self.evidence.get(item, '')}》"


@dataclass(slots=True)
class Record:
    """The whole record so far; times of the sessions as pairs of beginning and end."""

    lines: list[Line] = field(default_factory=list)
    sessions: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    part: str = ""
    numbers: dict[int, int] = field(default_factory=dict)
    """Entry number → place in ``lines``."""
    requests: list[Request] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    stand: dict[str, int] = field(default_factory=dict)
    """Who is being heard → the turn of that stretch."""
    called: int = 0

    @property
    def running(self) -> bool:
        """Whether a session is being held."""
        return bool(self.sessions) and self.sessions[-1][1] is None

    def add(self, kind: str, event: Happening, text: Label, **more: Any) -> None:
        self.lines.append(Line(kind, event.at, text, part=self.part, stretches=frozenset(self.stand.values()), **more))

    def end(self, at: datetime) -> None:
        if self.sessions and self.sessions[-1][1] is None:
            self.sessions[-1] = (self.sessions[-1][0], at)
        self.stand.clear()

    def change(self, number: int, **new: Any) -> None:
        place = self.numbers.get(number)
        if place is not None:
            self.lines[place] = replace(self.lines[place], **new)


def _same(text: str) -> Label:
    return Label(text, text)


def _open(r: Record, e: Happening, names: Names) -> None:
    r.sessions.append((e.at, None))
    count = len(r.sessions)
    r.add("mark", e, Label("开庭。", "The hearing is open.") if count == 1 else Label(f"第{count}次开庭。", f"Session {count}."))


def _resume(r: Record, e: Happening, names: Names) -> None:
    r.sessions.append((e.at, None))
    r.add("mark", e, Label("继续开庭。", "The hearing goes on."))


def _interrupt(r: Record, e: Happening, names: Names) -> None:
    r.end(e.at)
    r.add("mark", e, Label(f"休庭：{e.data['reason']}", f"Interrupted: {e.data['reason']}"))


def _close(r: Record, e: Happening, names: Names) -> None:
    r.end(e.at)
    r.add("mark", e, Label("闭庭。", "The hearing is closed."))


def _turn(r: Record, e: Happening, names: Names) -> None:
    r.part = e.data["part"]
    r.add("part", e, PART_NAMES[r.part])


def _entry(r: Record, e: Happening, names: Names) -> None:
    number = len(r.numbers) + 1
    r.numbers[number] = len(r.lines)
    r.add("entry", e, _same(e.data["text"]), number=number, speaker=e.data["speaker"], by=e.actor_name)


def _reword(r: Record, number: int, text: str) -> None:
    place = r.numbers.get(number)
    if place is not None:
        old = r.lines[place]
        r.change(number, text=_same(text), earlier=(*old.earlier, old.text.zh))


def _correct(r: Record, e: Happening, names: Names) -> None:
    _reword(r, e.data["number"], e.data["text"])


def _ask(r: Record, e: Happening, names: Names) -> None:
    r.requests.append(Request(len(r.requests) + 1, e.data["number"], names.parties.get(str(e.party), e.actor_name), e.data["text"]))
    _spread_requests(r, e.data["number"])


def _decide(r: Record, e: Happening, names: Names) -> None:
    place = e.data["request"] - 1
    accepted = e.data["decision"] == "accept"
    known = r.requests[place]
    r.requests[place] = replace(known, status="accepted" if accepted else "noted", answer=e.data.get("reason") or "")
    if accepted:
        _reword(r, known.number, known.text)
    _spread_requests(r, known.number)


def _spread_requests(r: Record, number: int) -> None:
    r.change(number, requests=tuple(q for q in r.requests if q.number == number))


def _exhibit(r: Record, e: Happening, names: Names) -> None:
    item, who = e.data["item"], names.parties.get(str(e.data.get("by")), "")
    if item not in r.shown:
        r.shown.add(item)
        text = Label(f"{who or '仲裁庭'}出示证据{names.exhibit(item)}。", f"{who or 'The tribunal'} shows exhibit {names.exhibit(item)}.")
        r.add("exhibit", e, text)


def _opinion(r: Record, e: Happening, names: Names) -> None:
    what, note = names.exhibit(e.data["item"]), e.data.get("note") or ""
    text = Label(f"对证据{what}：{said_zh(e.data)}。{note}", f"On exhibit {what}: {said_en(e.data)}. {note}")
    r.add("opinion", e, text, speaker=names.parties.get(str(e.party), e.actor_name))


def said_zh(opinion: Mapping[str, Any]) -> str:
    return "，".join(f"{label.zh}{'认可' if opinion.get(key) == 'yes' else '不认可'}" for key, label in LOOKS)


def said_en(opinion: Mapping[str, Any]) -> str:
    return ", ".join(f"{label.en} {'accepted' if opinion.get(key) == 'yes' else 'disputed'}" for key, label in LOOKS)


def _call(r: Record, e: Happening, names: Names) -> None:
    r.stand[e.data["participant"]] = r.called
    r.called += 1
    who = names.people.get(e.data["participant"], _same(""))
    told = Label("已告知如实陈述的义务和作虚假陈述的法律后果。", " Told of the duty to tell the truth and of what follows if not.") if e.data.get("told") else _same("")
    r.add("mark", e, Label(f"{who.zh}到庭。{told.zh}", f"{who.en} comes in.{told.en}"))


def _release(r: Record, e: Happening, names: Names) -> None:
    who = names.people.get(e.data["participant"], _same(""))
    r.add("mark", e, Label(f"{who.zh}陈述完毕，退庭。", f"{who.en} has been heard and leaves."))
    r.stand.pop(e.data["participant"], None)


def _issues(r: Record, e: Happening, names: Names) -> None:
    text = "；".join(f"{n}．{row['text']}" for n, row in enumerate(e.data["issues"], 1))
    r.add("mark", e, Label(f"仲裁庭归纳争议焦点：{text}。", f"Issues in dispute: {text}."))


def _absence(r: Record, e: Happening, names: Names) -> None:
    who = names.parties.get(str(e.data["party"]), "")
    r.add("mark", e, Label(f"{who}未到庭。通知情况：{e.data['told']}。{e.data['reason']}", f"{who} is absent. Told: {e.data['told']}. {e.data['reason']}"))


def _deem_withdrawn(r: Record, e: Happening, names: Names) -> None:
    _absence(r, e, names)
    _close(r, e, names)


def _recusal(r: Record, e: Happening, names: Names) -> None:
    who = names.parties.get(str(e.party), e.actor_name)
    r.add("mark", e, Label(f"{who}申请回避：{e.data['reason']}", f"{who} asks for recusal: {e.data['reason']}"))


def _stay(r: Record, e: Happening, names: Names) -> None:
    r.end(e.at)
    r.add("mark", e, Label(f"中止审理：{e.data['reason']}", f"Stayed: {e.data['reason']}"))


READERS: Mapping[str, Callable[[Record, Happening, Names], None]] = {
    "open_hearing": _open, "resume_hearing": _resume, "interrupt_hearing": _interrupt, "close_hearing": _close, "deem_withdrawn": _deem_withdrawn,
    "turn_agenda": _turn, "record_entry": _entry, "correct_entry": _correct, "ask_record_correction": _ask,
    "decide_record_correction": _decide, "show_exhibit": _exhibit, "give_evidence_opinion": _opinion, "fix_issues": _issues,
    "call_participant": _call, "release_participant": _release,
    "proceed_in_absence": _absence, "ask_recusal": _recusal, "stay": _stay,
}  # fmt: skip
"""The steps that leave a trace in the record. What the tribunal decides among itself is not among them."""
IN_SESSION = frozenset({"give_evidence_opinion", "fix_issues", "ask_recusal", "deem_withdrawn", "stay"})
"""Steps that may be taken at other times too: then they are no part of the record."""


def read_record(events: Iterable[Happening], names: Names) -> Record:
    """The record from the events of a case in their order; events of other steps are passed over."""
    record = Record()
    for event in events:
        reader = READERS.get(event.step)
        if reader is not None and (record.running or event.step not in IN_SESSION):
            reader(record, event, names)
    return record
