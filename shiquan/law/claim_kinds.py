"""The kinds of claim that an application knows, by the calculators whose results they ask for."""

KINDS = {
    "economic_compensation": "severance", "notice_pay": "severance", "unlawful_dismissal_compensation": "unlawful_dismissal_compensation",
    "double_wage_difference": "double_wage", "unpaid_wages": "unpaid_wages", "unpaid_commission": "unpaid_wages",
    "minimum_wage_shortfall": "unpaid_wages", "deduction_refund": "deductions", "weekday_overtime_pay": "overtime",
    "restday_overtime_pay": "overtime", "holiday_overtime_pay": "overtime", "overtime_pay": "overtime",
    "annual_leave_extra_pay": "annual_leave_extra_pay", "order_income": "order_income", "guarantee_top_up": "order_income",
    "platform_deduction_refund": "deductions", "sick_pay": "unpaid_wages", "idle_pay": "unpaid_wages", "reinstatement_wages": "unpaid_wages", "probation_wage_difference": "unpaid_wages",
}  # fmt: skip
INJURY = {
    "disability_lump_sum", "medical_subsidy", "employment_subsidy", "disability_allowance_monthly", "living_care_monthly",
    "stop_work_period_wages", "hospital_meal_allowance", "nursing_during_treatment", "transport", "medical_costs",
    "illegal_employer_living_costs", "illegal_employer_lump_sum", "illegal_employer_death_compensation",
    "death_lump_sum", "funeral_subsidy", "dependant_pension_monthly", "disability_lump_sum_gap",
}  # fmt: skip


def kind_of(item: str) -> str:
    """The kind of claim that an item is in an application."""
    if item in INJURY:
        return "injury"
    if item.startswith("platform_injury"):
        return "occupational_injury"
    return KINDS.get(item, "other")
