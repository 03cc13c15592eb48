"""Words that the wizard offers for fields that the form takes as free text or leaves open."""

from shiquan.law.text import Label

_SIGNED = (
    ("签了劳动合同", "An employment contract"),
    ("签了合作、承揽或服务协议", "A cooperation, contracting or service agreement"),
    ("只在手机上点了同意", "Only agreed on the phone"),
    ("什么都没签", "Nothing"),
    ("记不清了", "I don't remember"),
)
SIGNED = tuple((zh, Label(zh, en)) for zh, en in _SIGNED)
"""What was signed; the Chinese words themselves are filed."""

LIKELY: dict[str, tuple[str, ...]] = {
    "unpaid": ("unpaid_wages",),
    "deducted": ("deductions",),
    "low_wage": ("unpaid_wages",),
    "reinstate": ("unpaid_wages",),
    "dismissed": ("unlawful_dismissal_compensation", "severance"),
    "forced_to_leave": ("severance", "unpaid_wages"),
    "no_contract": ("double_wage", "relationship"),
    "overtime": ("overtime",),
    "leave": ("annual_leave_extra_pay",),
    "probation": ("unpaid_wages",),
    "injured": ("injury",),
    "death": ("injury",),
    "unlicensed": ("injury",),
    "rider_death": ("occupational_injury", "injury"),
    "rider_injured": ("occupational_injury", "injury"),
    "rider_pay": ("order_income", "deductions", "deposit"),
    "heat": ("other",),
    "standstill": ("unpaid_wages",),
    "sick": ("unpaid_wages",),
    "maternity": ("other",),
    "noncompete": ("other",),
    "noncompete_claimed": ("other",),
    "training": ("other",),
}
"""Which claims a situation usually leads to: put first, never ticked for anybody."""
PROOFS = (
    Label("聊天记录", "Chat messages"),
    Label("派单和收入截图", "Screenshots of orders and income"),
    Label("银行或微信流水", "Bank or WeChat statements"),
    Label("合同或协议", "Contract or agreement"),
    Label("工资条", "Pay slip"),
    Label("考勤记录", "Attendance record"),
    Label("工牌或工装照片", "Photo of a badge or uniform"),
    Label("诊断证明、病历", "Medical record"),
    Label("录音", "Recording"),
)
"""Names for evidence that one tap fills in."""
