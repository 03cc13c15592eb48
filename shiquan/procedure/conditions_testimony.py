"""Conditions about those who are called into a hearing: named functions that return a :class:`Refusal` or nothing.

劳动争议调解仲裁法 (2008) art. 40; 劳动人事争议仲裁办案规则 (2017) arts. 41-42; 民诉法解释 (2022) arts. 117-120.
"""

from collections.abc import Mapping
from typing import Any

from shiquan.procedure.conditions import names_own_side
from shiquan.procedure.conditions_arbitration import LAW, RULES, refuse
from shiquan.procedure.effects.arbitration_record import record_of
from shiquan.procedure.language import Actor, Refusal
from shiquan.procedure.snapshot import Snapshot
from shiquan.procedure.testimony import (
    PAPER,
    find_participant,
    on_stand,
    own_entries,
    papers_with,
    participants_of,
)

Data = Mapping[str, Any]


def is_not_a_side(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """A side speaks for itself and is nobody's witness."""
    if data and any(p.name == data["name"] for p in s.parties):
        return refuse("这是本案当事人，不作为证人登记。", "This is a party to the case, no witness.", "当事人的陈述直接记入庭审笔录。", "What a party says goes into the record itself.", f"{LAW}第39条")
    if data and any(p["name"] == data["name"] and p["role"] == data["role"] and p["person"] for p in participants_of(s.facts)):
        return refuse("这个人已经登记，而且已经进入。", "This person is named already and has come in.", "可以直接传到庭。", "Call the person into the hearing.", f"{RULES}第41条")
    return None


def waits_to_be_called(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    heard = on_stand(s.facts)
    free = [p["id"] for p in participants_of(s.facts) if p["id"] not in heard]
    if not free or (data and data["participant"] not in free):
        return refuse("没有可以传到庭的这个人。", "There is no such person to be called.", "请先登记证人、鉴定人或者翻译；正在作证的不用再传。", "Name the witness, appraiser or interpreter first; who is being heard is here already.", f"{RULES}第41条")
    return None


def is_being_heard(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    heard = on_stand(s.facts)
    if not heard or (data and data["participant"] not in heard):
        return refuse("这个人现在没有在作证。", "This person is not being heard now.", "请看“证人和其他参加人”。", "See “Witnesses and others”.", f"{RULES}第41条")
    return None


def may_ask_for_correction(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """A side about any entry; who was heard about the own stretch alone. Law art. 40."""
    mine = own_entries(s.facts, actor.id)
    if actor.party is not None or not mine:
        return names_own_side(s, actor, data)
    if data and data["number"] not in mine:
        return refuse("这一条不是您陈述时的记录。", "This entry is not from your own testimony.", "您只能对自己的陈述申请补正。", "You may ask to correct your own testimony only.", f"{LAW}第40条")
    return None


def testimony_is_unsigned(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """Once somebody has signed the paper of a stretch, the words of that stretch stand."""
    if not data:
        return None
    number = data.get("number") or next((r["number"] for r in record_of(s)["requests"] if r["no"] == data.get("request")), 0)
    papers = [s.find_document(one) for one in papers_with(s.facts, number)]
    if data.get("decision") != "note" and any(p is not None and p.status != "void" and p.signed for p in papers):
        return refuse(
            "这一条已经在证言笔录上签名，不能再改。", "This entry was signed on the record of testimony; it stands as it is.",
            "不同意的内容可以在质证和辩论中说明，另记一条。", "What you disagree with is said in argument and recorded as an entry of its own.", f"{RULES}第42条",
        )  # fmt: skip
    return None


def testimony_waits(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    waiting = {str(w) for d in s.documents if d.kind == PAPER and d.status == "drafted" for w in d.waiting_for}
    waiting &= {p["id"] for p in participants_of(s.facts)}
    if not waiting or (data and data["participant"] not in waiting):
        return refuse("没有证言笔录等这个人签名。", "No record of testimony waits for this person.", "作证完毕后才有证言笔录。", "There is one once the person has been heard.", f"{LAW}第40条")
    return None


def participant_is_named(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    row = find_participant(s.facts, data.get("participant"))
    if row is None or row["person"] not in (None, data.get("person")):
        return refuse("这个链接已由其他人使用。", "Somebody else has used this link.", "请联系书记员。", "Ask the secretary.", f"{LAW}第40条")
    return None
