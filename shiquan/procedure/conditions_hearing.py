"""Conditions of the record of a hearing: named functions that return a :class:`Refusal` or nothing.

劳动争议调解仲裁法 (2008) arts. 36, 40; 劳动人事争议仲裁办案规则 (2017) art. 42.
"""

from collections.abc import Mapping
from typing import Any

from shiquan.procedure.agency import agents_now
from shiquan.procedure.conditions_arbitration import LAW, RULES, refuse
from shiquan.procedure.effects.arbitration_record import RECORD, record_of
from shiquan.procedure.language import Actor, Refusal, Role
from shiquan.procedure.snapshot import Snapshot

Data = Mapping[str, Any]
AWARDS = frozenset({"award", "interim_award"})
"""What an arbitrator who dissents need not sign."""


def entry_exists(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    last = record_of(s)["entries"]
    if (not last) or (data and not 1 <= data["number"] <= last):
        return refuse("笔录里没有这一条。", "The record has no such entry.", f"现在有 {last} 条，请核对条号。", f"There are {last} entries; check the number.", f"{LAW}第40条")
    return None


def request_waits(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    waiting = [r["no"] for r in record_of(s)["requests"] if r["status"] == "asked"]
    if not waiting or (data and data["request"] not in waiting):
        return refuse("没有待处理的这个补正申请。", "No such request waits.", "请看笔录里标明“待处理”的申请。", "See the requests that are marked as waiting.", f"{LAW}第40条")
    if data and data["decision"] == "note" and not data.get("reason"):
        return refuse("不予补正要写明理由。", "Say why it is not corrected.", "请填写理由，再提交。", "Give the reason and send again.", f"{RULES}第42条")
    return None


def no_request_waits(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if any(r["status"] == "asked" for r in record_of(s)["requests"]):
        return refuse("还有当事人的补正申请没有处理。", "A request to correct the record waits.", "请先准予补正，或者写明理由记录在案。", "Correct it, or note it with the reason, first.", f"{RULES}第42条")
    return None


def record_is_open(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """Once somebody has signed the record, its words stand."""
    paper = s.latest_document(RECORD)
    if paper is not None and paper.signed:
        return refuse(
            "庭审笔录已经有人签名，不能再改。", "The record has been signed; it stands as it is.",
            "不同意的内容可以在意见里说明，由仲裁庭附卷。", "What you disagree with can be handed in as a statement for the file.", f"{RULES}第42条",
        )  # fmt: skip
    return None


def something_recorded(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if not record_of(s)["entries"]:
        return refuse("还没有庭审记录。", "Nothing has been recorded yet.", "请先在庭审页记录到庭、陈述和质证。", "Record what happens on the page of the hearing first.", f"{LAW}第40条")
    return None


def record_waits_for_side(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    paper = s.latest_document(RECORD)
    sides = {str(p.id) for p in s.parties} | {row["id"] for _, row in agents_now(s.facts)}
    waiting = {str(w) for w in paper.waiting_for} & sides if paper and paper.status == "drafted" else set()
    if not waiting or (data and data["party"] not in waiting):
        return refuse("庭审笔录不等这一方签名。", "The record does not wait for this side.", "请看笔录下面的签名情况。", "See who has signed the record.", f"{LAW}第40条")
    return None


def may_leave_unsigned(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """Who dissents from an award may sign it or not; it stands when most of the tribunal sign (Law art. 45; Rules arts. 52-53)."""
    waiting = [d for d in s.documents if d.kind in AWARDS and d.status == "drafted" and actor.id in d.waiting_for]
    paper = next((d for d in waiting if not data or str(d.id) == str(data["document"])), None)
    if paper is None:
        return refuse("没有等您签名的裁决书。", "No award waits for your signature.", "请看案件的文书。", "See the papers of the case.", f"{LAW}第45条")
    bench = [who for role, who in paper.signers if role == Role.ARBITRATOR]
    declined = sum(row["document"] == str(paper.id) for row in s.facts.get("left_unsigned", ()))
    if 2 * (declined + 1) >= len(bench):
        return refuse(
            "裁决书要有多数仲裁员签名，您不能再不签。", "An award needs the signatures of most of the tribunal.",
            "独任仲裁员和多数意见的仲裁员应当签名；意见有变的，请退回重新合议。", "A sole arbitrator and those of the majority sign; if views have changed, deliberate again.", f"{RULES}第52条",
        )  # fmt: skip
    return None


def side_is_not_here(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """Nobody is judged absent whom the record shows as present in this session."""
    session = len(s.facts.get("hearings", ()))
    here = {r["party"] for r in s.facts.get("presence", ()) if r["session"] == session and r["status"] == "present"}
    if data and data.get("party") in here:
        return refuse("到庭登记显示这一方已经到庭。", "This side is noted as present.", "如已中途退庭，请先登记“中途退庭”。", "If it left, note that first.", f"{LAW}第36条")
    return None


def elements_are_filled(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if not s.facts.get("elements"):
        return refuse("双方都还没有填要素表。", "Neither side has filled in the element form.", "请先通知双方在手机上填写。", "Ask the sides to fill it in on their phones.", f"{RULES}第18条")
    return None
