"""Conditions of the ending: which paper is corrected or certified, what waits for the director, when the file may rest."""

from uuid import UUID

from shiquan.procedure.conditions_arbitration import LAW, RULES, Data, refuse
from shiquan.procedure.effects.ending_papers import in_force_since
from shiquan.procedure.language import Actor, Refusal
from shiquan.procedure.snapshot import Snapshot


def names_an_award(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """The paper to be corrected is an award of this case; none named: the latest."""
    if not data.get("document"):
        return None
    facts = s.find_document(UUID(str(data["document"])))
    if facts is not None and facts.kind == "award" and facts.status != "void":
        return None
    return refuse("选中的不是本案的裁决书。", "That paper is no award of this case.", "请从列表中选择裁决书。", "Choose an award from the list.", f"{RULES}第54条")


def paper_is_in_force(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """Only what is in force is certified."""
    known = [d.id for d in s.documents if in_force_since(s, d.id)]
    if not data:
        return None if known else _not_in_force()
    return None if UUID(str(data["document"])) in known else _not_in_force()


def _not_in_force() -> Refusal:
    return refuse("这份文书还没有生效，或已有一方起诉、申请撤销。", "This paper is not in force yet, or a side sued or asked to set it aside.",
                  "非终局裁决要等双方起诉期届满；调解书要等双方签收。", "A non-final award waits for the time to sue; a statement for both signatures.",
                  f"{LAW}第47条、第50条、第51条")  # fmt: skip


def closing_waits(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    closing = s.facts.get("closing") or {}
    if closing and not closing.get("approved_at"):
        return None
    return refuse("没有待审批的结案报告。", "No closing waits for approval.", "请先由承办人报请结案。", "The handler asks for it first.", f"{RULES}第21条")


def file_is_closed(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """What was asked for by the handler and approved by the director may be archived."""
    closing = s.facts.get("closing") or {}
    if not closing:
        return refuse("还没有结案审批。", "The file is not closed yet.", "请先办理结案审批。", "Close the file first.", f"{RULES}第21条")
    if closing.get("approved_at"):
        return None
    return refuse("结案还没有经负责人审批。", "The closing is not approved yet.", "请主任审批结案后再归档。", "The director approves it first.", f"{RULES}第21条")
