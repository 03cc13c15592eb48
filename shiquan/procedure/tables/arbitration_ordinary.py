"""Arbitration: ordinary, simplified and the work-injury fast track, one building function with the differences as parameters.

劳动争议调解仲裁法 (2008), 劳动人事争议仲裁办案规则 (2017). Simplified handling rests on Rules arts. 56-61; the fast track is a
service promise of the county on that ground, its clocks stand beside the statutory ones and never replace them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from shiquan.law.periods import Period, Unit
from shiquan.law.text import Label
from shiquan.procedure import conditions_arbitration as c
from shiquan.procedure.conditions import names_own_side
from shiquan.procedure.conditions_service import conditions_of
from shiquan.procedure.effects import arbitration as e
from shiquan.procedure.effects import service as v
from shiquan.procedure.effects.arbitration_award import award_served, partial_award_served
from shiquan.procedure.effects.arbitration_hearing import notice_served_on_all
from shiquan.procedure.effects.arbitration_papers import proof_of
from shiquan.procedure.language import Clock, ClockKind, Condition, Field, Procedure, Role, Step
from shiquan.procedure.tables import arbitration_forms as forms
from shiquan.procedure.tables import arbitration_hearing_forms as more
from shiquan.procedure.tables.arbitration_ending import award_steps, closing_steps, conciliation_steps
from shiquan.procedure.tables.arbitration_opening import (
    ACTIVE,
    ALL,
    ARBITRATOR,
    CLERK,
    OFFICE,
    RESPONDENT,
    RULES,
    STAFF,
    STATES,
    claim_steps,
    opening_steps,
    service_steps,
    tribunal_steps,
)
from shiquan.procedure.tables.arbitration_papers import paper_rows
from shiquan.procedure.tables.arbitration_record import hearing_paper_steps, record_steps, testimony_steps
from shiquan.procedure.tables.arbitration_trial import evidence_steps, hearing_steps, side_steps, time_steps
from shiquan.procedure.tables.injury import INJURY_CLOCKS, injury_steps
from shiquan.procedure.tables.inputs import input_steps
from shiquan.procedure.tables.papers import CHANNELS, paper_steps, tried_by

BENCH_TOLD = (Role.ARBITRATOR, Role.SECRETARY, Role.DIRECTOR)
CLOCKS = (
    Clock("ARB_ACCEPT_DECISION", tells=(Role.APPLICANT, Role.CLERK, Role.DIRECTOR)),
    Clock("ARB_SUPPLEMENT_NOTICE", tells=(Role.CLERK,)),
    Clock("ARB_SERVE_COPY", tells=(Role.CLERK, Role.SECRETARY, Role.DIRECTOR)),
    Clock("ARB_TRIBUNAL_NOTICE", tells=(Role.CLERK, Role.DIRECTOR)),
    Clock("ARB_DEFENCE", on_expiry="end_defence", tells=()),
    Clock("ARB_JURISDICTION_OBJECTION", on_expiry="end_objection", tells=()),
    Clock("ARB_COUNTERCLAIM_LATEST", on_expiry="end_counterclaim", tells=()),
    Clock("ARB_COUNTERCLAIM_DECISION", tells=(Role.CLERK, Role.DIRECTOR)),
    Clock("ARB_FORWARD_DEFENCE", tells=(Role.CLERK, Role.SECRETARY)),
    Clock("EVIDENCE_PERIOD", on_expiry="end_evidence_period", tells=(), period=Period(10, Unit.CALENDAR_DAY), name=Label("举证期限", "Evidence period")),
    Clock("ARB_RECUSAL_DECISION", tells=(Role.DIRECTOR,)),
    Clock("HEARING_NOTICE_LATEST", tells=(Role.SECRETARY, Role.ARBITRATOR)),
    Clock("POSTPONE_REQUEST_LATEST", on_expiry="end_postponement", tells=()),
    Clock("HEARING_SOON", kind=ClockKind.PROMISE, on_expiry="hearing_soon", tells=(), period=Period(24, Unit.HOUR), name=Label("开庭提醒", "Hearing reminder")),
    Clock("ARB_DELEGATED_MEDIATION", on_expiry="delegation_ends", tells=()),
    Clock("ARB_AWARD_45", on_expiry="award_overdue", tells=BENCH_TOLD),
    Clock("FAST_ACCEPT", rule="FAST_TRACK_SAME_DAY", kind=ClockKind.PROMISE, tells=(Role.CLERK, Role.DIRECTOR), name=Label("当日受理", "Accepted the same day")),
    Clock("FAST_FILE", rule="FAST_TRACK_SAME_DAY", kind=ClockKind.PROMISE, tells=(Role.CLERK, Role.DIRECTOR), name=Label("当日立案分案", "Filed and assigned the same day")),
    Clock("FAST_SERVE", rule="FAST_TRACK_SAME_DAY", kind=ClockKind.PROMISE, tells=(Role.CLERK, Role.DIRECTOR), name=Label("当日送达", "Served the same day")),
    Clock("FAST_TRACK_30", kind=ClockKind.PROMISE, tells=BENCH_TOLD),
    Clock("SUE_AFTER_AWARD", on_expiry="suing_ends", tells=()),
    Clock("SUE_AFTER_FINAL_AWARD", rule="SUE_AFTER_AWARD", on_expiry="final_suing_ends", tells=(), name=Label("对终局裁决起诉", "Suit against the final award")),
    Clock("SUE_AFTER_PARTIAL_AWARD", rule="SUE_AFTER_AWARD", on_expiry="partial_suing_ends", tells=(), name=Label("对先行裁决起诉", "Suit against the partial award")),
    Clock("SET_ASIDE_PARTIAL_AWARD", rule="SET_ASIDE_FINAL_AWARD", on_expiry="partial_set_aside_ends", tells=(), name=Label("申请撤销先行裁决", "Setting aside the partial award")),
    Clock("SET_ASIDE_FINAL_AWARD", on_expiry="set_aside_ends", tells=()),
)  # fmt: skip
FAST_PROMISES = ("FAST_ACCEPT", "FAST_FILE", "FAST_SERVE", "FAST_TRACK_30")
QUICK = frozenset({"arbitration/simplified", "arbitration/fasttrack"})


@dataclass(frozen=True, slots=True)
class Track:
    """In what one kind of handling differs from the ordinary one."""

    key: str
    name: Label
    accept_form: tuple[Field, ...] = forms.ACCEPT
    may_accept: tuple[Condition, ...] = ()
    filing_starts: tuple[str, ...] = ()
    acceptance_starts: tuple[str, ...] = ()
    tribunal: tuple[Condition, ...] = (c.tribunal_is_lawful,)
    manners: tuple[tuple[str, str, str], ...] = CHANNELS
    """For everything but statements and awards."""
    more_clocks: tuple[Clock, ...] = ()
    more_steps: tuple[Step, ...] = ()
    settling: tuple[Condition, ...] = ()
    """What must hold before something is given away in a conciliation."""
    converts: bool = True
    """Whether a case may go on under another kind of handling."""


def build(track: Track) -> Procedure:
    """The table of one kind of handling. All share states and clocks, so a case can go from one to the other."""
    steps = (
        *opening_steps(track.key, track.filing_starts, track.acceptance_starts, track.accept_form, track.may_accept),
        *(conversion_steps(track.key) if track.converts else ()),
        *service_steps(track.manners),
        *(shortening() if track.key in QUICK else ()),
        *track.more_steps,
        *claim_steps(),
        *tribunal_steps(track.tribunal),
        *evidence_steps(),
        *_hearing(track),
        *record_steps(),
        *testimony_steps(),
        *hearing_paper_steps(),
        *time_steps(),
        *side_steps(),
        *paper_rows(),
        *conciliation_steps(track.settling),
        *award_steps(),
        *closing_steps(),
        *injury_steps(ACTIVE | {"filed", "correction", "mediation_first", "suspended"}, STAFF),
        *input_steps(ACTIVE, ARBITRATOR)[:1],
        *papers(track.manners),
    )
    return Procedure(track.key, "2017", track.name, STATES, steps, (*CLOCKS, *INJURY_CLOCKS, *track.more_clocks), "arbitration")


def _hearing(track: Track) -> Iterator[Step]:
    """In simplified handling and the fast track the clerk fixes the hearing too: all notices go out together."""
    for step in hearing_steps(track.manners):
        yield replace(step, who=step.who | CLERK) if track.key in QUICK and step.key == "schedule_hearing" else step


def papers(manners: tuple[tuple[str, str, str], ...] = CHANNELS) -> Iterator[Step]:
    """The steps about papers; what reaches a side by them starts the same clocks as a service that the staff record."""
    for step in paper_steps(ALL, STAFF):
        reaching = (v.paper_received, notice_served_on_all, award_served, partial_award_served)
        if step.key == "receive_document":
            yield replace(step, effects=(*step.effects, *reaching, v.note_opened))
        elif step.key == "record_service":
            yield replace(step, form=(*step.form[:2], *tried_by(manners)), conditions=(*step.conditions, c.paper_of_the_case, *conditions_of()),
                          effects=(v.record_try, *step.effects, proof_of(), *reaching))
        elif step.key != "add_evidence":
            yield step


def conversion_steps(key: str) -> Iterator[Step]:
    """From one kind of handling to another: before acceptance freely, afterwards with the first acceptance date kept (art. 61)."""
    if key != "arbitration/ordinary":
        yield Step("convert_to_ordinary", Label("转为普通程序", "Convert to the ordinary procedure"), OFFICE | ARBITRATOR, ACTIVE | {"filed"}, form=more.CONVERTED,
                   effects=(e.choose_track("arbitration/ordinary"), e.announcing("arb_converted")), cancels=FAST_PROMISES, articles=(f"{RULES}第61条",),
                   help=Label("审理期限仍自最初受理之日起算。", "The award is still due from the first acceptance."))
    if key != "arbitration/simplified":
        yield Step("convert_to_simplified", Label("转为简易处理", "Convert to simplified handling"), OFFICE | ARBITRATOR, ACTIVE | {"filed"}, form=(*more.SIMPLE, *more.CONVERTED),
                   conditions=(c.simplified_is_open,), effects=(e.choose_track("arbitration/simplified"), e.announcing("arb_converted")),
                   cancels=FAST_PROMISES, articles=(f"{RULES}第56条、第57条",))
    if key != "arbitration/fasttrack":
        yield Step("choose_fast_track", Label("转入工伤速裁", "Take the fast track"), CLERK, frozenset({"filed"}), form=more.FAST, conditions=(c.fast_track_is_open,),
                   effects=(e.choose_fast_track, e.announcing("arb_converted")), articles=(f"{RULES}第56条",))


def shortening() -> Iterator[Step]:
    yield Step("shorten_defence", Label("同意缩短或放弃答辩期", "Agree to a shorter defence period"), RESPONDENT, ACTIVE, form=forms.SHORTEN,
               conditions=(names_own_side, c.defence_period_runs), effects=(e.shorten_defence,), articles=(f"{RULES}第58条",),
               help=Label("只有您本人同意，答辩期才能缩短。", "Only you can shorten it."))


ORDINARY = build(Track("arbitration/ordinary", Label("仲裁普通程序", "Ordinary arbitration")))
SIMPLIFIED = build(Track(
    "arbitration/simplified", Label("仲裁简易处理", "Simplified arbitration"), (*forms.ACCEPT, *more.SIMPLE), (c.simplified_is_open,), manners=forms.QUICK_MANNERS,
))  # fmt: skip
FAST_TRACK = build(Track(
    "arbitration/fasttrack", Label("工伤速裁", "Work-injury fast track"), (*forms.ACCEPT, *more.FAST), (c.fast_track_is_open,), ("FAST_ACCEPT",),
    ("FAST_FILE", "FAST_SERVE", "FAST_TRACK_30"), manners=forms.QUICK_MANNERS,
))  # fmt: skip
