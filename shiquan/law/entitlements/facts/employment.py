"""Facts about the work itself: who, where, from when to when, for what wage, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from shiquan.law.entitlements.facts.fields import (
    Kind,
    PartialDate,
    choice,
    day,
    fact,
    flag,
    money,
    number,
    text,
)
from shiquan.law.text import Label

TERMINATION = {
    "unlawful": Label("单位违法解除或终止", "unlawful ending by the employer"),
    "worker_art38": Label(
        "劳动者因单位过错被迫解除（第38条）", "worker leaves for the employer's fault (art. 38)"
    ),
    "agreed_employer_proposed": Label(
        "单位提出、协商一致解除（第36条）", "agreed ending, proposed by the employer (art. 36)"
    ),
    "illness": Label("医疗期满不能工作（第40条第1项）", "illness or non-work injury (art. 40(1))"),
    "incompetence": Label("不能胜任工作（第40条第2项）", "not up to the job (art. 40(2))"),
    "objective_change": Label(
        "客观情况重大变化（第40条第3项）", "major change of circumstances (art. 40(3))"
    ),
    "layoff": Label("经济性裁员（第41条）", "economic lay-off (art. 41)"),
    "expiry": Label(
        "固定期限合同到期，单位不续签或降低条件", "fixed term expired, not renewed or on worse terms"
    ),
    "expiry_worker_refused": Label(
        "合同到期，单位维持或提高条件而劳动者不续签", "expired; worker refused equal or better terms"
    ),
    "employer_closed": Label("单位破产、关闭、解散", "bankruptcy, closure or dissolution"),
    "task_completed": Label("以完成工作任务为期限的合同到期", "task contract completed"),
    "worker_resigned": Label("劳动者主动辞职（无单位过错）", "worker resigned without the employer's fault"),
    "agreed_worker_proposed": Label("劳动者提出、协商一致解除", "agreed ending, proposed by the worker"),
    "worker_fault": Label("劳动者严重过错（第39条）", "dismissal for the worker's fault (art. 39)"),
    "retirement": Label("退休或开始领取养老金", "retirement or pension drawn"),
}
TERMINATION_WORDS = {
    "unlawful": ("unlawful", "illegal dismissal", "illegally dismissed", "wrongful", "unfair", "违法"),
    "layoff": ("lay-off", "layoff", "laid off", "redundan", "art. 41", "article 41", "裁员", "41条"),
    "expiry_worker_refused": (
        "worker refused to renew",
        "worker declined to renew",
        "refused equal",
        "refused better",
        "offered equal",
        "offered better",
        "offered the same",
        "equal or better terms",
        "维持或提高",
        "维持或者提高",
        "劳动者不愿续签",
        "劳动者不续签",
        "劳动者拒绝续签",
    ),
    "expiry": ("expired", "expiry", "not renew", "到期", "期满终止"),
    "agreed_worker_proposed": (
        "agreed, worker proposed",
        "worker proposed",
        "proposed by the worker",
        "劳动者提出协商",
    ),
    "agreed_employer_proposed": ("agreed", "mutual", "协商"),
    "incompetence": ("incompeten", "not competent", "40(2)", "不胜任", "不能胜任", "40条第2项", "四十条第二项"),
    "objective_change": ("objective change", "change of circumstances", "40(3)", "客观情况", "40条第3项", "四十条第三项"),
    "illness": ("illness", "medical period", "40(1)", "医疗期", "40条第1项", "四十条第一项"),
    "employer_closed": ("bankrupt", "closure", "closed", "dissol", "破产", "解散", "关闭", "注销"),
    "worker_art38": (
        "art. 38",
        "art 38",
        "art.38",
        "article 38",
        "unpaid",
        "arrears",
        "social insurance",
        "did not pay",
        "not paid",
        "forced",
        "constructive",
        "拖欠",
        "欠薪",
        "未缴",
        "被迫",
        "38条",
    ),
    "worker_fault": ("art. 39", "art 39", "art.39", "article 39", "serious misconduct", "39条", "严重违纪"),
    "worker_resigned": ("resign", "quit", "辞职"),
    "retirement": ("retire", "退休"),
}


@dataclass(frozen=True)
class WageMonth:
    """One month's wage as due, with the overtime part inside it, and whether the month is left out of averages."""

    month: PartialDate
    amount: Decimal
    overtime: Decimal = Decimal(0)
    left_out: bool = False


@dataclass(frozen=True)
class Employment:
    """Where, from when to when, and for what wage."""

    region: str | None = text("用工地区", "region of work", "place", "city", "province", "county")
    as_of: PartialDate | None = day(
        "按哪一天的法律和参数计算",
        "day whose law and parameters apply",
        "decided_on",
        "decision_date",
        "award_date",
        "on",
    )
    employment_start: PartialDate | None = day(
        "入职日期",
        "first day of work",
        "start_date",
        "hire_date",
        "entry_date",
        "hired_on",
        "joined_on",
        "work_start",
    )
    employment_end: PartialDate | None = day(
        "离职日期（最后一天）", "last day of work", "end_date", "resignation_date", "termination_date", "dismissal_date",
        "leave_date", "dismissed_on", "left_on", "expiry_date", "work_end",
    )  # fmt: skip
    service_years_for_art47: Decimal | None = number(
        "按第47条折算的补偿月数", "months of compensation under art. 47 (years already rounded)", "compensation_months",
        "severance_months", "ec_months", "n_months", "service_years_rounded", "art47_years", "compensation_years", high="70",
    )  # fmt: skip
    service_years: Decimal | None = number(
        "工作年限（年，可带小数）",
        "length of service in years",
        "years_of_service",
        "length_of_service_years",
        "years_worked",
        high="70",
    )
    service_months: Decimal | None = number(
        "工作月数",
        "length of service in months",
        "months_of_service",
        "length_of_service_months",
        "months_worked",
        high="840",
    )
    part_time: bool | None = flag("是否非全日制用工", "part-time (non-full-time) work", "is_part_time")
    monthly_wage: Decimal | None = money(
        "月工资（应得，税前）", "monthly wage due, before tax", "monthly_salary", "wage", "salary", "month_wage", "wage_monthly",
        "monthly_wage_base", "wage_per_month", "agreed_monthly_wage", "contract_wage", "contract_monthly_wage", "basic_monthly_wage",
    )  # fmt: skip
    avg_monthly_wage_last_12m: Decimal | None = money(
        "离职前12个月平均工资", "average wage of the 12 months before the end", "last_12m_avg_wage", "avg_monthly_wage",
        "average_monthly_wage", "avg_wage_last_12m", "average_monthly_wage_last_12m", "avg_wage_12m", "monthly_wage_avg",
        "avg_monthly_wage_12m", "average_wage_last_12_months", "avg_wage", "average_wage",
    )  # fmt: skip
    avg_monthly_wage_last_12m_excl_overtime: Decimal | None = money(
        "离职前12个月平均工资（不含加班费）", "the same average without overtime pay", "avg_wage_excl_overtime",
        "avg_monthly_wage_excl_overtime", "average_monthly_wage_excluding_overtime",
    )  # fmt: skip
    last_month_wage: Decimal | None = money(
        "解除前上一个月的工资", "wage of the month before the end", "previous_month_wage", "wage_last_month"
    )
    daily_wage: Decimal | None = money("日工资", "daily wage", "day_wage", "wage_per_day")
    hourly_wage: Decimal | None = money("小时工资", "hourly wage", "hour_wage", "wage_per_hour")
    wages_by_month: tuple[WageMonth, ...] | None = fact(
        Kind.ROWS,
        "逐月工资",
        "wages month by month",
        "monthly_wages",
        "wages_last_12_months",
        "last_12_months_wages",
        row=WageMonth,
    )
    local_min_wage: Decimal | None = money(
        "当地月最低工资",
        "local monthly minimum wage",
        "minimum_wage",
        "min_wage",
        "local_minimum_wage",
        "minimum_wage_monthly",
    )
    local_avg_monthly_wage: Decimal | None = money(
        "当地上年度职工月平均工资", "local average monthly wage of the previous year", "local_avg_monthly_wage_prev_year",
        "local_average_monthly_wage", "city_avg_monthly_wage", "area_avg_monthly_wage", "avg_monthly_wage_local",
        "local_avg_wage", "local_avg_monthly_wage_previous_year", "average_wage_prev_year", "city_average_monthly_wage",
        "local_average_monthly_wage_prev_year", "pooling_area_avg_monthly_wage", "area_avg", "social_average_wage",
        "local_monthly_average_wage", "provincial_avg_monthly_wage", "area_average_monthly_wage", "local_avg_wage_prev_year",
    )  # fmt: skip
    local_avg_annual_wage: Decimal | None = money(
        "当地上年度职工年平均工资",
        "local average annual wage of the previous year",
        "local_avg_annual_wage_prev_year",
        "area_avg_annual_wage",
    )
    three_times_local_avg: Decimal | None = money(
        "当地上年度月平均工资的三倍",
        "three times the city's average monthly wage",
        "three_times_local_average",
        "wage_cap",
        "triple_local_avg",
    )


@dataclass(frozen=True)
class Ending:
    """How the work ended, what was claimed, what was paid."""

    termination: str | None = choice(
        "解除或终止的原因", "why the employment ended", TERMINATION, "termination_reason", "reason_for_ending", "ending",
        "termination_kind", "termination_type", words=TERMINATION_WORDS,
    )  # fmt: skip
    termination_year: PartialDate | None = day("解除年份", "year of the ending", "year_of_termination")
    notice_given: bool | None = flag(
        "单位是否提前三十日书面通知", "whether 30 days' written notice was given"
    )
    claim_date: PartialDate | None = day(
        "申请仲裁日期",
        "day of the application for arbitration",
        "application_date",
        "claimed_on",
        "arbitration_date",
        "filed_on",
        "filing_date",
    )
    claimed: Decimal | None = money(
        "请求金额", "amount claimed", "claimed_amount", "claim_amount", "amount_claimed"
    )
    claims: dict[str, Decimal] | None = fact(
        Kind.MONEY_MAP, "各项请求金额（项目→元）", "amounts claimed by item", "claimed_by_item"
    )
    limit_to_claim: bool | None = flag("结果不超过请求金额", "limit the result to the amount claimed")
    paid: dict[str, Decimal] | None = fact(
        Kind.MONEY_MAP, "各项已付金额（项目→元）", "amounts already paid by item", "paid_by_item"
    )
    already_paid: Decimal | None = money(
        "该项已支付金额",
        "amount already paid on the item",
        "paid_already",
        "amount_paid",
        "already_paid_amount",
    )
    labour_order_disobeyed: bool | None = flag(
        "劳动行政部门责令支付后逾期不付", "labour administration ordered payment and it was not obeyed in time",
        "administration_order_disobeyed", "order_not_obeyed", "labour_order_unobeyed",
    )  # fmt: skip
    amount_under_order: Decimal | None = money(
        "责令支付的金额", "amount the order told to pay", "ordered_amount", "unpaid_after_order"
    )
    late_payment_rate: Decimal | None = fact(
        Kind.RATE,
        "加付赔偿金比例（50%–100%）",
        "rate of additional compensation (50–100 %)",
        "additional_compensation_rate",
        low="0.5",
        high="1",
    )
    reinstated_gap_months: Decimal | None = number(
        "恢复劳动关系前的停工月数", "months without work before reinstatement", "reinstatement_gap_months"
    )
