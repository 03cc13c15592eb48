"""Every procedure, by name and edition. Old editions stay until their last case closes."""

from shiquan.procedure.language import Procedure
from shiquan.procedure.tables.arbitration_collective import COLLECTIVE
from shiquan.procedure.tables.arbitration_ordinary import FAST_TRACK, ORDINARY, SIMPLIFIED
from shiquan.procedure.tables.arbitration_review import REVIEW
from shiquan.procedure.tables.confirmation import CONFIRMATION
from shiquan.procedure.tables.followup import FOLLOWUP
from shiquan.procedure.tables.mediation_onestop import ONESTOP_MEDIATION

PROCEDURES: dict[str, Procedure] = {p.name_and_edition: p for p in (ONESTOP_MEDIATION, CONFIRMATION, FOLLOWUP, ORDINARY, SIMPLIFIED, FAST_TRACK, COLLECTIVE, REVIEW)}
CURRENT: dict[str, Procedure] = {p.key: p for p in PROCEDURES.values()}


def get_procedure(name_and_edition: str) -> Procedure:
    """The procedure a case follows, e.g. ``mediation/onestop/2024``. Raises KeyError for an unknown one."""
    return PROCEDURES[name_and_edition]


def current_procedure(key: str) -> Procedure:
    """The edition that new cases follow. Raises KeyError for an unknown procedure."""
    return CURRENT[key]


def all_procedures() -> tuple[Procedure, ...]:
    """Every procedure in every edition."""
    return tuple(PROCEDURES.values())
