"""Facts about the contract: writing, probation, training, non-compete."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from shiquan.law.entitlements.facts.fields import PartialDate, day, flag, money, number, rate


@dataclass(frozen=True)
class WrittenContract:
    """Whether and when there was a written contract, and its term."""

    no_written_contract: bool | None = flag(
        "是否没有书面劳动合同", "no written contract", "without_written_contract", "no_contract"
    )
    contract_signed_on: PartialDate | None = day(
        "补签书面合同日期", "day on which a written contract was signed", "contract_signed_date", "signed_on"
    )
    previous_contract_expired: PartialDate | None = day(
        "上一份合同到期日（到期后继续工作未续签）",
        "day the previous contract expired while work went on",
        "previous_contract_end",
    )
    worked_on_without_new_contract_until: PartialDate | None = day(
        "到期后继续工作至", "worked on without a new contract until", "worked_on_until"
    )
    double_wage_from: PartialDate | None = day("二倍工资起算日", "double wage from", "double_wage_start")
    double_wage_to: PartialDate | None = day("二倍工资截止日", "double wage to", "double_wage_end")
    double_wage_months: Decimal | None = number(
        "二倍工资月数", "months of double wage", "months_without_contract_counted", high="120"
    )
    months_without_contract: Decimal | None = number(
        "入职后未签书面合同的月数（从入职起算）",
        "months worked without a written contract, from the first day",
        "months_worked_without_contract",
        high="600",
    )
    worker_refused_to_sign: bool | None = flag(
        "劳动者故意或重大过失不签",
        "the worker refused or grossly neglected to sign",
        "refused_to_renew_on_purpose",
    )
    core_terms_in_writing: bool | None = flag(
        "其他书面文件已具备合同必备条款", "other papers hold the core terms of a contract"
    )
    contract_extended_by_law: bool | None = flag(
        "合同依法自动延续（孕期、医疗期等）", "the contract was extended by law (pregnancy, treatment, …)"
    )
    contract_start: PartialDate | None = day("合同开始日", "first day of the contract", "contract_start_date")
    contract_end: PartialDate | None = day("合同到期日", "last day of the contract", "contract_end_date")
    contract_years: Decimal | None = number(
        "合同期限（年）", "term of the contract in years", "contract_term_years", high="100"
    )
    contract_months: Decimal | None = number(
        "合同期限（月）", "term of the contract in months", "contract_term_months", high="1200"
    )
    open_ended_contract: bool | None = flag(
        "无固定期限合同", "open-ended contract", "open_ended", "no_fixed_term"
    )
    task_contract: bool | None = flag("以完成一定工作任务为期限", "task contract", "task_based_contract")


@dataclass(frozen=True)
class Probation:
    """What was agreed and done about probation."""

    agreed_probation_months: Decimal | None = number(
        "约定试用期（月）",
        "agreed probation in months",
        "probation_months",
        "probation_agreed_months",
        "agreed_probation",
        high="120",
    )
    served_probation_months: Decimal | None = number(
        "已实际履行的试用期（月）",
        "probation actually served, in months",
        "probation_served_months",
        "probation_months_served",
        high="120",
    )
    legal_probation_max_months: Decimal | None = number(
        "法定试用期上限（月）", "legal maximum of probation in months", "probation_max_months", high="6"
    )
    probation_repeated: bool | None = flag(
        "同一单位第二次约定试用期", "second probation with the same employer", "second_probation"
    )
    probation_wage: Decimal | None = money(
        "试用期月工资", "monthly wage in probation", "probation_monthly_wage", "wage_in_probation"
    )
    wage_after_probation: Decimal | None = money(
        "试用期满月工资",
        "monthly wage after probation",
        "regular_monthly_wage",
        "after_probation_wage",
        "formal_wage",
        "wage_after_regularization",
    )
    same_post_lowest_wage: Decimal | None = money(
        "相同岗位最低档工资", "lowest grade of pay of the same post", "lowest_same_post_wage"
    )


@dataclass(frozen=True)
class Training:
    """Special training paid by the employer, and the service promised for it."""

    training_cost: Decimal | None = money(
        "专项培训费用", "cost of the special training", "training_fee", "training_expense", "training_costs"
    )
    training_service_years: Decimal | None = number(
        "约定服务期（年）",
        "agreed service period in years",
        "service_period_years",
        "agreed_service_years",
        low="0.01",
        high="60",
    )
    training_served_years: Decimal | None = number(
        "已履行服务期（年）", "served part in years", "served_years", "years_served", high="60"
    )
    training_service_months: Decimal | None = number(
        "约定服务期（月）", "agreed service period in months", "service_period_months", low="0.1", high="720"
    )
    training_served_months: Decimal | None = number(
        "已履行服务期（月）", "served part in months", "served_months", "months_served", high="720"
    )
    unserved_full_years: Decimal | None = number(
        "未履行的整年数", "full years not served", "unserved_years", high="60"
    )
    agreed_penalty: Decimal | None = money(
        "约定违约金", "agreed penalty", "penalty_agreed", "contract_penalty"
    )
    agreed_penalty_per_unserved_year: Decimal | None = money(
        "每少服务一年的违约金", "agreed penalty per unserved year", "penalty_per_unserved_year"
    )


@dataclass(frozen=True)
class NonCompete:
    """A promise not to compete: what was agreed, kept, paid, broken."""

    noncompete: bool | None = flag("约定了竞业限制", "a non-compete clause was agreed", "noncompete_agreed")
    noncompete_monthly_agreed: Decimal | None = money(
        "约定的竞业限制月补偿",
        "agreed monthly compensation",
        "noncompete_monthly_compensation",
        "noncompete_compensation_agreed_monthly",
    )
    contract_noncompete_rate: Decimal | None = rate(
        "约定的补偿比例", "agreed share of the monthly wage", "noncompete_rate", "noncompete_rate_agreed"
    )
    noncompete_months: Decimal | None = number(
        "履行竞业限制的月数",
        "months in which the clause was observed",
        "noncompete_observed_months",
        "months_observed",
        high="600",
    )
    noncompete_agreed_months: Decimal | None = number(
        "约定的竞业限制月数",
        "agreed months of the clause",
        "noncompete_contract_months",
        "noncompete_term_months",
        high="600",
    )
    noncompete_paid: Decimal | None = money(
        "已付竞业限制补偿总额", "compensation already paid in total", "noncompete_compensation_paid_total"
    )
    monthly_noncompete_compensation_paid: Decimal | None = money(
        "每月已付竞业限制补偿", "compensation paid per month", "noncompete_compensation_paid_monthly"
    )
    noncompete_months_paid: Decimal | None = number(
        "已付补偿的月数", "months for which it was paid", "months_paid", high="600"
    )
    noncompete_breach: bool | None = flag("劳动者违反竞业限制", "the worker broke the clause", "breach")
    contract_penalty_multiple: Decimal | None = number(
        "违约金倍数", "penalty as a multiple of the compensation", "penalty_multiple", high="1000"
    )
    noncompete_penalty_agreed: Decimal | None = money(
        "约定的竞业限制违约金", "agreed penalty sum for a breach"
    )
    noncompete_released_early: bool | None = flag(
        "单位提前解除竞业限制", "the employer ended the clause early", "employer_released_noncompete"
    )
