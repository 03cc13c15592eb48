"""The guided check of the fast track: questions answered beforehand from the file, and the road that the answers open."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from shiquan.cases.clock import SHANGHAI
from shiquan.law.fast_track import ARTICLES, QUESTIONS, ROADS, Finding, Question, Road, check
from shiquan.law.handling import FastTrackFacts, SimplifiedFacts, assess_simplified
from shiquan.law.text import Label
from shiquan.procedure.language import Role
from shiquan.procedure.service import Outcome
from shiquan.procedure.snapshot import Snapshot
from shiquan.workspace.opening import Opened

ANSWERS = ("yes", "no", "unknown")
INJURY_CLAIMS = frozenset({"injury", "occupational_injury"})
STEPS = {
    Road.MEDIATION: "mediate_first", Road.CORRECTION: "ask_correction", Road.SIMPLIFIED: "convert_to_simplified", Road.ORDINARY: "convert_to_ordinary",
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A question with the answer so far, and what in the file speaks for it."""

    question: Question
    answer: str
    because: Label | None
    failing: str = ""
    """yes or unknown where the condition does not hold."""


@dataclass(frozen=True)
class RoadLink:
    """A road that is open: the step behind it with its fields (posted at once), or a page to go to. Neither: nobody here may take it."""

    road: Road
    words: Label
    article: str
    step: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    action: str = ""
    page: str = ""


def is_injury(s: Snapshot) -> bool:
    """Whether the case is about a work injury: a claim of that kind, or the track itself."""
    return s.procedure.startswith("arbitration/fasttrack") or any(c.kind in INJURY_CLAIMS for c in s.claims)


def known_answers(s: Snapshot) -> dict[str, tuple[str, Label | None]]:
    """What the file already says about each question; an answer given in an earlier check stands until the file knows better."""
    earlier = s.facts.get("fast_check") or {}
    found = {q.fact: (str(earlier.get(q.fact) or ""), Label("上次检查时的回答", "Answered in the last check") if earlier.get(q.fact) else None) for q in QUESTIONS}
    return found | {fact: (answer, because) for fact, answer, because in _from_file(s)}


def _from_file(s: Snapshot) -> list[tuple[str, str, Label]]:
    said: list[tuple[str, str, Label]] = []
    others = [c.title for c in s.claims if c.kind not in INJURY_CLAIMS and c.status != "dropped"]
    if others:
        said.append(("only_injury_benefits", "no", Label(f"还有请求：{'、'.join(others[:3])}", f"Also claimed: {', '.join(others[:3])}")))
    elif s.claims:
        said.append(("only_injury_benefits", "yes", Label("请求都是工伤待遇", "All claims are injury benefits")))
    if any(c.kind == "relationship" for c in s.claims):
        said.append(("employment_undisputed", "no", Label("请求确认劳动关系", "Confirmation of employment is claimed")))
    said += _from_injury(s.facts.get("injury") or {})
    disputed = [k for k, voices in (s.facts.get("inputs") or {}).items() if any(v.get("mark") == "disputed" for v in voices.values())]
    if disputed:
        said.append(("facts_clear", "no", Label(f"有 {len(disputed)} 个事实有争议", f"{len(disputed)} facts are disputed")))
    if s.facts.get("corrected") or s.state == "correction":
        done = s.state != "correction"
        said.append(("papers_complete", "yes" if done else "no", Label("已经补正" if done else "正在等补正", "Corrected" if done else "Correction is awaited")))
    missing = {Outcome.MOVED.value}
    tries = [t for rows in (s.facts.get("tries") or {}).values() for t in rows]
    if any(t.get("outcome") in missing for t in tries):
        said.append(("respondent_missing", "yes", Label("送达记录：下落不明", "Service: whereabouts unknown")))
    elif all(p.joined_at for p in s.side(Role.RESPONDENT)):
        said.append(("respondent_missing", "no", Label("单位已经在平台上进入案件", "The respondent has come into the case")))
    return said


def _from_injury(injury: Mapping[str, Any]) -> list[tuple[str, str, Label]]:
    said = []
    result = injury.get("recognition")
    if result:
        number = injury.get("recognition_number") or injury.get("recognised_on") or ""
        yes = result == "recognised"
        said.append(("injury_recognised", "yes" if yes else "no", Label(f"已登记：{'认定为工伤' if yes else '不认定'} {number}", f"On file: {'recognised' if yes else 'not recognised'} {number}")))
    elif injury.get("accepted_on"):
        said.append(("injury_recognised", "no", Label("工伤认定正在办理", "Recognition is pending")))
    if injury.get("grade"):
        said.append(("grade_known_or_not_needed", "yes", Label("鉴定结论已登记", "The grade is on file")))
    elif injury.get("capacity_applied_on"):
        said.append(("grade_known_or_not_needed", "no", Label("劳动能力鉴定正在办理", "The assessment is pending")))
    return said


def read_answers(query: Mapping[str, str], s: Snapshot) -> tuple[dict[str, str], bool]:
    """The answers in the address over those that the file knows, and whether the clerk has answered at all."""
    answers = {fact: answer for fact, (answer, _) in known_answers(s).items()}
    given = {q.fact: query[q.fact] for q in QUESTIONS if query.get(q.fact) in ANSWERS}
    return answers | given, bool(given)


def find_roads(s: Snapshot, answers: Mapping[str, str]) -> Finding:
    """What the answers lead to; the sum of the claims is reckoned here for simplified handling."""
    facts = FastTrackFacts(**{q.fact: {"yes": True, "no": False}.get(answers.get(q.fact, "")) for q in QUESTIONS})
    total = sum((c.amount or Decimal(0) for c in s.claims if c.status != "dropped"), Decimal("0.00"))
    clear = facts.facts_clear and facts.rights_clear
    missing = facts.respondent_missing
    assert s.opened_at is not None
    simple = SimplifiedFacts(clear, total, None, False, False, missing, False)
    return check(facts, assess_simplified(simple, s.opened_at.astimezone(SHANGHAI).date()))


def asked(s: Snapshot, answers: Mapping[str, str], finding: Finding) -> list[Asked]:
    """The questions in their order."""
    known = known_answers(s)
    failing = {f.question.fact: "unknown" if f.unknown else "yes" for f in finding.failing}
    rows = []
    for q in QUESTIONS:
        answer, because = answers.get(q.fact, ""), known[q.fact][1]
        rows.append(Asked(q, answer, because if answer == known[q.fact][0] else None, failing.get(q.fact, "")))
    return rows


def road_links(opened: Opened, answers: Mapping[str, str], finding: Finding) -> list[RoadLink]:
    """Each open road with the one click that takes it."""
    return [_link(opened, road, answers, finding) for road in finding.roads]


def _link(opened: Opened, road: Road, answers: Mapping[str, str], finding: Finding) -> RoadLink:
    case, words, article = opened.case, ROADS[road], ARTICLES[road]
    sitting = reverse("arbitration:sitting", args=[case.pk])
    track = opened.snapshot.procedure.rsplit("/", 1)[0]
    if road is Road.FAST:
        if track == "arbitration/fasttrack":
            return RoadLink(road, words, article, page=f"{sitting}?{urlencode(answers)}")
        return _posting(opened, road, "choose_fast_track", {**answers})
    step = STEPS[road]
    if track == f"arbitration/{road}":
        return RoadLink(road, words, article, page=sitting)
    if road is Road.CORRECTION:
        page = f"{reverse('workspace:step', args=[case.pk, step])}?next={sitting}" if opened.may(step) else ""
        return RoadLink(road, words, article, page=page)
    if road is Road.MEDIATION:
        return _posting(opened, road, step, {})
    reason = "；".join(f.question.failing.zh for f in finding.failing if not f.unknown) or "不走工伤速裁"
    given = {"told": "yes", "reason": f"引导检查：{reason}"[:500]}
    if road is Road.SIMPLIFIED:
        given |= {"facts_clear": "yes", "respondent_missing": "no"}
    return _posting(opened, road, step, given)


def _posting(opened: Opened, road: Road, step: str, fields: Mapping[str, str]) -> RoadLink:
    action = reverse("workspace:step", args=[opened.case.pk, step]) if opened.may(step) else ""
    return RoadLink(road, ROADS[road], ARTICLES[road], step, tuple(fields.items()), action)
