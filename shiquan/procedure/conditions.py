"""Conditions of steps: named functions that return a :class:`Refusal` or nothing. Rows name them; nothing else decides."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from shiquan.law.text import Label
from shiquan.procedure import court_checks
from shiquan.procedure.agency import signing_ids
from shiquan.procedure.language import Actor, Condition, Refusal, Role
from shiquan.procedure.snapshot import Snapshot

Data = Mapping[str, Any]
ONESTOP = "人社厅发〔2024〕4号"


def _refuse(zh: str, en: str, todo_zh: str, todo_en: str, article: str = "") -> Refusal:
    return Refusal(Label(zh, en), Label(todo_zh, todo_en), article)


def _uuid(data: Data, name: str) -> UUID | None:
    value = data.get(name)
    return UUID(str(value)) if value else None


def names_own_side(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """A party acts only with a party row of its own."""
    if actor.party is None or s.find_party(actor.party) is None:
        return _refuse(
            "您不是本案当事人。", "You are not a party to this case.", "请用收到通知的手机号登录。", "Log in with the phone that got the notice."
        )
    return None


def claim_exists(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    claim = _uuid(data, "claim")
    if claim is not None and s.find_claim(claim) is None:
        return _refuse("没有这一项请求。", "There is no such claim.", "请从列表中重选。", "Choose from the list.")
    return None


def party_exists(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    party = _uuid(data, "party")
    if party is not None and s.find_party(party) is None:
        return _refuse("没有这一方当事人。", "There is no such party.", "请从列表中重选。", "Choose from the list.")
    return None


def has_not_joined(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """A number is corrected only for a respondent who is still outside: afterwards the side speaks for itself."""
    party = _uuid(data, "party")
    facts = s.find_party(party) if party is not None else None
    if party is None:
        waiting = [p for p in s.side(Role.RESPONDENT) if p.joined_at is None]
        return None if waiting else _joined_already()
    if facts is None or (facts.side is Role.RESPONDENT and facts.joined_at is None):
        return None
    return _joined_already()


def _joined_already() -> Refusal:
    return _refuse(
        "只能更正还没有进入的被申请人的手机号。", "Only the number of a respondent who has not come in can be corrected.",
        "已经进入的，请本人在答复里更改联系方式。", "A side that has come in changes its contact in its answer.",
    )  # fmt: skip


def document_waits_for_actor(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """Art. 14 of the mediation and arbitration law: signed by the parties and the mediator."""
    document = s.find_document(_uuid(data, "document"))
    if not data:
        waits = any(signing_ids(s, actor, d) & set(d.waiting_for) for d in s.documents if d.status == "drafted")
        return None if waits else _refuse("没有待您签署的文书。", "Nothing waits for your signature.", "无需操作。", "Nothing to do.")
    if document is None:
        return _refuse("没有这份文书。", "There is no such document.", "请返回文书列表。", "Go back to the documents.")
    if document.status == "void":
        return _refuse("这份文书已作废。", "This document is void.", "请签署最新的一份。", "Sign the newest one.")
    if not signing_ids(s, actor, document) & set(document.waiting_for):
        return _refuse("这份文书不需要您签署，或您已经签过。", "This document does not wait for your signature.", "无需再操作。", "Nothing more to do.")
    return None


def document_is_signed_by_all(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """An unsigned thing can't be completed, so it can't be served."""
    document = s.find_document(_uuid(data, "document"))
    if document is None or document.status != "drafted":
        return _refuse("文书不在待完成状态。", "The document does not wait to be completed.", "请刷新。", "Reload.")
    if document.waiting_for:
        return _refuse("还有人没有签署。", "Somebody has not signed yet.", "请等待签署。", "Wait for the signatures.")
    return None


def offer_is_open_to_actor(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if not data:
        shown = any(
            o.status == "open" and o.shared and o.party != actor.party and actor.party not in o.accepted_by for o in s.offers
        )
        return None if shown else _refuse("现在没有待回应的方案。", "No offer waits for an answer.", "可以自己提出一个方案。", "You may make one.")
    offer = s.find_offer(_uuid(data, "offer"))
    if offer is None or not offer.shared or offer.party == actor.party:
        return _refuse("没有这个方案。", "There is no such offer.", "请从列表中选择。", "Choose from the list.")
    if offer.status != "open":
        return _refuse("这个方案已经失效。", "This offer is no longer open.", "请查看最新的方案。", "See the newest offer.")
    return None


def caucus_and_joint_done_or_skipped(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """The five-step method: a step is left out only with a reason that is kept."""
    skipped = s.facts.get("skipped", {})
    missing = [
        (zh, en)
        for key, zh, en in (("caucus", "背对背释法", "caucus"), ("joint", "面对面协商", "joint session"))
        if not s.facts.get(f"done:{key}") and key not in skipped
    ]
    if not missing:
        return None
    names, names_en = "、".join(m[0] for m in missing), ", ".join(m[1] for m in missing)
    return _refuse(
        f"五步法中的“{names}”还没有办理。",
        f"Of the five steps, still open: {names_en}.",
        "请先记录，或写明略过的理由。",
        "Record it first, or give the reason why it is left out.",
        ONESTOP,
    )


def every_claim_is_settled_or_dropped(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    open_claims = [c.title for c in s.claims if c.status == "open"]
    if s.claims and not open_claims and any(c.status == "settled" for c in s.claims):
        return None
    what = "、".join(open_claims) or "全部请求"
    return _refuse(
        f"还有请求没有谈妥：{what}。",
        "Some claims are neither settled nor dropped.",
        "请先就每一项请求记录达成的金额，或由申请人放弃。",
        "Record a settled sum for each claim, or let the applicant drop it.",
        "《劳动争议调解仲裁法》第14条",
    )


def settled_total(s: Snapshot) -> Decimal:
    """The sum of the settled claims in yuan."""
    return sum((c.settled_amount or Decimal(0) for c in s.claims if c.status == "settled"), Decimal("0.00"))


def payments_add_up(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if not data:
        return None
    total = sum((Decimal(p["amount"]) for p in data.get("payments", ())), Decimal("0.00"))
    expected = settled_total(s)
    if total == expected:
        return None
    return _refuse(
        f"付款合计 {total} 元，与谈妥的 {expected} 元不一致。",
        f"The payments add up to {total} yuan, the settled claims to {expected} yuan.",
        "请改正付款金额，或改正请求的谈妥金额。",
        "Mend the payments or the settled sums.",
        "《人民调解法》第29条",
    )


def all_respondents_joined(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    missing = [p.name for p in s.side(Role.RESPONDENT) if p.joined_at is None]
    if not missing:
        return None
    return _refuse(
        f"{'、'.join(missing)}还没有进入调解。",
        "A respondent has not joined yet.",
        "请先联系对方进入，或记录其拒绝调解。",
        "Reach the respondent first, or record the refusal.",
        "《劳动争议调解仲裁法》第10条、第14条",
    )


def extension_not_yet_used(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """The one-stop notice allows one extension of at most 15 days, with both sides' consent."""
    used = s.facts.get("extension", {})
    if used and used.get("status") != "declined":
        return _refuse("延期只能申请一次。", "Only one extension is allowed.", "请在期限内办结。", "Close the case in time.", ONESTOP)
    if data and not 1 <= int(data.get("days") or 0) <= 15:
        return _refuse("最多延长 15 天。", "At most 15 days.", "请填 1 到 15。", "Give 1 to 15.", ONESTOP)
    return None


def extension_waits_for_actor(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    extension = s.facts.get("extension", {})
    if extension.get("status") == "asked" and str(actor.party) not in extension.get("consents", []):
        return None
    return _refuse("没有待您同意的延期。", "No extension waits for you.", "无需操作。", "Nothing to do.", ONESTOP)


def confirmation_still_in_time(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """Both parties jointly, within 30 days of the agreement's effect: CPL (2023) art. 205."""
    clock = s.find_clock("JUDICIAL_CONFIRM")
    if clock is None or clock.status != "open" or clock.expired:
        return _refuse(
            "申请司法确认的 30 日期限已过，或已经申请。",
            "The 30 days for a joint application have passed, or it has been made.",
            "协议仍然有效；如对方不履行，可申请支付令、仲裁或起诉。",
            "The agreement still binds; if it is not performed: payment order, arbitration or court.",
            "《民事诉讼法》（2023）第205条",
        )
    if str(actor.party) in s.facts.get("confirmation_by", []):
        return _refuse("您已经提交过申请。", "You have applied already.", "请等待对方提交。", "Wait for the other side.")
    return None


def not_yet_in_arbitration(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if any(key.startswith("opened:arbitration/") for key in s.facts):
        return _refuse("已经申请仲裁。", "Arbitration was applied for.", "请在仲裁案件页面查看进展。", "See the arbitration case.", "《劳动争议调解仲裁法》（2008）第5条")
    return None


def not_yet_rated(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if s.facts.get("rating"):
        return _refuse("您已经评价过。", "You have rated already.", "谢谢。", "Thank you.")
    return None


def paid_or_road_chosen(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """A dispute closes only when every instalment is paid or another road was taken."""
    unpaid = [i for i in s.instalments if i.status != "paid"]
    if not unpaid or s.facts.get("road"):
        return None
    return _refuse(
        f"还有 {len(unpaid)} 笔没有到账。",
        f"{len(unpaid)} instalments are not paid.",
        "请确认到账，或登记不履行并选择下一步。",
        "Confirm the payment, or record the default and choose the next road.",
    )


def visited_at_least_once(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if s.facts.get("visits"):
        return None
    return _refuse("还没有回访记录。", "No visit is recorded.", "请先回访。", "Visit first.", "《人民调解法》第31条")


def instalment_exists(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    wanted = _uuid(data, "instalment")
    if wanted is not None and all(i.id != wanted for i in s.instalments):
        return _refuse("没有这一笔付款。", "There is no such instalment.", "请从列表中选择。", "Choose from the list.")
    return None


def clock_has_run_out(key: str) -> Condition:
    """The system's step on expiry: only while the clock is open (the watcher recomputes it first)."""

    def condition(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
        clock = s.find_clock(key, str(data.get("subject") or ""))
        if clock is not None and clock.status == "open":
            return None
        return _refuse("期限已经结清。", "The clock is closed already.", "无需操作。", "Nothing to do.")

    return condition


def days_are_sensible(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    if data and not 1 <= int(data.get("days") or 0) <= 30:
        return _refuse("补充期限应为 1 到 30 天。", "Between 1 and 30 days.", "请改正天数。", "Mend the days.", "《民事诉讼法解释》（2022）第356条")
    return None


def checks_fit_the_ruling(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    """An agreement that fails a check can't be confirmed; a list that was begun is answered to its end."""
    answers = data.get("checks") or ()
    if data.get("result") != "confirm" or not answers:
        return None
    wrong = [court_checks.BY_KEY[a["item"]].question for a in court_checks.failed(answers)]
    if wrong:
        return _refuse(
            f"清单中有不符合的事项：{'；'.join(w.zh for w in wrong)}。",
            f"Not met: {'; '.join(w.en for w in wrong)}.",
            "不能确认。请要求补充，或裁定驳回。",
            "It can't be confirmed: ask for a supplement, or reject.",
            "《民事诉讼法解释》（2022）第358条",
        )
    left = court_checks.unanswered(answers)
    if left:
        return _refuse(
            f"还有 {len(left)} 项没有审查：{left[0].question.zh}。",
            f"{len(left)} questions are not answered: {left[0].question.en}.",
            "请逐项审查后再作出裁定。",
            "Answer every question first.",
            "《民事诉讼法》（2023）第206条",
        )
    return None


def rejection_has_a_ground(s: Snapshot, actor: Actor, data: Data) -> Refusal | None:
    answers = data.get("checks") or ()
    ground = data.get("ground") or court_checks.ground_of(answers)
    reason = data.get("reason") or court_checks.write_reason(answers)
    if data.get("result") == "reject" and not (ground and reason):
        return _refuse("驳回必须写明理由。", "A rejection needs a ground and a reason.", "请选择理由并说明。", "Choose the ground and explain.", "《民事诉讼法解释》（2022）第358条")
    return None

