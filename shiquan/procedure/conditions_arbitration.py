"""Conditions of arbitration: named functions that return a :class:`Refusal` or nothing.

劳动争议调解仲裁法 (2008), 劳动人事争议仲裁办案规则 (2017). A condition that needs the form passes on empty data.
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from shiquan.law import rules
from shiquan.law.handling import Answer as Holds
from shiquan.law.handling import (
    FastTrackFacts,
    Opening,
    SimplifiedFacts,
    assess_fast_track,
    assess_simplified,
)
from shiquan.law.text import Label
from shiquan.procedure.forms import SHANGHAI
from shiquan.procedure.language import Actor, Condition, Refusal, Role
from shiquan.procedure.snapshot import Snapshot

Data = Mapping[str, Any]
RULES = "《劳动人事争议仲裁办案规则》（2017）"
LAW = "《劳动争议调解仲裁法》（2008）"
DECIDED = ("awarded", "rejected")
"""A claim's status once it was decided by a partial award."""


def refuse(zh: str, en: str, todo_zh: str, todo_en: str, article: str = "") -> Refusal:
    return Refusal(Label(zh, en), Label(todo_zh, todo_en), article)


def _side(s: Snapshot, data: Data) -> Role | None:
    facts = s.find_party(UUID(str(data["party"]))) if data.get("party") else None
    return facts.side if facts else None


def answers(s: Snapshot) -> tuple[Any, ...]:
    """The sides on whom the application is served: respondents and third parties."""
    return (*s.side(Role.RESPONDENT), *s.side(Role.THIRD_PARTY))


def is_served(s: Snapshot, paper: str, party: UUID | str) -> bool:
    return str(party) in s.facts.get("served", {}).get(paper, {})


def paper_of_the_case(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if not data or s.find_document(UUID(str(data["document"]))) is not None:
        return None
    return refuse("本案没有这份文书。", "There is no such paper in this case.", "请从列表中重选。", "Choose from the list.")


def copy_not_yet_served(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    waiting = [p for p in answers(s) if not is_served(s, "copy", p.id)]
    if data and all(str(p.id) != str(data["party"]) for p in waiting) or not waiting:
        return refuse("这一方不需要送达申请书副本，或已经送达。", "No copy waits to be served on this side.", "请查看送达记录。", "See the record of service.", f"{RULES}第33条")
    return None


def hearing_notice_not_yet_served(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    waiting = [p for p in s.parties if not is_served(s, "hearing", p.id)]
    if data.get("party") and all(str(p.id) != str(data["party"]) for p in waiting) or not waiting:
        return refuse("开庭通知已经送达这一方。", "The notice was served on this side.", "请查看送达记录。", "See the record of service.", f"{RULES}第38条")
    return None


def award_not_yet_served(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    waiting = [p for p in s.parties if not is_served(s, "award", p.id)]
    if data.get("party") and all(str(p.id) != str(data["party"]) for p in waiting) or not waiting:
        return refuse("裁决书已经送达这一方。", "The award was served on this side.", "请查看送达记录。", "See the record of service.", f"{RULES}第20条")
    return None


def within(key: str) -> Condition:
    """A right that ends with the defence period: while one's own clock of it runs, or before the copy has come."""

    def condition(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
        clock = s.find_clock(key, str(actor.party))
        if clock is None or (clock.status in ("open", "paused") and not clock.expired):
            return None
        return refuse("已经提出过，或答辩期已满：逾期提出的不予审查。", "Done already, or the defence period is over: late requests are not examined.",
                      "管辖异议不再审查；反申请请另行申请仲裁。", "A counterclaim takes a separate application.", f"{RULES}第10条、第36条")  # fmt: skip

    return condition


def defence_is_expected(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if actor.party is not None and str(actor.party) in s.facts.get("defences", {}):
        return refuse("您已经提交过答辩。", "You have answered already.", "补充意见可在庭审中提出。", "Add to it at the hearing.", f"{RULES}第33条")
    return None


def defence_period_runs(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """The period is shortened or given up only by the respondent (Rules art. 58)."""
    clock = s.find_clock("ARB_DEFENCE", str(actor.party))
    if clock is not None and clock.status == "open" and not clock.expired:
        return None
    return refuse("您的答辩期没有在计算。", "Your defence period is not running.", "无需操作。", "Nothing to do.", f"{RULES}第58条")


def a_defence_waits(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if s.open_clocks("ARB_FORWARD_DEFENCE"):
        return None
    return refuse("没有待转送的答辩书。", "No defence waits to be forwarded.", "无需操作。", "Nothing to do.", f"{RULES}第33条")


def evidence_period_runs(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """Claims are added or changed only before the evidence period ends (Rules art. 44)."""
    clock = s.find_clock("EVIDENCE_PERIOD")
    if clock is None or (clock.status in ("open", "paused") and not clock.expired):
        return None
    return refuse("举证期限已满，不能再增加或变更请求。", "The evidence period is over; claims can't be added or changed.",
                  "可以另行申请仲裁。", "A separate application is open.", f"{RULES}第44条")  # fmt: skip


def late_evidence_has_a_reason(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if not data or evidence_period_runs(s, actor, data) is None or data.get("late_reason"):
        return None
    return refuse("举证期限已满，请说明逾期提交的理由。", "The evidence period is over: say why it comes late.",
                  "请填写“逾期提交的理由”，由仲裁庭决定是否采纳。", "Fill in the reason; the tribunal decides.", f"{RULES}第15条")  # fmt: skip


def waits(fact: str, zh: str, en: str, article: str) -> Condition:
    """Something was asked for and not yet decided: the fact's status is ``asked``."""

    def condition(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
        if (s.facts.get(fact) or {}).get("status") == "asked":
            return None
        return refuse(f"没有待决定的{zh}。", f"No {en} waits for a decision.", "无需操作。", "Nothing to do.", article)

    return condition


def none_waits(fact: str, zh: str, en: str, article: str) -> Condition:
    def condition(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
        if (s.facts.get(fact) or {}).get("status") != "asked":
            return None
        return refuse(f"还有{zh}没有决定。", f"A {en} waits for its decision.", f"请先就{zh}作出决定。", "Decide it first.", article)

    return condition


def something_changes(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if not data or data.get("claims") or data.get("changed"):
        return None
    return refuse("没有写增加或变更哪一项。", "Nothing is added or changed.", "请填写增加的请求，或选择要变更的请求。", "Fill in one of the two.", f"{RULES}第44条")


def changed_claims_exist(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    known = {str(c.id) for c in s.claims}
    if all(str(row["claim"]) in known for row in data.get("changed") or ()):
        return None
    return refuse("没有这一项请求。", "There is no such claim.", "请从列表中重选。", "Choose from the list.")


def tribunal_is_lawful(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """One arbitrator or three (Law art. 31), nobody twice, nobody who mediated the dispute or is a party (art. 33)."""
    if not data:
        return None
    others = [str(row["arbitrator"]) for row in data.get("others") or ()]
    named = [str(data.get("arbitrator")), *others, str(data.get("secretary"))]
    if len(others) not in (0, 2):
        return refuse("仲裁庭由一名或三名仲裁员组成。", "One arbitrator or three.", "请不选，或再选两名仲裁员。", "Choose none or two more.", f"{LAW}第31条")
    if len(set(named)) != len(named):
        return refuse("同一个人不能担任两个角色。", "Nobody may sit twice.", "请重新选择。", "Choose again.", f"{LAW}第31条")
    return fit_to_sit(s, named)


def fit_to_sit(s: Snapshot, named: list[str]) -> Refusal | None:
    """Whoever mediated this dispute or is a party to it sits neither as arbitrator nor as secretary."""
    barred = set(s.facts.get("mediators") or ()) | {str(p.person) for p in s.parties if p.person}
    if not barred & set(named):
        return None
    return refuse("选中的人参与过本纠纷的调解，或是本案当事人。", "Somebody named mediated this dispute or is a party to it.",
                  "请另选他人：调解中的话不能进入仲裁庭。", "Name somebody else.", f"{LAW}第33条")  # fmt: skip


def three_arbitrators(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """A collective case is heard by three (Rules arts. 62, 65)."""
    if not data or len(data.get("others") or ()) == 2:
        return None
    return refuse("集体争议由三名仲裁员组庭。", "A collective case is heard by three arbitrators.", "请再选两名仲裁员。", "Choose two more.", f"{RULES}第65条")


def replacement_is_named(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if data.get("decision") != "uphold":
        return None
    leaves = str((s.facts.get("recusal") or {}).get("person"))
    seated = {str(p): r for r, p in s.roles if r in (Role.ARBITRATOR, Role.SECRETARY)}
    role = seated.get(leaves)
    if role is None:
        return refuse("被申请回避的人已经不在本案仲裁庭。", "That person sits on this tribunal no longer.", "请选择“不成立”。", "Choose “rejected”.", f"{LAW}第33条")
    named = str(data.get(role.value) or "")
    if not named:
        return refuse("准许回避的，要同时确定接替的人。", "Name who takes the place.", "请选择接替人员。", "Choose the replacement.", f"{LAW}第33条")
    if named in seated:
        return refuse("这个人已经在本案仲裁庭。", "That person sits on this tribunal already.", "请另选他人。", "Choose somebody else.", f"{LAW}第33条")
    return fit_to_sit(s, [named])


def sits_on_tribunal(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    seated = {str(p) for r, p in s.roles if r in (Role.ARBITRATOR, Role.SECRETARY)}
    if str(data["person"]) in seated if data else seated:
        return None
    return refuse("这个人不在本案仲裁庭。", "That person does not sit on this tribunal.", "请从列表中选择。", "Choose from the list.", f"{LAW}第33条")


def every_copy_is_served(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    missing = [p.name for p in answers(s) if not is_served(s, "copy", p.id)]
    if not missing:
        return None
    return refuse(f"申请书副本还没有送达{'、'.join(missing)}。", "The copy was not served on every respondent.", "请先送达并登记。", "Serve it first.", f"{RULES}第33条")


def postponement_in_time(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    clock = next((c for c in reversed(s.clocks) if c.key == "POSTPONE_REQUEST_LATEST"), None)
    if clock is not None and clock.status == "open" and not clock.expired:
        return None
    return refuse("离开庭不到 3 个工作日，不能再书面申请延期。", "Less than 3 working days before the hearing.",
                  "有紧急情况请直接联系书记员，由仲裁庭决定。", "In an emergency call the secretary; the tribunal decides.", f"{LAW}第35条")  # fmt: skip


def was_told_in_time(s: Snapshot, party: UUID) -> bool:
    """Whether the notice of the hearing counts as served five working days before it, or in time when a shorter notice was agreed."""
    told, fixed = s.facts.get("served", {}).get("hearing", {}).get(str(party)), s.facts.get("hearing") or {}
    if told is None or not fixed:
        return False
    on, day = (datetime.fromisoformat(x).astimezone(SHANGHAI).date() for x in (told, fixed["starts_at"]))
    return on <= (day if fixed.get("short_notice") else rules.due("HEARING_NOTICE_LATEST", day, provisional=True).date)


def absent_side(side: Role) -> Condition:
    """The named party is on this side, was told of the hearing, and is not noted as absent yet."""

    def condition(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
        told = [p for p in s.side(side) if was_told_in_time(s, p.id)]
        if not data:
            return None if told else _not_told()
        if _side(s, data) is not side:
            return refuse(f"请选择{side.label.zh}。", f"Choose the {side.label.en.lower()}.", "请从列表中重选。", "Choose from the list.", f"{LAW}第36条")
        return None if any(str(p.id) == str(data["party"]) for p in told) else _not_told()

    return condition


def _not_told() -> Refusal:
    return refuse("没有开庭 5 个工作日前送达开庭通知的凭证，不能按缺席处理。", "Without proof that the notice was served 5 working days before, absence has no effect.",
                  "请先登记开庭通知的送达，或另定开庭时间。", "Record the service first, or fix another hearing.", f"{LAW}第36条")  # fmt: skip


def extension_still_open(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """Once, at most 15 days, before the 45 days are over (Law art. 43)."""
    used = s.facts.get("extension") or {}
    if used.get("status") in ("asked", "approved"):
        return refuse("延期只能报批一次。", "Only one extension.", "请在期限内审结。", "Decide in time.", f"{LAW}第43条")
    if data and not 1 <= int(data.get("days") or 0) <= 15:
        return refuse("最多延长 15 天。", "At most 15 days.", "请填 1 到 15。", "Give 1 to 15.", f"{LAW}第43条")
    clock = s.find_clock("ARB_AWARD_45")
    if clock is None or clock.status != "open" or clock.expired:
        return refuse("裁决期限已经届满，不能再延期。", "The time for the award is over.", "请尽快裁决；当事人可以起诉。", "Decide at once; the parties may sue.", f"{LAW}第43条")
    return None


def award_is_overdue(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """Only an overdue case ends because a court docketed the suit (Rules art. 48)."""
    if s.facts.get("overdue"):
        return None
    return refuse("裁决期限还没有届满。", "The award is not overdue.", "请继续审理。", "Go on with the case.", f"{RULES}第48条")


def several_claims_are_open(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """A partial award leaves something to be decided (Law art. 43)."""
    if sum(c.status not in ("dropped", *DECIDED) for c in s.claims) > 1:
        return None
    return refuse("只有一项请求，不必先行裁决。", "There is only one claim.", "请直接裁决。", "Make the award.", f"{LAW}第43条")


def _answer(data: Data, name: str) -> bool | None:
    return {"yes": True, "no": False}.get(str(data.get(name)))


def _say(found: Opening, zh: str, en: str, article: str) -> Refusal | None:
    if found.open is Holds.YES:
        return None
    failing = [c for c in found.failing if c.holds is Holds.NO] or list(found.failing)
    return Refusal(
        Label(f"现在不能{zh}：{'；'.join(c.why.zh for c in failing)}。", f"{en} is not open: {'; '.join(c.why.en for c in failing)}."),
        Label("；".join(a.zh for a in found.advice) or "按普通程序办理", "; ".join(a.en for a in found.advice) or "use the ordinary procedure"),
        article,
    )


def fast_track_is_open(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """The guided check of the fast track: every condition that fails is named in words."""
    if not data:
        return None
    names = FastTrackFacts.__dataclass_fields__
    return _say(assess_fast_track(FastTrackFacts(**{n: _answer(data, n) for n in names})), "走工伤速裁", "The fast track", "《石泉县调解服务承诺》（2025）")


def simplified_is_open(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """One ground of art. 56 and no bar of art. 57; the sum of the claims is reckoned here."""
    if not data:
        return None
    names = set(SimplifiedFacts.__dataclass_fields__) - {"amount"}
    total = sum((c.amount or Decimal(0) for c in s.claims if c.status != "dropped"), Decimal("0.00"))
    assert s.opened_at is not None
    facts = SimplifiedFacts(amount=total, **{n: _or_no(data, n) for n in names})
    return _say(assess_simplified(facts, s.opened_at.astimezone(SHANGHAI).date()), "简易处理", "Simplified handling", f"{RULES}第56条、第57条")


def _or_no(data: Data, name: str) -> bool | None:
    """A bar that nobody ticked does not stand; a ground that nobody ticked is not known."""
    known = _answer(data, name)
    return False if known is None and name not in ("facts_clear", "both_agree") else known


def not_yet_signed_for(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if str(actor.party) in (s.facts.get("conciliation") or {}).get("signed_for", ()):
        return refuse("您已经签收。", "You have signed for it.", "请等待对方签收。", "Wait for the other side.", f"{LAW}第42条")
    return None


def remedy_party_exists(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """A party notes its own road only; the staff may note anybody's."""
    if not data:
        return None
    party = s.find_party(UUID(str(data["party"])))
    if party is None or (actor.party is not None and party.id != actor.party):
        return refuse("请选择您自己这一方。", "Choose your own side.", "请从列表中重选。", "Choose from the list.")
    return None


def once(fact: str, zh: str, article: str) -> Condition:
    def condition(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
        if s.facts.get(fact):
            return refuse(f"已经{zh}。", "Done already.", "无需再操作。", "Nothing more to do.", article)
        return None

    return condition
