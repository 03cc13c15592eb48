"""Notices: one row for each kind, its words, and whether an SMS goes out too."""

from collections.abc import Mapping
from dataclasses import dataclass

from shiquan.law.text import Label
from shiquan.procedure import notices_arbitration


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """``text`` may name {number}, {title}, {office}, {link}, {paper} (of a served document) and the notice's own parameters."""

    key: str
    title: Label
    text: Label
    sms: bool = False


def _row(key: str, zh: str, en: str, text_zh: str, text_en: str, sms: bool = False) -> NoticeKind:
    return NoticeKind(key, Label(zh, en), Label(text_zh, text_en), sms)


_ROWS = (
    _row("filed_receipt", "申请已收到", "Application received", "您的申请已收到，收件号 {number}。中心将在1小时内答复。进展：{link}",
         "Your application {number} has arrived. The centre answers within 1 hour. Progress: {link}", True),
    _row("filed", "有新申请", "New application", "新申请 {number}：{title}，请在1小时内答复。", "New application {number}: {title}. Answer within 1 hour."),
    _row("delegated", "仲裁委托调解", "Sent by the commission", "仲裁委员会委托调解：{title}（{number}），请分派调解员，期限10个工作日。",
         "The commission sends {title} ({number}) for mediation: assign a mediator; 10 working days."),
    _row("escalated", "请接办", "Please take over", "申请 {number} 尚未答复，现转给您，请尽快处理。",
         "Application {number} has not been answered and comes to you now.", True),
    _row("accepted", "已受理", "Accepted", "您的申请已受理，案号 {number}。调解员将尽快与您联系。{link}",
         "Your application was accepted under {number}. A mediator will contact you. {link}", True),
    _row("supplement_asked", "请补充材料", "Papers needed", "案件 {number} 需要补充材料，请点开查看并提交：{link}",
         "Case {number} needs more papers. See and hand in: {link}", True),
    _row("refused", "不予受理", "Refused", "您的申请 {number} 不予受理，理由和可以去的地方请看通知书：{link}",
         "Your application {number} was refused; the reason and where to go: {link}", True),
    _row("referred", "已转办", "Referred", "您的申请 {number} 已转到{office}办理，不用重新提交。", "Your application {number} was referred to {office}; you need not file again.", True),
    _row("assigned", "新分派案件", "Assigned to you", "案件 {number} 已分派给您：{title}", "Case {number} is assigned to you: {title}"),
    _row("mediator_named", "调解员已确定", "Mediator named", "案件 {number} 的调解员已确定，将与双方联系。", "A mediator was named for case {number}.", True),
    _row("respondent_invited", "邀请参加调解", "Invitation to mediation", "{office}邀请您处理一件用工纠纷（{number}）。点开查看对方要求和答复方法，无需注册：{link}",
         "{office} invites you to settle a labour dispute ({number}). See what is asked and answer, no account needed: {link}", True),
    _row("respondent_reminded", "提醒您答复", "Reminder to answer", "用工纠纷（{number}）还在等您答复。不答复，申请人可以申请仲裁。点开答复：{link}",
         "The dispute ({number}) waits for your answer; without one the applicant may go to arbitration: {link}", True),
    _row("respondent_joined", "对方已进入", "Respondent joined", "案件 {number} 的被申请人已进入。", "The respondent of case {number} has joined."),
    _row("respondent_answered", "对方已答复", "Respondent answered", "案件 {number} 的被申请人已答复。", "The respondent of case {number} has answered."),
    _row("appointment", "调解时间", "Appointment", "案件 {number} 约定 {starts_at} 调解，地点：{place}。{link}", "Case {number}: meeting on {starts_at}, place: {place}. {link}", True),
    _row("appointment_soon", "调解即将开始", "Meeting soon", "案件 {number} 的调解将于 {starts_at} 开始。{link}", "Case {number}: the meeting starts at {starts_at}. {link}", True),
    _row("expert_invited", "邀请专家会诊", "Expert invited", "请您就案件 {number} 提供专家意见。", "Your opinion is asked on case {number}."),
    _row("expert_opined", "专家已出意见", "Expert opinion given", "案件 {number} 的专家已出具意见。", "An expert gave an opinion on case {number}."),
    _row("offer_made", "有新方案", "New offer", "案件 {number} 有新的解决方案，请查看：{link}", "There is a new offer in case {number}: {link}", True),
    _row("offer_accepted", "方案被接受", "Offer accepted", "案件 {number} 的方案已被接受。", "An offer in case {number} was accepted."),
    _row("offer_declined", "方案未被接受", "Offer declined", "案件 {number} 的方案未被接受。", "An offer in case {number} was declined."),
    _row("extension_asked", "请答复延期", "Extension asked", "案件 {number} 申请延长调解期限，请答复：{link}", "An extension is asked in case {number}: {link}", True),
    _row("extension_declined", "延期未获同意", "Extension declined", "案件 {number} 的延期未获同意。", "The extension in case {number} was declined."),
    _row("agreement_ready", "协议待签", "Agreement to sign", "案件 {number} 的调解协议已拟好，请阅读并签署：{link}", "The agreement in case {number} is ready to read and sign: {link}", True),
    _row("draft_returned", "协议退回修改", "Draft sent back", "案件 {number} 的协议草稿被退回修改。", "The draft agreement in case {number} was sent back."),
    _row("agreement_in_force", "协议生效", "Agreement in force", "案件 {number} 的调解协议已生效。30日内双方可共同申请司法确认：{link}",
         "The agreement in case {number} is in force. Both sides may apply for judicial confirmation within 30 days: {link}", True),
    _row("confirmation_asked", "请共同申请司法确认", "Joint application", "对方已申请司法确认（{number}），请您点开确认：{link}",
         "The other side applied for judicial confirmation ({number}); please join: {link}", True),
    _row("confirmation_received", "收到司法确认申请", "Application for confirmation", "收到司法确认申请：{title}", "Application for confirmation: {title}"),
    _row("confirmation_docketed", "法院已受理", "Docketed", "法院已受理司法确认申请，案号 {number}。", "The court docketed the application as {number}.", True),
    _row("confirmation_refused", "法院不予受理", "Not accepted by the court", "法院对司法确认申请不予受理，理由见通知书：{link}", "The court did not accept the application; see: {link}", True),
    _row("court_answered", "当事人已补充", "Supplement handed in", "案件 {number} 的当事人已补充材料。", "A party answered in case {number}."),
    _row("ruling_confirm", "法院裁定确认", "Confirmed by the court", "法院已裁定确认调解协议有效（{number}）。不履行可申请强制执行。{link}",
         "The court confirmed the agreement ({number}); it can be enforced. {link}", True),
    _row("ruling_reject", "法院裁定驳回", "Rejected by the court", "法院裁定驳回司法确认申请（{number}），可重新调解或起诉。{link}",
         "The court rejected the application ({number}); mediate again or sue. {link}", True),
    _row("document_served", "收到文书", "Document served", "您有一份新文书{paper}（{number}），请点开查看：{link}",
         "A document was served on you: {paper} ({number}) {link}", True),
    _row("evidence_added", "补充了证据", "Evidence added", "案件 {number} 有人补充了证据。", "Evidence was added in case {number}."),
    _row("withdrawn", "申请已撤回", "Withdrawn", "案件 {number} 的申请已撤回。", "The application in case {number} was withdrawn.", True),
    _row("not_agreed", "调解终结", "Mediation ended", "案件 {number} 调解未达成协议，您可以申请仲裁，请注意时效。{link}",
         "Mediation {number} ended without agreement; you may go to arbitration, mind the time limit. {link}", True),
    _row("payment_reported", "对方称已付款", "Payment reported", "对方称已付款 {amount} 元（{number}），请确认是否到账：{link}",
         "The other side says it paid {amount} yuan ({number}); please confirm: {link}", True),
    _row("payment_confirmed", "款项已到账", "Payment confirmed", "案件 {number} 到账 {amount} 元。", "{amount} yuan arrived in case {number}."),
    _row("unpaid", "未按期履行", "Not performed", "案件 {number} 的付款没有按期履行，可选择下一步：{link}", "A payment in case {number} was not made in time; see the next road: {link}", True),
    _row("clock_expired", "期限届满", "Time ran out", "案件 {number} 的期限“{clock}”已届满。", "The time limit “{clock}” of case {number} ran out."),
    _row("clock_warning", "期限将至", "Time is short", "案件 {number} 的期限“{clock}”将于 {due} 届满。", "The time limit “{clock}” of case {number} ends at {due}."),
)  # fmt: skip
NOTICES: Mapping[str, NoticeKind] = {row.key: row for row in (*_ROWS, *(_row(*row) for row in notices_arbitration.ROWS))}
