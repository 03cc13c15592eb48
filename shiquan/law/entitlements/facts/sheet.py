"""The fact sheet: every section in one flat, frozen object. Partial sheets are normal: None means not known."""

from __future__ import annotations

from dataclasses import dataclass, fields

from shiquan.law.entitlements.facts.choices import Choices
from shiquan.law.entitlements.facts.contract import NonCompete, Probation, Training, WrittenContract
from shiquan.law.entitlements.facts.employment import Employment, Ending
from shiquan.law.entitlements.facts.fields import FactField
from shiquan.law.entitlements.facts.injury import Death, Injury, InjuryCare
from shiquan.law.entitlements.facts.leave import AnnualLeave, Heat, Maternity, SickLeave
from shiquan.law.entitlements.facts.platform import Platform
from shiquan.law.entitlements.facts.wages import Arrears, Overtime
from shiquan.law.text import Label

SECTIONS: tuple[tuple[type, Label], ...] = (
    (Employment, Label("用工", "employment")),
    (Ending, Label("解除与请求", "ending and claims")),
    (WrittenContract, Label("书面合同", "written contract")),
    (Probation, Label("试用期", "probation")),
    (Training, Label("专项培训", "training")),
    (NonCompete, Label("竞业限制", "non-compete")),
    (Arrears, Label("工资", "wages")),
    (Overtime, Label("加班", "overtime")),
    (AnnualLeave, Label("年休假", "annual leave")),
    (SickLeave, Label("病假", "sick leave")),
    (Maternity, Label("生育", "maternity")),
    (Heat, Label("高温", "heat")),
    (Injury, Label("工伤", "work injury")),
    (InjuryCare, Label("工伤治疗", "treatment of a work injury")),
    (Death, Label("工亡", "death at work")),
    (Platform, Label("新就业形态", "platform work")),
    (Choices, Label("裁量口径", "interpretive switches")),
)


@dataclass(frozen=True)
class FactSheet(
    Employment, Ending, WrittenContract, Probation, Training, NonCompete, Arrears, Overtime, AnnualLeave, SickLeave,
    Maternity, Heat, Injury, InjuryCare, Death, Platform, Choices,
):  # fmt: skip
    """Everything told about one case."""

    def choose(self, switch: str) -> str:
        """The value of an interpretive switch, or its default, as text ("true"/"false" for yes and no)."""
        value = getattr(self, switch)
        if value is None:
            return FACT_FIELDS[switch].default or ""
        return str(value).lower() if isinstance(value, bool) else value

    def replaced(self, **changes: object) -> FactSheet:
        """The same sheet with some facts changed (cheaper than ``dataclasses.replace`` on so wide a sheet)."""
        sheet = object.__new__(FactSheet)
        sheet.__dict__.update(self.__dict__)
        sheet.__dict__.update(changes)
        return sheet

    @classmethod
    def of(cls, **known: object) -> FactSheet:
        """A sheet of these facts. The rest stay at the class-level default None. Raises TypeError for an unknown fact."""
        unknown = known.keys() - FACT_FIELDS.keys()
        if unknown:
            raise TypeError(f"unknown facts: {', '.join(sorted(unknown))}")
        sheet = object.__new__(cls)
        sheet.__dict__.update(known)
        return sheet


FACT_FIELDS: dict[str, FactField] = {f.name: f.metadata["fact"] for f in fields(FactSheet)}
