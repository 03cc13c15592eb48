"""Conditions of collective arbitration: 劳动人事争议仲裁办案规则 (2017) arts. 62-67."""

from collections.abc import Mapping
from typing import Any

from shiquan.procedure.conditions_arbitration import LAW, RULES, refuse
from shiquan.procedure.language import Actor, Refusal, Role
from shiquan.procedure.snapshot import Snapshot

Data = Mapping[str, Any]
TEN = 10


def ten_and_represented(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """Ten workers at least, three to five of them chosen to speak (Law art. 7, Rules art. 63)."""
    workers, speaking = s.side(Role.APPLICANT), s.facts.get("representatives", ())
    if len(workers) < TEN:
        return refuse(f"集体争议要有 10 名以上劳动者，现在登记了 {len(workers)} 名。", f"Ten workers at least; there are {len(workers)}.",
                      "请先登记其他劳动者，或按普通程序办理。", "Add the workers, or use the ordinary procedure.", f"{LAW}第7条")  # fmt: skip
    if not 3 <= len(speaking) <= 5:
        return refuse(f"要推举 3 至 5 名代表人，现在有 {len(speaking)} 名。", f"Three to five representatives; there are {len(speaking)}.",
                      "请在登记劳动者时勾选代表人，或更换代表人。", "Tick the representatives, or change them.", f"{RULES}第63条")  # fmt: skip
    return None


def three_to_five(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if not data:
        return None
    named = {str(row["party"]) for row in data.get("representatives") or ()}
    if not 3 <= len(named) <= 5 or not named <= {str(p.id) for p in s.side(Role.APPLICANT)}:
        return refuse("代表人应为 3 至 5 名劳动者。", "Three to five of the workers.", "请重新选择。", "Choose again.", f"{RULES}第63条")
    return None


def notice_not_yet_sent(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if s.open_clocks("GROUP_SINGLE_NOTICE"):
        return None
    return refuse("一次性通知已经发出。", "The single notice was sent.", "无需操作。", "Nothing to do.", f"{RULES}第64条")


def represented_consent(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """What gives something away needs the consent of everybody represented (Rules art. 63)."""
    speaking, agreed = set(s.facts.get("representatives", ())), set(s.facts.get("consents", ()))
    missing = [p.name for p in s.side(Role.APPLICANT) if str(p.id) not in speaking | agreed]
    if not missing:
        return None
    return refuse(f"还有 {len(missing)} 名被代表的劳动者没有同意：{'、'.join(missing[:5])}。", f"{len(missing)} of those represented have not consented.",
                  "请先登记他们的同意。", "Note their consent first.", f"{RULES}第63条")  # fmt: skip
