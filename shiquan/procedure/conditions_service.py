"""Conditions of service: the manner is open for this paper and side, the proof fits it, the day is no dream.

劳动人事争议仲裁办案规则 (2017) arts. 20, 59; 民事诉讼法 (2023) arts. 87-95.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from shiquan.procedure.conditions_arbitration import Data, refuse
from shiquan.procedure.forms import SHANGHAI
from shiquan.procedure.language import Actor, Condition, Refusal, Role
from shiquan.procedure.service import (
    CPL,
    INTERPRETATION,
    MANY,
    RULES,
    STAND_IN,
    Addressee,
    Manner,
    Outcome,
    Paper,
    Try,
    Way,
    manners,
    next_manner,
    one_manner,
)
from shiquan.procedure.snapshot import PartyFacts, Snapshot

LAW = "《劳动争议调解仲裁法》（2008）"
PAPER_OF = {"copy": "response_notice", "hearing": "hearing_notice", "award": "award", "conciliation": "conciliation_statement"}
"""The papers whose service moves the case, by what the steps call them."""
CLASSES = {
    "award": Paper.AWARD, "interim_award": Paper.AWARD, "correction_decision": Paper.AWARD,
    "conciliation_statement": Paper.STATEMENT, "review_statement": Paper.STATEMENT,
}  # fmt: skip
CHANCES = {
    Way.DIRECT: frozenset(Outcome) - {Outcome.RETURNED, Outcome.UNREACHED},
    Way.ELECTRONIC: frozenset({Outcome.SERVED, Outcome.DEEMED, Outcome.UNREACHED}),
    Way.MAIL: frozenset(Outcome) - {Outcome.SHUT, Outcome.UNREACHED},
    Way.ENTRUSTED: frozenset(Outcome) - {Outcome.DEEMED, Outcome.UNREACHED},
    Way.PHONE: frozenset({Outcome.SERVED, Outcome.UNREACHED}),
    Way.SMS: frozenset({Outcome.SERVED, Outcome.UNREACHED}),
    Way.EMAIL: frozenset({Outcome.SERVED, Outcome.UNREACHED}),
    Way.LEFT: frozenset({Outcome.SERVED}), Way.POSTED: frozenset({Outcome.SERVED}), Way.NOTICE: frozenset({Outcome.SERVED}),
}  # fmt: skip
"""What each manner can lead to."""


def addressee(s: Snapshot, party: PartyFacts) -> Addressee:
    """What decides how this side may be reached."""
    quick = s.procedure.startswith(("arbitration/simplified", "arbitration/fasttrack"))
    return Addressee(party.consents_electronic, party.kind not in ("worker", "person"), len(s.side(Role.APPLICANT)), quick)


def tries_of(s: Snapshot, party: UUID | str) -> tuple[Try, ...]:
    """Every recorded attempt to reach a side, oldest first."""
    rows = s.facts.get("tries", {}).get(str(party), ())
    return tuple(Try(r["paper"], Way(r["channel"]), Outcome(r["outcome"]), datetime.fromisoformat(r["at"])) for r in rows)


def paper_key(s: Snapshot, data: Data, named: str) -> str:
    """What the paper is called among the tries: the name of its step, or the document's id for every other paper."""
    if named:
        return named
    facts = s.find_document(UUID(str(data["document"])))
    known = {kind: key for key, kind in PAPER_OF.items()}
    return known.get(facts.kind, str(facts.id)) if facts else str(data["document"])


def class_of(s: Snapshot, key: str) -> Paper:
    """Award, statement, or anything else."""
    kind = PAPER_OF.get(key)
    if kind is None:
        facts = next((d for d in s.documents if str(d.id) == key), None)
        kind = facts.kind if facts else ""
    return CLASSES.get(kind, Paper.NOTICE)


def manners_for(s: Snapshot, party: PartyFacts, key: str) -> tuple[Manner, ...]:
    """Every manner for this paper and side, open or with the reason why not."""
    return manners(class_of(s, key), key, addressee(s, party), tries_of(s, party.id))


def notice_for(s: Snapshot, party: PartyFacts, key: str) -> Manner:
    """Public notice for this paper and side, open or with the reason why not."""
    return one_manner(Way.NOTICE, class_of(s, key), key, addressee(s, party), tries_of(s, party.id))


def next_for(s: Snapshot, party: PartyFacts, key: str) -> Way | None:
    """The manner to take now."""
    return next_manner(class_of(s, key), key, addressee(s, party), tries_of(s, party.id))


def manner_is_open(named: str = "") -> Condition:
    """The chosen manner is lawful for this paper and side after what was tried; if not, the next lawful one is offered."""

    def condition(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
        if not data:
            return None
        sides = [s.find_party(UUID(str(data["party"])))] if "party" in data else list(s.parties)
        for party in sides:
            if party is None:
                return refuse("没有这一方当事人。", "There is no such party.", "请从列表中重选。", "Choose from the list.")
            key = paper_key(s, data, named)
            row = next(m for m in manners_for(s, party, key) if m.way == data["channel"])
            if not row.open:
                offered = next_for(s, party, key)
                todo = offered.label if offered else Way.DIRECT.label
                return refuse(f"{row.way.label.zh}现在不能用：{row.why.zh}", f"{row.way.label.en} is not open: {row.why.en}",
                              f"请改用{todo.zh}。", f"Use: {todo.en}.", row.article)  # fmt: skip
        return None

    return condition


def proof_fits(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """Mail has a number, what was left or posted a picture or witnesses; a manner only leads to what it can lead to."""
    if not data:
        return None
    way, outcome = Way(data["channel"]), Outcome(data.get("outcome") or Outcome.SERVED)
    if outcome not in CHANCES[way]:
        return refuse(f"{way.label.zh}不会有“{outcome.label.zh}”的结果。", "This manner does not lead to that outcome.",
                      "请核对送达方式和结果。", "Check manner and outcome.", f"{RULES}第20条")  # fmt: skip
    if outcome is Outcome.DEEMED and not data.get("address_confirmed"):
        return refuse("没有送达地址确认书，不能按确认的地址视为送达。", "Without a confirmed address nothing is deemed served.",
                      "有确认书的请勾选，没有的请换一种送达方式。", "Tick it if there is one, or choose another manner.", f"{CPL}第88条、第91条")  # fmt: skip
    if outcome.counts and way is Way.MAIL and not (data.get("tracking") or "").strip():
        return refuse("邮寄送达要有邮件单号。", "Service by mail needs the tracking number.", "请填写单号，回执可以拍照上传。",
                      "Fill in the number; the slip may be uploaded.", f"{CPL}第91条")  # fmt: skip
    if way in STAND_IN and not (data.get("file") or (way is Way.LEFT and (data.get("witness") or "").strip())):
        return refuse("留置、张贴要有照片、录像，留置也可以写明见证人。", "Leaving and posting need a photo or video; leaving may name witnesses.",
                      "请上传照片、录像，或填写见证人。", "Upload it or name the witnesses.", f"{RULES}第20条")  # fmt: skip
    return None


def day_is_past(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """Nothing is served before the case began. (A later day than today is refused where the time is known: in the effect.)"""
    if not data or s.opened_at is None or _day(datetime.fromisoformat(data["at"])) >= _day(s.opened_at):
        return None
    return refuse("送达时间早于收到申请的时间。", "Served before the application came.", "请核对送达时间。", "Check the time.", f"{RULES}第20条")


def _day(at: datetime) -> date:
    return at.astimezone(SHANGHAI).date()


def statement_waits(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """The conciliation statement still waits for this side's signature."""
    signed = (s.facts.get("conciliation") or {}).get("signed_for", ())
    if data.get("outcome") == Outcome.DEEMED:
        return refuse("调解书要当事人签收才生效，不能视为送达。", "A statement takes effect when signed for; it is never deemed served.",
                      "请再次送达，或由当事人反悔后继续仲裁。", "Try again, or go on with the arbitration.", f"{INTERPRETATION}第133条")  # fmt: skip
    waiting = [p for p in s.parties if str(p.id) not in signed and p.side is not Role.THIRD_PARTY]
    if not waiting or data and all(str(p.id) != str(data["party"]) for p in waiting):
        return refuse("这一方已经签收调解书，或不需要签收。", "This side has signed for it, or need not.", "请查看送达记录。", "See the record of service.",
                      f"{INTERPRETATION}第133条")  # fmt: skip
    return None


def tribunal_has_signed(named: str = "") -> Condition:
    """Nothing of the tribunal goes out before every arbitrator has signed it, or declared not to (Law arts. 42, 45)."""

    def condition(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
        if named:
            papers = [d for d in s.documents if d.kind == PAPER_OF[named] and d.status != "void"]
        else:
            papers = [d for d in s.documents if data and str(d.id) == str(data["document"])]
        seats = {p for r, p in s.roles if r is Role.ARBITRATOR}
        if not any(seats & set(d.waiting_for) for d in papers if d.status == "drafted"):
            return None
        return refuse(
            "这份文书还有仲裁员没有签名。", "Not every arbitrator has signed this paper yet.",
            "请仲裁员在“待我签署”里签名；持不同意见的，可以登记不签名。", "The arbitrators sign it under “To sign”; who dissents may record that he does not sign.", f"{LAW}第42条、第45条",
        )  # fmt: skip

    return condition


def conditions_of(named: str = "") -> tuple[Any, ...]:
    """What every step of service checks."""
    return (tribunal_has_signed(named), manner_is_open(named), proof_fits, day_is_past)


__all__ = ["MANY", "PAPER_OF", "addressee", "class_of", "conditions_of", "manners_for", "next_for", "statement_waits", "tries_of"]


def opened_papers(s: Snapshot) -> dict[str, Any]:
    """What sides that agreed to electronic service confirmed by themselves: ``rows`` (document, party, at), and how many the last receipt ``told``."""
    return {"rows": [], "told": 0, **(s.facts.get("opened_papers") or {})}


def something_was_opened(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    known = opened_papers(s)
    if len(known["rows"]) <= known["told"]:
        return refuse(
            "没有新的电子送达要写进回证。", "No new electronic service is to be put into a receipt.",
            "同意电子送达的一方在手机上确认收到文书后，才有电子送达。", "There is one when a side that agreed to it confirms a paper on the phone.", f"{CPL}第90条",
        )  # fmt: skip
    return None
