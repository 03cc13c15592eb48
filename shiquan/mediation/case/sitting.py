"""The stages of one work-injury mediation in a single sitting: talks, papers, signing, confirmation, against three hours."""

from datetime import datetime

from shiquan.cases.clock import now
from shiquan.law.text import Label
from shiquan.procedure.snapshot import Snapshot
from shiquan.workspace.opening import Opened
from shiquan.workspace.stopwatch import Stage, first_steps

INJURY_CLAIMS = frozenset({"injury", "occupational_injury"})
STAGES = (
    ("talks", Label("调解", "Talks"), "draft_agreement"),
    ("papers", Label("制作文书", "Papers"), ""),
    ("signing", Label("签署", "Signing"), ""),
    ("confirmation", Label("申请司法确认", "Confirmation"), ""),
)


def is_injury(s: Snapshot) -> bool:
    """Whether the mediation is about a work injury: by its claims, by the triage, or because the injury is on file."""
    return bool(s.facts.get("injury")) or (s.facts.get("triage") or {}).get("track") == "injury" or any(c.kind in INJURY_CLAIMS for c in s.claims)


def read_stages(opened: Opened) -> list[Stage]:
    """Each stage ends with the step that ends it, or when the mediator marked it; nothing runs before the sitting began."""
    case, at = opened.case, now()
    sitting = opened.snapshot.facts.get("sitting") or {}
    marked = {row["stage"]: datetime.fromisoformat(row["at"]) for row in sitting.get("stages", ())}
    steps = first_steps(opened)
    court = next((child.opened_at for child in case.children.all() if child.procedure.startswith("confirmation/")), None)
    agreed = case.closed_at if case.result == "agreed" else None
    papers = [d for d in case.documents.all() if d.kind == "mediation_agreement" and d.status != "void"]
    signed = min((s.signed_at for d in papers[-1:] for s in d.signatures.all()), default=None)
    ends = {"papers": signed, "signing": agreed, "confirmation": court}
    over = datetime.fromisoformat(sitting["ended_at"]) if sitting.get("ended_at") else case.closed_at if agreed is None else None
    since = datetime.fromisoformat(sitting["started_at"]) if sitting.get("started_at") else None
    found = []
    for key, name, step in STAGES:
        until = ends.get(key) or (_after(steps.get(step), since) if step else None) or marked.get(key) or (over if since else None)
        found.append(Stage(key, name, since, until if since else None, at, in_office_hours=False))
        since = until if since else None
    return found


def _after(instant: datetime | None, since: datetime | None) -> datetime | None:
    return instant if instant is not None and since is not None and instant >= since else None
