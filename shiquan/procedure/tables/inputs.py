"""Facts behind the money: each side says what it holds true, the mediator or arbitrator says what is proved.

A total is never disputed, because it follows from the facts: whoever disagrees names the fact. Any procedure takes these
rows with ``input_steps``.
"""

from shiquan.law.entitlements.facts.choices import Choices
from shiquan.law.entitlements.facts.fields import Kind
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS
from shiquan.law.text import Label
from shiquan.procedure import conditions_inputs as c
from shiquan.procedure.effects.inputs import mark_fact, note_fact
from shiquan.procedure.language import Role, Step
from shiquan.procedure.tables import fields as f

SWITCHES = frozenset(Choices.__dataclass_fields__)
FACTS = tuple(
    (name, spec.label.zh, spec.label.en)
    for name, spec in FACT_FIELDS.items()
    if name not in SWITCHES and spec.kind not in (Kind.ROWS, Kind.MONEY_MAP)
)
MARKS = (("agreed", "双方一致", "agreed"), ("disputed", "有争议", "disputed"), ("proved", "已查明", "proved"))
BURDEN = "《劳动争议调解仲裁法》（2008）第6条"
SIDES = frozenset({Role.APPLICANT, Role.RESPONDENT})
FACT = f.choice("fact", "哪一个事实（金额由事实算出，不能只争总额）", "Which fact (sums follow from facts)", FACTS)


def input_steps(states: frozenset[str], deciders: frozenset[Role]) -> tuple[Step, ...]:
    """The rows for marking facts, open in these states to both sides and to those who may say what is proved."""
    return (
        Step("mark_fact", Label("标记事实", "Mark a fact"), SIDES | deciders, states,
             form=(FACT, f.text("value", "是多少（怎样）", "What it is", most=120), f.choice("mark", "认定", "Mark", MARKS),
                   f.text("reason", "理由或证据", "Reason or proof", required=False)),
             conditions=(c.only_deciders_mark_proved, c.fact_can_be_read), effects=(mark_fact,), articles=(BURDEN,)),
        Step("note_fact", Label("就事实私下说明", "Tell the mediator about a fact"), SIDES | deciders, states,
             form=(FACT, f.long_text("text", "说明（对方看不到）", "Note (the other side never sees it)", most=1000, personal=True)),
             effects=(note_fact,), private=True, articles=("《人民调解法》（2011）第22条",)),
    )  # fmt: skip
