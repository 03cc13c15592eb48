"""What the papers of a hearing say: from the events of the record, the evidence with its opinions, and what the sides filled in."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from shiquan.cases.clock import SHANGHAI
from shiquan.cases.models import Case
from shiquan.law.text import Label
from shiquan.procedure.hearing import READERS, Line, Names, Record, Request, read_record, said_zh
from shiquan.procedure.language import Field
from shiquan.procedure.snapshot import Snapshot
from shiquan.procedure.tables.arbitration_record_forms import CAPACITIES, ELEMENTS, HERE, MODES
from shiquan.procedure.testimony import find_participant, participants_of, role_of, stretches_of

if TYPE_CHECKING:
    from shiquan.cases.writing import Page

WORDS = {key: zh for key, zh, _ in (*CAPACITIES, *MODES, *HERE)}
ANSWERS = {"asked": "待处理", "accepted": "准予补正", "noted": "不予补正"}
AGREED, DISPUTED, ONE_SIDED, OPEN = "一致", "有争议", "一方未填", "均未填"


def names_of(case: Case, facts: Mapping[str, Any]) -> Names:
    """Names that the record quotes. The rows of the dispute are read once."""
    return Names(
        {str(p.pk): p.name for p in case.dispute.parties.all()}, {str(e.pk): e.title for e in case.dispute.evidence.all()},
        {e["item"]: e["no"] for e in facts.get("exhibits", ())},
        {p["id"]: Label(f"{role_of(p).label.zh}{p['name']}", f"{role_of(p).label.en} {p['name']}") for p in participants_of(facts)},
    )  # fmt: skip


def record_of_case(case: Case, facts: Mapping[str, Any]) -> Record:
    """The record of a case as it stands."""
    events = case.events.filter(step__in=READERS, private=False).order_by("number").only("step", "data", "at", "party", "actor_name", "case")
    return read_record(events, names_of(case, facts))


def hearing_fields(page: "Page", _mediation: Case, x: dict[str, Any]) -> dict[str, Any]:
    """Every value that a paper of the hearing may name; each kind takes those it declares."""
    case, s = page.case, page.outcome.after
    fixed = s.facts.get("hearing") or {}
    record = record_of_case(case, s.facts)
    manner = ("不公开开庭" if fixed.get("closed") == "closed" else "公开开庭") + ("，在线进行" if fixed.get("mode") == "online" else "")
    return {
        "arbitrators": _people(s, "arbitrator"), "secretary": "、".join(_people(s, "secretary")), "place": fixed.get("place"), "manner": manner if fixed else None,
        "made_at": page.now.isoformat(), "made_on": page.now.astimezone(SHANGHAI).date().isoformat(),
        "sessions": [{"began": a.isoformat(), "ended": b.isoformat() if b else None} for a, b in record.sessions],
        "present": present_rows(s), "lines": list(line_rows(record)), "requests": [_request(q) for q in record.requests],
        "heard": list(heard_rows(s)), **_evidence(case, s), "elements": element_rows(s), **(testimony_fields(s, record, x["stretch"]) if "stretch" in x else {}), **x,
    }  # fmt: skip


def heard_rows(s: Snapshot) -> Iterator[dict[str, str]]:
    """Who was heard, with the numbers of the entries that this person reads and signs."""
    for row in stretches_of(s.facts):
        person = find_participant(s.facts, row["participant"])
        if person is not None and row["entries"]:
            yield {"name": person["name"], "as_what": role_of(person).label.zh, "entries": _numbers(row["entries"])}


def _numbers(entries: list[int]) -> str:
    return f"第{entries[0]}条" if len(entries) == 1 else f"第{entries[0]}条至第{entries[-1]}条"


def testimony_fields(s: Snapshot, record: Record, stretch: int) -> dict[str, Any]:
    """One stretch of the record, word for word, with what this very person asked to have put right."""
    row = stretches_of(s.facts)[stretch]
    person = find_participant(s.facts, row["participant"])
    assert person is not None
    side = next((p for p in s.parties if str(p.id) == person["party"]), None)
    lines = [line for line in record.lines if stretch in line.stretches]
    asked = [q for q in record.requests if q.number in row["entries"] and q.by == person["name"]]
    return {
        "who": person["name"], "as_what": role_of(person).label.zh, "named_by": side.name if side else "仲裁庭", "entries": _numbers(row["entries"]),
        "began": lines[0].at.isoformat(), "lines": list(line_rows(replace(record, lines=lines))), "requests": [_request(q) for q in asked],
    }  # fmt: skip


def _people(s: Snapshot, role: str) -> list[str]:
    from shiquan.organisations.models import Person

    ids = [p for r, p in s.roles if r.value == role]
    names = dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [names[p] for p in ids if p in names]


def present_rows(s: Snapshot) -> list[dict[str, Any]]:
    """Who was here, in words; sides with their name behind who came for them."""
    sides = {str(p.id): p for p in s.parties}
    rows = []
    several = len({r["session"] for r in s.facts.get("presence", ())}) > 1
    for r in s.facts.get("presence", ()):
        side = sides.get(r["party"] or "")
        capacity = WORDS.get(r["as_what"], r["as_what"])
        who = f"{side.side.label.zh}{'' if r['as_what'] == 'self' else '的' + capacity}" if side else capacity
        rows.append({
            "session": f"第{r['session']}次" if several else "", "name": r["name"], "as_what": who, "mode": WORDS.get(r["mode"], ""),
            "status": WORDS.get(r["status"], ""), "papers": r.get("papers") or "",
        })  # fmt: skip
    return rows


def line_rows(record: Record) -> Iterator[dict[str, str]]:
    """The lines for the paper: a part's name stands with its first line; corrected entries say what they said before."""
    part = ""
    for line in record.lines:
        if line.kind == "part":
            part = line.text.zh
            continue
        yield {"part": part, "number": str(line.number or ""), "speaker": line.speaker, "text": _text(line)}
        part = ""


def _text(line: Line) -> str:
    if not line.earlier:
        return line.text.zh
    return f"{line.text.zh}\n（本条经更正，原记：{'；又记：'.join(line.earlier)}）"


def _request(q: Request) -> dict[str, Any]:
    answer = f"{ANSWERS[q.status]}{'：' + q.answer if q.answer else ''}"
    return {"number": str(q.number), "by": q.by, "text": q.text, "answer": answer}


def _evidence(case: Case, s: Snapshot) -> dict[str, Any]:
    opinions, numbers = s.facts.get("opinions", {}), {e["item"]: e["no"] for e in s.facts.get("exhibits", ())}
    sides = {str(p.id): p.name for p in s.parties}
    agreed: list[str] = []
    disputed: list[str] = []
    rows = []
    for n, e in enumerate(case.dispute.evidence.all(), 1):
        said = {who: one for who, one in opinions.get(str(e.pk), {}).items() if who in sides}
        lines = [f"{sides[who]}：{said_zh(one)}{'。' + one['note'] if one.get('note') else ''}" for who, one in said.items()]
        if said:
            clean = all(one.get(k) == "yes" for one in said.values() for k in ("authentic", "lawful", "relevant"))
            (agreed if clean else disputed).append(e.title)
        rows.append({
            "no": numbers.get(str(e.pk)) or str(n), "title": e.title, "by": sides.get(str(e.party_id), "仲裁庭"), "proves": e.proves,
            "opinions": "\n".join(lines) or "没有发表意见",
        })  # fmt: skip
    return {"exhibits": rows, "agreed": agreed, "disputed": disputed}


def element_points(s: Snapshot) -> Iterator[tuple[Field, str | None, str | None, str]]:
    """Point by point: the field, what the applicants' and the respondents' side filled in, and whether they agree."""
    filled = s.facts.get("elements", {})
    by_side: dict[str, dict[str, str]] = {side: next((filled[str(p.id)] for p in s.parties if p.side.value == side and str(p.id) in filled), {}) for side in ("applicant", "respondent")}
    for field in ELEMENTS:
        mine, yours = (by_side[side].get(field.name) for side in ("applicant", "respondent"))
        both = AGREED if mine == yours else DISPUTED
        yield field, mine, yours, OPEN if mine is None and yours is None else ONE_SIDED if mine is None or yours is None else both


def element_rows(s: Snapshot) -> list[dict[str, str]]:
    """The same in Chinese words, for the paper."""
    rows = []
    for field, mine, yours, verdict in element_points(s):
        words = {k: label.zh for k, label in field.choices}
        rows.append({"name": field.label.zh, "applicant": words.get(mine or "", mine) or "", "respondent": words.get(yours or "", yours) or "", "agreed": verdict})
    return rows
