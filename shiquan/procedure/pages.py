"""The generated pages of the procedures: one Markdown page for each, with its diagram, straight from the table."""

from collections.abc import Iterator

from shiquan.law.rules import get_rule
from shiquan.procedure.documents import get_kind
from shiquan.procedure.language import INITIAL, Clock, ClockKind, Field, Procedure, Role, Step

HEAD = "<!-- Made by `shiquan procedure docs`. Do not edit: change the table and make it anew. -->"
KINDS_OF_CLOCK = {ClockKind.STATUTORY: "法定 statutory", ClockKind.PROMISE: "承诺 promise"}


def page_name(procedure: Procedure) -> str:
    """The file of a procedure's page, e.g. ``mediation-onestop.md``."""
    return f"{procedure.key.replace('/', '-')}.md"


def write_page(procedure: Procedure) -> str:
    """The whole page: states as a diagram, clocks, and every step with all that its row says."""
    return "\n".join(
        [
            f"# {procedure.name.zh} · {procedure.name.en}",
            "",
            HEAD,
            "",
            f"`{procedure.name_and_edition}` · {len(procedure.states)} states · {len(procedure.steps)} steps · {len(procedure.clocks)} clocks",
            "",
            "## 流程图 · Diagram",
            "",
            "```mermaid",
            *draw_states(procedure),
            "```",
            "",
            "## 期限 · Clocks",
            "",
            *_clock_table(procedure),
            "",
            "## 环节 · Steps",
            "",
            *(line for step in procedure.steps for line in _step_lines(step)),
        ]
    )


def draw_states(procedure: Procedure) -> Iterator[str]:
    """A Mermaid state diagram: one arrow for each pair of states, naming the steps that lead from one to the other."""
    yield "stateDiagram-v2"
    names = {s.key: f"s_{s.key}" for s in procedure.states}
    for state in procedure.states:
        yield f'    state "{state.label.zh}" as {names[state.key]}'
    arrows: dict[tuple[str, str], list[str]] = {}
    for step in procedure.steps:
        if step.target is None:
            continue
        for source in sorted(step.sources, key=["", *names].index):
            start = "[*]" if source == INITIAL else names[source]
            arrows.setdefault((start, names[step.target]), []).append(step.name.zh)
    for (start, end), steps in arrows.items():
        yield f"    {start} --> {end}: {'、'.join(steps)}"
    for state in procedure.states:
        if state.closed:
            yield f"    {names[state.key]} --> [*]"


def _clock_table(procedure: Procedure) -> Iterator[str]:
    yield "| 期限 Clock | 种类 Kind | 长度 Length | 起 Starts | 止 Ends | 届满 On expiry | 依据 Article |"
    yield "|---|---|---|---|---|---|---|"
    for clock in procedure.clocks:
        yield f"| {' | '.join(_clock_row(procedure, clock))} |"


def _clock_row(procedure: Procedure, clock: Clock) -> list[str]:
    def named(steps: Iterator[Step]) -> str:
        return "、".join(s.name.zh for s in steps) or "（环节内 set by an effect）"

    if clock.period is not None:
        name, length, article = clock.name or clock.key, clock.period.label(), ""
    else:
        rule = get_rule(clock.rule or clock.key)
        name, length = clock.name or rule.name, rule.period.label()
        article = rule.articles[0].label().zh if rule.articles else ""
    expiry = procedure.step_by_key[clock.on_expiry].name.zh if clock.on_expiry else "提醒 " + "、".join(r.label.zh for r in clock.tells)
    return [
        f"`{clock.key}` {name if isinstance(name, str) else name.zh}",
        KINDS_OF_CLOCK[clock.kind],
        f"{length.zh} {length.en}",
        named(s for s in procedure.steps if clock.key in s.starts),
        named(s for s in procedure.steps if clock.key in (*s.closes, *s.cancels)),
        expiry,
        article,
    ]


POWERS = {
    "own": "不能代办 the side alone", "receive": "授权代收文书的 if empowered to receive papers", "waive": "特别授权放弃请求的 if empowered to waive",
    "change": "特别授权变更请求的 if empowered to change claims", "settle": "特别授权和解的 if empowered to settle", "counterclaim": "特别授权反申请的 if empowered to counterclaim",
}  # fmt: skip
"""Whether an agent may take a step for the side, where not every agent may."""


def _step_lines(step: Step) -> Iterator[str]:
    yield f"### {step.name.zh} · {step.name.en} (`{step.key}`)"
    yield ""
    marks = [w for w, there in (("自动 automatic", step.automatic), ("不公开 private", step.private)) if there]
    facts = {
        "谁 Who": "、".join(r.label.zh for r in Role if r in step.who),
        "代理人 Agent": POWERS.get(step.power, ""),
        "何时 From": "、".join(f"`{s or '—'}`" for s in sorted(step.sources)),
        "之后 Then": f"`{step.target}`" if step.target else "不变 unchanged",
        "填写 Form": "、".join(_field(f) for f in step.form),
        "条件 Conditions": "、".join(f"`{c.__name__}`" for c in step.conditions),
        "起算 Starts": "、".join(f"`{k}`" for k in step.starts),
        "完成 Closes": "、".join(f"`{k}`" for k in step.closes),
        "撤销 Cancels": "、".join(f"`{k}`" for k in step.cancels),
        "中止、恢复 Pauses, resumes": "、".join(f"`{k}`" for k in (*step.pauses, *step.resumes)),
        "文书 Documents": "、".join(f"《{get_kind(k).title.zh}》" for k in step.documents),
        "依据 Articles": "；".join(step.articles),
        "": "；".join(marks),
    }
    for name, words in facts.items():
        if words:
            yield f"- {name}：{words}" if name else f"- {words}"
    yield ""


def _field(field: Field) -> str:
    inner = f"（{'、'.join(f.label.zh for f in field.fields)}）" if field.fields else ""
    return f"{field.label.zh}{'' if field.required else '?'}{inner}"
