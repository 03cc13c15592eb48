"""Facts about a work injury or a death at work."""

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
    rate,
    whole,
)
from shiquan.law.text import Label

DEPENDENCY = {
    "full": Label("生活完全不能自理", "wholly dependent on care"),
    "most": Label("生活大部分不能自理", "mostly dependent on care"),
    "partial": Label("生活部分不能自理", "partly dependent on care"),
    "none": Label("生活能自理", "not dependent on care"),
}
WORKER_KIND = {
    "male": Label("男职工", "man"),
    "female_55": Label("女职工（原退休年龄55岁）", "woman, former retirement age 55"),
    "female_50": Label("女职工（原退休年龄50岁）", "woman, former retirement age 50"),
}
RELATION = {
    "spouse": Label("配偶", "spouse"),
    "child": Label("子女", "child"),
    "parent": Label("父母", "parent"),
    "other": Label("其他亲属", "other relative"),
}
DEATH_TIMING = {
    "at_once": Label("因工当场或抢救中死亡", "died at once or in rescue"),
    "in_stop_work": Label("停工留薪期内因工伤死亡", "died of the injury in paid injury leave"),
    "after_stop_work": Label("一至四级伤残职工停工留薪期满后死亡", "grade 1–4, died after paid injury leave"),
}
DEATH_TIMING_WORDS = {
    "after_stop_work": ("after stop", "after the stop", "after paid injury", "期满后", "停工留薪期后"),
    "in_stop_work": ("stop-work", "stop_work", "stop work", "paid injury leave", "停工留薪期"),
    "at_once": ("at once", "on the spot", "48 hours", "当场", "抢救"),
}


@dataclass(frozen=True)
class Dependant:
    """A relative who was supported: spouse or other, and whether a lonely elder or an orphan."""

    relation: str
    lonely: bool = False


@dataclass(frozen=True)
class GapYear:
    """A year (or part) in which the allowance was paid on too low a base: the true monthly wage and the months."""

    year: int
    wage: Decimal
    months: Decimal


@dataclass(frozen=True)
class Injury:
    """The injury, its grade, and the wage behind the benefits."""

    work_injury: bool | None = flag("已发生工伤", "a work injury happened", "is_work_injury")
    injury_date: PartialDate | None = day("受伤日期", "day of the injury", "accident_date", "injured_on")
    disability_grade: int | None = whole(
        "伤残等级（1—10级）",
        "disability grade (1–10)",
        "grade",
        "injury_grade",
        "disability_level",
        low="1",
        high="10",
    )
    uninsured: bool | None = flag(
        "用人单位未参加工伤保险",
        "the employer did not insure",
        "employer_uninsured",
        "no_work_injury_insurance",
        "not_insured",
    )
    contribution_monthly_wage: Decimal | None = money(
        "受伤前12个月平均月缴费工资（本人工资）", "average contribution wage of the 12 months before (own wage)", "own_wage", "own_monthly_wage",
        "avg_contribution_wage_12m", "contribution_wage", "personal_wage", "avg_contribution_wage", "average_contribution_wage",
    )  # fmt: skip
    actual_wage_before_injury: Decimal | None = money(
        "受伤前实际月工资",
        "actual monthly wage before the injury",
        "claimed_actual_wage",
        "actual_monthly_wage",
        "real_monthly_wage",
        "actual_wage",
    )
    local_avg_before_injury: Decimal | None = money(
        "受伤上年度统筹地区月平均工资（用于60%—300%限额）",
        "area average of the year before the injury (for the 60–300 % band)",
        "area_avg_before_injury",
    )
    nursing_dependency: str | None = choice(
        "生活自理障碍等级", "dependency on care", DEPENDENCY, "care_level", "living_care_level", "nursing_level",
        words={
            "full": ("full", "whole", "complete", "total", "完全"),
            "most": ("most", "major", "large", "大部分"),
            "partial": ("part", "部分"),
            "none": ("none", "能自理"),
        },
    )  # fmt: skip
    suitable_work_arranged: bool | None = flag(
        "单位已安排适当工作（5—6级）", "the employer arranged suitable work (grades 5–6)"
    )
    relation_continues: bool | None = flag("劳动关系仍存续", "the employment goes on", "employment_continues")
    occupational_disease: bool | None = flag("职业病", "occupational disease")
    disability_lump_sum_months: Decimal | None = number(
        "一次性伤残补助金月数", "months of the disability lump sum", "lump_sum_months", high="200"
    )
    medical_subsidy_months: Decimal | None = number(
        "一次性工伤医疗补助金月数", "months of the medical subsidy", high="200"
    )
    employment_subsidy_months: Decimal | None = number(
        "一次性伤残就业补助金月数", "months of the employment subsidy", high="200"
    )
    birth_date: PartialDate | None = day("出生日期", "date of birth", "born_on", "date_of_birth")
    worker_kind: str | None = choice("退休年龄类别", "retirement group", WORKER_KIND, "retirement_group")
    years_to_retirement: Decimal | None = fact(
        Kind.NUMBER, "距法定退休年龄年数", "years to the statutory retirement age", low="-60", high="60"
    )
    age: Decimal | None = number("年龄", "age", "age_at_termination", low="14", high="100")
    illegal_employer: bool | None = flag(
        "无证照或非法用工单位、童工", "unregistered employer or child labour", "unregistered_employer"
    )
    fund_allowance_monthly: Decimal | None = money(
        "基金每月已发伤残津贴", "allowance paid by the fund per month", "allowance_paid_monthly"
    )
    disability_lump_sum_paid: Decimal | None = money(
        "基金已付一次性伤残补助金", "lump sum already paid by the fund", "fund_lump_sum_paid", "lump_sum_paid"
    )
    allowance_gap_years: tuple[GapYear, ...] | None = fact(
        Kind.ROWS, "津贴差额各年度", "years of the allowance gap", "years", row=GapYear
    )
    allowance_gap_until: PartialDate | None = day(
        "津贴差额计算至", "allowance gap counted until", "gap_until"
    )
    allowance_rate: Decimal | None = rate("伤残津贴比例", "rate of the allowance", "rate")


@dataclass(frozen=True)
class InjuryCare:
    """Paid injury leave, nursing, meals, transport."""

    stop_work_wage_monthly: Decimal | None = money(
        "停工留薪期月工资（原工资福利）",
        "original wage per month in paid injury leave",
        "stop_work_monthly_wage",
        "original_wage",
        "original_wage_monthly",
        "stop_work_wage",
        "original_monthly_wage",
        "pre_injury_monthly_wage",
        "monthly_wage_before_injury",
    )
    stop_work_months: Decimal | None = number(
        "停工留薪月数",
        "months of paid injury leave",
        "stop_work_period_months",
        "paid_injury_leave_months",
        high="24",
    )
    stop_work_days: Decimal | None = number(
        "停工留薪天数",
        "days of paid injury leave",
        "stop_work_period_days",
        "hospital_and_rest_days",
        "rest_days",
        high="731",
    )
    stop_work_extension_confirmed: bool | None = flag(
        "设区市鉴定委员会确认延长", "extension confirmed by the city appraisal commission"
    )
    stop_work_paid: Decimal | None = money(
        "停工留薪期已付工资", "already paid for paid injury leave", "stop_work_wages_paid"
    )
    care_rate_per_day: Decimal | None = money(
        "护理费每日标准",
        "nursing rate per day",
        "nursing_rate_per_day",
        "nursing_per_day",
        "care_per_day",
        "nursing_rate",
        "care_rate",
        "nursing_fee_rate_per_day",
        "daily_nursing_rate",
        "care_fee_per_day",
        "nursing_fee_per_day",
    )
    nursing_days: Decimal | None = number("护理天数", "days of nursing", "care_days", high="3660")
    hospital_days: Decimal | None = number(
        "住院天数",
        "days in hospital",
        "hospitalization_days",
        "days_in_hospital",
        "inpatient_days",
        high="3660",
    )
    hospital_meal_rate: Decimal | None = money(
        "住院伙食补助每日标准",
        "hospital meal allowance per day",
        "meal_rate_per_day",
        "meal_per_day",
        "hospital_meal_per_day",
        "meal_subsidy_per_day",
        "hospital_meal_subsidy_per_day",
        "meal_allowance_rate",
        "hospital_meal_allowance_rate",
        "hospital_meal_allowance_per_day",
        "meal_allowance_per_day",
    )
    hospital_outside_area: bool | None = flag(
        "在统筹地区以外住院", "hospital outside the pooling area", "outside_area"
    )
    transport_per_day: Decimal | None = money(
        "交通费每日", "transport per day", "transport_rate_per_day", "transport_fee_per_day"
    )
    transport_days: Decimal | None = number("交通费天数", "days of transport", high="3660")
    transport_cost: Decimal | None = money(
        "交通食宿费实际支出", "actual cost of transport and lodging", "transport_expenses"
    )
    medical_expenses: Decimal | None = money(
        "工伤医疗费（目录内）", "medical costs in the catalogue", "medical_cost", "medical_costs"
    )
    appraisal_fee: Decimal | None = money("劳动能力鉴定费", "capacity appraisal fee", "appraisal_cost")
    device_cost: Decimal | None = money("辅助器具费", "assistive devices", "assistive_device_cost")


@dataclass(frozen=True)
class Death:
    """A death at work and those left behind."""

    death_date: PartialDate | None = day("死亡日期", "day of death", "death_year", "died_on", "year_of_death")
    national_urban_disposable_income_prev_year: Decimal | None = money(
        "上一年度全国城镇居民人均可支配收入", "national urban disposable income per head of the previous year", "prev_year_urban_disposable_income",
        "national_urban_disposable_income", "national_disposable_income_prev_year", "urban_disposable_income_prev_year", "national_urban_income_prev_year",
    )  # fmt: skip
    injury_recognised_on: PartialDate | None = day("工伤认定日期", "day of the recognition as work injury", "recognised_on", "recognition_date")
    work_death_lump_sum_months: Decimal | None = number(
        "当地一次性工亡补助金月数（2011年前死亡，48至60）", "months fixed by the area for the lump sum (deaths before 2011: 48 to 60)", low="48", high="60"
    )
    deceased_monthly_wage: Decimal | None = money(
        "死者生前本人工资", "own wage of the deceased", "deceased_own_wage", "worker_monthly_wage"
    )
    death_timing: str | None = choice("死亡时间", "when the death came", DEATH_TIMING, words=DEATH_TIMING_WORDS)
    dependants: tuple[Dependant, ...] | None = fact(
        Kind.ROWS, "供养亲属", "dependants", "dependant", "dependents", "dependent", row=Dependant
    )
    missing_person: bool | None = flag("因工下落不明", "missing after an accident at work")
    group_accident_insurance_paid: bool | None = flag(
        "单位购买的意外险已赔付", "the employer's accident insurance has paid"
    )
