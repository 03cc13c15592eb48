"""How many complete derivations one core makes in a second: raw facts in, checked and reckoned derivations out."""

import time
from collections.abc import Mapping

from shiquan.law.entitlements.compute import compute

AIM = 5_000
SHEETS: tuple[Mapping[str, object], ...] = (
    {"employment_start": "2016-07-01", "employment_end": "2017-10-20", "avg_monthly_wage_last_12m": 6329.82, "termination": "unlawful",
     "items": ["unlawful_dismissal_compensation"]},
    {"employment_start": "2010-10-01", "employment_end": "2011-11-24", "avg_monthly_wage_last_12m": 1739.6, "no_written_contract": True,
     "restday_overtime_days": 43, "holiday_overtime_days": 11, "items": ["economic_compensation", "double_wage_difference", "overtime_pay"]},
    {"avg_monthly_wage_last_12m": 3892.94, "unused_annual_leave_days": 20, "items": ["annual_leave_extra_pay"]},
    {"region": "石泉县", "injury_date": "2024-03-05", "employment_end": "2026-02-28", "disability_grade": 8, "contribution_monthly_wage": 5200,
     "stop_work_wage_monthly": 5600, "stop_work_months": 4,
     "items": ["disability_lump_sum", "medical_subsidy", "employment_subsidy", "stop_work_period_wages"]},
    {"death_date": "2025-05-01", "local_avg_monthly_wage": 7750.25, "items": ["death_lump_sum", "funeral_subsidy"]},
)  # fmt: skip


def measure(seconds: float = 3.0) -> float:
    """Derivations a second over a mix of sheets."""
    made, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        for facts in SHEETS:
            made += len(compute(facts))
    return made / (time.perf_counter() - start)


if __name__ == "__main__":
    rate = measure()
    print(f"derivations a second on one core: {rate:,.0f} (aim: {AIM:,})")
