"""The stages of one sitting before the commission, read from the case's own events and clocks."""

from datetime import datetime
from typing import Any

from shiquan.cases.clock import now
from shiquan.law.text import Label
from shiquan.procedure.conditions_arbitration import answers
from shiquan.workspace.opening import Opened
from shiquan.workspace.stopwatch import Stage, first_steps, newest_clocks

ENDED = ("draft_conciliation", "close_hearing")
CLOSES_WITH_PROMISE = ("FAST_TRACK_30", "ARB_AWARD_45")


def read_stages(opened: Opened) -> list[Stage]:
    """Acceptance, filing and tribunal, service, defence, talks or hearing, the end. One query for the events."""
    case, facts, at = opened.case, opened.snapshot.facts, now()
    steps = first_steps(opened)
    clocks = newest_clocks(opened)
    accepted, formed = _instant(facts.get("accepted_at")), steps.get("form_tribunal")
    served, answered = _served(opened), _answered(opened, at)
    promise = clocks.get("FAST_ACCEPT")
    began = promise.started_at if promise is not None else case.opened_at
    heard = min((steps[k] for k in ENDED if k in steps), default=None)
    ready = max(served, formed) if served and formed else None
    made = case.closed_at or steps.get("issue_award")

    def stage(key: str, zh: str, en: str, since: datetime | None, until: datetime | None, promised: str, statutory: str, office: bool = True) -> Stage:
        # What was overtaken counts as ended with what came after it.
        return Stage(key, Label(zh, en), since, until or (case.closed_at if since else None), at, clocks.get(promised), clocks.get(statutory), office)

    return [
        stage("accept", "审查受理", "Acceptance", began, accepted, "FAST_ACCEPT", "ARB_ACCEPT_DECISION"),
        stage("file", "立案分案、组庭", "Filing, tribunal", accepted, formed, "FAST_FILE", "ARB_TRIBUNAL_NOTICE"),
        stage("serve", "通知送达", "Service of the notices", accepted, served, "FAST_SERVE", "ARB_SERVE_COPY"),
        stage("defence", "答辩", "Defence", served, answered, "", "ARB_DEFENCE", False),
        stage("hearing", "调解或开庭", "Talks or hearing", ready, heard or made, "", "HEARING_NOTICE_LATEST", False),
        stage("close", "文书送达、结案", "Papers served, closed", heard, case.closed_at, "FAST_TRACK_30", "ARB_AWARD_45", False),
    ]


def _instant(value: Any) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _served(opened: Opened) -> datetime | None:
    """When the last respondent had the copy of the application."""
    known = opened.snapshot.facts.get("served", {}).get("copy", {})
    waiting = [str(p.id) for p in answers(opened.snapshot)]
    return max((datetime.fromisoformat(known[p]) for p in waiting), default=None) if waiting and all(p in known for p in waiting) else None


def _answered(opened: Opened, at: datetime) -> datetime | None:
    """When the last respondent answered, gave up the time for it, or let it pass."""
    rows = [d for d in opened.case.deadlines.all() if d.key == "ARB_DEFENCE"]
    if not rows or any(d.status in ("open", "paused") for d in rows):
        return None
    given = [datetime.fromisoformat(d["at"]) for d in opened.snapshot.facts.get("defences", {}).values() if d.get("at")]
    shortened = first_steps(opened).get("shorten_defence")
    missed = [d.due_at for d in rows if d.status == "missed" and d.due_at is not None]
    return max([*given, *([shortened] if shortened else []), *missed], default=at)
