"""Interpretive switches: where courts and regions differ, which reading is applied. Each has a documented default."""

from __future__ import annotations

from dataclasses import dataclass

from shiquan.law.entitlements.facts.fields import Kind as K
from shiquan.law.entitlements.facts.fields import choice, fact
from shiquan.law.text import Label

YES_NO = {"true": Label("是", "yes"), "false": Label("否", "no")}

PART_MONTH = {
    "auto": Label(
        "2025-09-01 前结束（并申请仲裁）的期间按日历日÷30；之后按实际工作日",
        "periods that ended (and were claimed) before 2025-09-01 by calendar days ÷ 30; later ones by working days",
    ),
    "calendar_30": Label("月工资÷30×日历天数", "monthly wage ÷ 30 × calendar days"),
    "calendar_month": Label("月工资÷当月天数×日历天数", "monthly wage ÷ days of that month × calendar days"),
    "working_days": Label("月工资÷21.75×实际工作日", "monthly wage ÷ 21.75 × actual working days"),
    "working_days_of_month": Label("月工资÷当月工作日×实际工作日", "monthly wage ÷ working days of that month × actual working days"),
}
DOUBLE_WAGE_LIMITATION = {
    "by_month": Label(
        "逐月计算：每月的一年时效自该月届满次日起",
        "month by month: each month has its own year from its last day",
    ),
    "by_day": Label("逐日计算：自申请仲裁之日向前推一年", "day by day: one year back from the application"),
    "from_end": Label(
        "整体计算：自二倍工资期间最后一日起一年", "as a whole: one year from the last day of the period"
    ),
    "none": Label("不审查时效（对方未提出）", "not applied (limitation was not raised)"),
}
LEAVE_LIMITATION = {
    "one_year": Label("自该年度结束起一年", "one year from the end of that calendar year"),
    "cross_year": Label(
        "可跨一年安排，自次年年末起一年",
        "leave may be put off a year: one year from the end of the next year",
    ),
    "as_wages": Label(
        "按劳动报酬：在职期间不受限，离职后一年", "as wages: no limit while employed, one year after the end"
    ),
    "none": Label("不审查时效（对方未提出）", "not applied (limitation was not raised)"),
}
RETIREMENT_STEPS = {
    "from_five": Label("满4年不满5年按80%，以此类推", "80 % from four to under five years, and so on down"),
    "from_four": Label(
        "满4年不满5年不递减，满3年不满4年按80%，以此类推",
        "no cut from four to under five years; 80 % from three, and so on",
    ),
}
BAND = {
    "auto": Label(
        "已知平均工资即按60%—300%限额；如该数字属于护理费发放年度而受伤上年度数字不明，则不套用并提示",
        "apply the 60–300 % band; but when the only average given belongs to the year of living care and the year before "
        "the injury is unknown, leave it and say so",
    ),
    "apply": Label("一律套用60%—300%限额", "always apply the 60–300 % band"),
    "skip": Label(
        "不套用限额（经办机构已核定本人工资）", "do not apply it (the agency has fixed the own wage)"
    ),
}


@dataclass(frozen=True)
class Choices:
    """The switches. None means the default."""

    ec_base_includes_overtime: bool | None = fact(
        K.FLAG,
        "经济补偿月工资是否包含加班费",
        "whether the base of compensation includes overtime pay",
        default="true",
        options=YES_NO,
    )
    holiday_base_included: bool | None = fact(
        K.FLAG,
        "法定节假日300%中是否已含月薪支付的100%",
        "whether 100 % of holiday pay counts as already paid in the month",
        default="false",
        options=YES_NO,
    )
    double_wage_limitation_method: str | None = choice(
        "二倍工资时效计算方法", "limitation of double wage", DOUBLE_WAGE_LIMITATION, default="by_month"
    )
    renewal_grace_month: bool | None = fact(
        K.FLAG,
        "合同到期续用是否有一个月宽限期",
        "whether a grace month follows the expiry of a contract",
        default="true",
        options=YES_NO,
    )
    part_month_basis: str | None = choice(
        "不足整月的折算方法", "how part months are counted", PART_MONTH, default="auto"
    )
    stop_work_day_basis: str | None = choice(
        "停工留薪期按天折算方法", "day basis in paid injury leave", {k: v for k, v in PART_MONTH.items() if k in ("calendar_30", "working_days")},
        default="calendar_30",
    )  # fmt: skip
    annual_leave_limitation: str | None = choice(
        "未休年休假报酬的时效", "limitation of annual leave pay", LEAVE_LIMITATION, default="one_year"
    )
    retirement_step_table: str | None = choice(
        "临近退休两项补助金递减档次",
        "steps of the reduction near retirement",
        RETIREMENT_STEPS,
        default="from_five",
    )
    own_wage_band: str | None = choice("本人工资限额", "band of the own wage", BAND, default="auto")
    notice_base: str | None = choice(
        "代通知金基数", "base of notice pay",
        {"last_month": Label("上一个月工资", "last month's wage"), "average": Label("前12个月平均工资", "12-month average")},
        default="last_month",
    )  # fmt: skip
    severance_split_2008: bool | None = fact(
        K.FLAG,
        "经济补偿是否按2008年1月1日分段",
        "whether service before 2008 follows the earlier rules",
        default="true",
        options=YES_NO,
    )
    rounding: str | None = choice(
        "取整",
        "rounding",
        {"cent": Label("到分", "to the cent"), "yuan": Label("到元", "to the yuan")},
        default="cent",
    )
