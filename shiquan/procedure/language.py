"""The language in which a procedure is declared: one row per step, every facet in the row.

Nothing here decides anything; :mod:`shiquan.procedure.engine` reads these rows.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from shiquan.law.periods import Period
from shiquan.law.text import Label

if TYPE_CHECKING:
    from shiquan.procedure.changes import Change
    from shiquan.procedure.snapshot import Snapshot

INITIAL = ""
"""The state of a case that does not exist yet."""


class Role(StrEnum):
    """What somebody is *on one case*."""

    APPLICANT = "applicant"
    RESPONDENT = "respondent"
    THIRD_PARTY = "third_party"
    COUNTER = "counter"
    DUTY = "duty"
    SUPERVISOR = "supervisor"
    MEDIATOR = "mediator"
    EXPERT = "expert"
    CLERK = "clerk"
    SECRETARY = "secretary"
    ARBITRATOR = "arbitrator"
    JUDGE = "judge"
    COURT_CLERK = "court_clerk"
    DIRECTOR = "director"
    AGENT = "agent"
    WITNESS = "witness"
    APPRAISER = "appraiser"
    INTERPRETER = "interpreter"
    SYSTEM = "system"

    @property
    def label(self) -> Label:
        return ROLE_LABELS[self]


ROLE_LABELS: Mapping[Role, Label] = {
    Role.APPLICANT: Label("申请人", "Applicant"),
    Role.RESPONDENT: Label("被申请人", "Respondent"),
    Role.THIRD_PARTY: Label("第三人", "Third party"),
    Role.COUNTER: Label("窗口人员", "Counter clerk"),
    Role.DUTY: Label("值班员", "Duty holder"),
    Role.SUPERVISOR: Label("主管", "Supervisor"),
    Role.MEDIATOR: Label("调解员", "Mediator"),
    Role.EXPERT: Label("专家", "Expert"),
    Role.CLERK: Label("立案员", "Case clerk"),
    Role.SECRETARY: Label("书记员", "Secretary"),
    Role.ARBITRATOR: Label("仲裁员", "Arbitrator"),
    Role.JUDGE: Label("法官", "Judge"),
    Role.COURT_CLERK: Label("法院书记员", "Court clerk"),
    Role.DIRECTOR: Label("主任", "Director"),
    Role.AGENT: Label("委托代理人", "Agent"),
    Role.WITNESS: Label("证人", "Witness"),
    Role.APPRAISER: Label("鉴定人", "Appraiser"),
    Role.INTERPRETER: Label("翻译", "Interpreter"),
    Role.SYSTEM: Label("系统", "System"),
}
RANK: Mapping[Role, int] = {role: place for place, role in enumerate(Role)}
"""Which of several roles somebody acts in: the first of the table."""
PARTY_ROLES = frozenset({Role.APPLICANT, Role.RESPONDENT, Role.THIRD_PARTY})
HEARD_ROLES = frozenset({Role.WITNESS, Role.APPRAISER, Role.INTERPRETER})
"""Who is called into a hearing for one part of it: such a person knows of the file only what was said in that part."""


class FieldKind(StrEnum):
    """What a field of a step's form holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    MULTIPLE = "multiple"
    MONEY = "money"
    INTEGER = "integer"
    DATE = "date"
    DATETIME = "datetime"
    YES_NO = "yes_no"
    PHONE = "phone"
    ID_NUMBER = "id_number"
    CREDIT_CODE = "credit_code"
    BANK_ACCOUNT = "bank_account"
    IDENTIFIER = "identifier"
    """The UUID of a row: a person, office, party, claim, document or file."""
    ROWS = "rows"
    """A list of sub-forms."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a step's form. ``personal`` values are sealed wherever they are stored."""

    name: str
    label: Label
    kind: FieldKind = FieldKind.TEXT
    required: bool = True
    personal: bool = False
    max_length: int = 200
    choices: tuple[tuple[str, Label], ...] = ()
    help: Label | None = None
    fields: tuple["Field", ...] = ()
    max_rows: int = 50
    of: str = ""
    """For IDENTIFIER: person (of an office), account (anybody's), office, party, claim, document, file, offer, appointment,
    instalment, evidence, tribunal (who sits on the case), participant (who is heard without being a side),
    signer (sides, and agents with a place of their own)."""


class ClockKind(StrEnum):
    STATUTORY = "statutory"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time limit of the procedure. Length, unit and article come from the law rule named ``rule`` (default: ``key``)

    or, for a share of a promise, from ``period``.
    """

    key: str
    rule: str = ""
    kind: ClockKind = ClockKind.STATUTORY
    on_expiry: str = ""
    """The step that the system performs when the clock runs out; empty: only an alert."""
    tells: tuple[Role, ...] = (Role.MEDIATOR, Role.SUPERVISOR)
    """Who is told when the clock runs out."""
    period: Period | None = None
    name: Label | None = None
    """What people read; default: the rule's name."""


Condition = Callable[["Snapshot", "Actor", Mapping[str, Any]], "Refusal | None"]
Effect = Callable[["Turn"], Iterable["Change"]]
Prefill = Callable[["Snapshot"], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Step:
    """One act that somebody may do in a case: the whole of it in one row."""

    key: str
    name: Label
    who: frozenset[Role]
    sources: frozenset[str]
    target: str | None = None
    """The state after the step; ``None`` keeps the state (or the effect sets it)."""
    form: tuple[Field, ...] = ()
    conditions: tuple[Condition, ...] = ()
    effects: tuple[Effect, ...] = ()
    starts: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    """Clocks that the step fulfils (met if still in time, otherwise missed)."""
    cancels: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    automatic: bool = False
    """Only the system takes it; never shown as a button."""
    private: bool = False
    """The other side and the public history never see that it happened, nor what it says."""
    help: Label | None = None
    power: str = ""
    """What an agent of a side must be empowered to (a matter of the power of attorney); ``own``: no agent takes the step."""
    prefill: Prefill | None = None
    """What the file knows already for the fields of the form; whoever takes the step may change it."""


@dataclass(frozen=True, slots=True)
class State:
    key: str
    label: Label
    closed: bool = False
    result: str = ""
    """How a closed case counts: agreed, withdrawn, not_agreed, refused, referred, confirmed, rejected, done; arbitration adds awarded,
    default_awarded, conciliated, deemed_withdrawn, transferred, cancelled, ended."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """A declared procedure: states, clocks and steps."""

    key: str
    edition: str
    name: Label
    states: tuple[State, ...]
    steps: tuple[Step, ...]
    clocks: tuple[Clock, ...]
    number_series: str
    """The kind of number its cases carry, e.g. ``mediation``."""
    step_by_key: Mapping[str, Step] = field(init=False, repr=False, compare=False)
    steps_from: Mapping[str, tuple[Step, ...]] = field(init=False, repr=False, compare=False)
    """By state, the steps that somebody may take there, in the table's order."""
    state_by_key: Mapping[str, State] = field(init=False, repr=False, compare=False)
    clock_by_key: Mapping[str, Clock] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "step_by_key", {s.key: s for s in self.steps})
        by_hand = [s for s in self.steps if not s.automatic]
        states = frozenset().union(*(s.sources for s in by_hand))
        object.__setattr__(self, "steps_from", {state: tuple(s for s in by_hand if state in s.sources) for state in states})
        object.__setattr__(self, "state_by_key", {s.key: s for s in self.states})
        object.__setattr__(self, "clock_by_key", {c.key: c for c in self.clocks})

    @property
    def name_and_edition(self) -> str:
        return f"{self.key}/{self.edition}"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, with the roles held on this case; ``party`` is the side's row when a party acts, ``agent`` the row of whoever acts for it."""

    id: UUID | None
    name: str
    roles: frozenset[Role]
    party: UUID | None = None
    agent: UUID | None = None
    powers: frozenset[str] = frozenset()
    """What the power of attorney names; only with ``agent``."""

    def role_for(self, step: Step) -> Role | None:
        """The first role, in the table's order, that allows the step."""
        able = self.roles & step.who
        return min(able, key=RANK.__getitem__) if able else None


@dataclass(frozen=True, slots=True)
class Turn:
    """What an effect is given: the case as it is, the step, who acts, clean data, the instant, fresh ids."""

    snapshot: "Snapshot"
    step: Step
    actor: Actor
    role: Role
    data: Mapping[str, Any]
    now: Any
    new_id: Callable[[], UUID]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a step may not be taken now: the reason, its source, and what to do instead."""

    why: Label
    todo: Label
    article: str = ""


class Refused(Exception):
    """A step was refused. Carries the :class:`Refusal`."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.why.en)
        self.refusal = refusal


class InvalidData(Exception):
    """A step's form has errors: field name (``rows.0.amount`` for sub-forms) → what to mend."""

    def __init__(self, errors: Mapping[str, Label]) -> None:
        super().__init__("; ".join(f"{k}: {v.en}" for k, v in errors.items()))
        self.errors = dict(errors)
