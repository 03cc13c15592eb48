"""How far each dispute of the demo has come: one function for each road, made of the same steps that people take."""

from collections.abc import Callable

from shiquan.demo.roads import agreement, arbitration, injury, opening, talks
from shiquan.demo.story import Story

ROADS: dict[str, Callable[[Story], None]] = {
    f.__name__: f
    for f in (
        opening.fresh, opening.holder_b, opening.unanswered, opening.accepted, opening.supplement, opening.refused, opening.referred,
        opening.withdrawn, opening.silent, talks.failed, talks.offers, talks.expert, talks.extension, talks.overdue, agreement.drafting,
        agreement.agreed, agreement.court, agreement.ruling, agreement.performing, agreement.default, agreement.closed,
        arbitration.arb_waiting, arbitration.arb_correction, arbitration.arb_accepted, arbitration.arb_preparing, arbitration.arb_scheduled,
        arbitration.arb_hearing, arbitration.arb_deciding, arbitration.arb_awarded, arbitration.arb_conciliated,
        arbitration.arb_deemed_withdrawn, arbitration.arb_stayed, arbitration.arb_collective, injury.arb_fast_waiting,
        injury.arb_fast_closed, injury.mediation_first,
    )
}  # fmt: skip
