"""The check of an award as a paper: remedies, articles, absence, tribunal, performance, time."""

import re
from collections.abc import Iterator
from datetime import timedelta

from shiquan.law.citations import check_citations
from shiquan.procedure.award_findings import LAW, RULES, Draft, Finding, error, person_ids, warning
from shiquan.procedure.award_law import TYPES
from shiquan.procedure.effects.award_clock import KEY
from shiquan.procedure.forms import SHANGHAI
from shiquan.procedure.language import Role

FIFTEEN, THIRTY = re.compile(r"(?:十五|15)\s*日"), re.compile(r"(?:三十|30)\s*日")
ANYBODY_SUES = re.compile(r"(?:当事人|双方|任何一方|用人单位)[^。；]{0,40}起诉")
AWAY = re.compile(r"缺席|(?:未|没有|拒不|不)到庭|中途退庭|未出庭")
LONG_PERFORMANCE = 30


def check_remedies(d: Draft) -> Iterator[Finding]:
    """Words of the remedies that were changed by hand must still tell each side its own road (Law arts. 48-50)."""
    for kind in dict.fromkeys(r.finality for r in d.rows if r.finality in TYPES):
        words = d.remedies.get(kind, "")
        missing = list(_missing(kind, words)) if words else []
        if missing:
            zh, en = "；".join(z for z, _ in missing), "; ".join(e for _, e in missing)
            yield error("remedies", (f"{TYPES[kind]}的权利告知不对：{zh}。", f"the remedies of the {kind} paper are wrong: {en}."), ("请改正，或清空后使用标准告知。", "mend them, or empty the field for the standard words."),
                        f"{LAW}第48条、第49条" if kind == "final" else f"{LAW}第50条", f"remedy_{kind}")  # fmt: skip


def _missing(kind: str, words: str) -> Iterator[tuple[str, str]]:
    if not (FIFTEEN.search(words) and "起诉" in words and "人民法院" in words):
        yield "没有写明十五日内向人民法院起诉", "fifteen days to sue in court"
    if kind == "final":
        if "劳动者" not in words or ANYBODY_SUES.search(words):
            yield "终局裁决只有劳动者可以起诉", "only the worker may sue against a final award"
        if not (THIRTY.search(words) and "撤销" in words and "中级人民法院" in words and "用人单位" in words):
            yield "没有写明用人单位三十日内向中级人民法院申请撤销", "the employer's thirty days to ask the intermediate court"
    elif "撤销" in words or "中级人民法院" in words:
        yield "非终局裁决不能申请撤销，双方都可以起诉", "a non-final award can't be set aside; either side may sue"


def check_citations_of(d: Draft) -> Iterator[Finding]:
    """Every article cited exists."""
    for where, text in (("findings", d.findings), ("reasons", d.reasons), *((r.field("text"), r.text) for r in d.rows)):
        for doubt in check_citations(text, d.on):
            make = error if doubt.certain else warning
            yield make("citation", (f"{doubt.why.zh}。", f"{doubt.why.en}."), ("请核对条文。", "check the citation."), f"{RULES}第53条", where)


def check_presence(d: Draft) -> Iterator[Finding]:
    """An award by default says so; one after a hearing with both sides does not (Law art. 36)."""
    gone = set(d.snapshot.facts.get("absent", ()))
    sides = {str(p.id) for p in d.snapshot.side(Role.RESPONDENT)}
    text = d.findings + d.reasons
    if sides and gone >= sides:
        if not AWAY.search(text):
            yield warning("absence_untold", ("被申请人缺席，事实和说理部分没有写通知和缺席的情况。", "the respondent stayed away, but findings and reasons don't tell how it was summoned."),
                          ("请写明怎样通知、无正当理由未到庭；首部会自动写明缺席裁决。", "tell it; the head of the award says so by itself."), f"{LAW}第36条", "findings")  # fmt: skip
    elif "缺席裁决" in text or "缺席审理" in text:
        yield error("absence_wrong", ("正文写了缺席，庭审记录里被申请人没有缺席。", "the text speaks of absence; the hearing was not in absence."), ("请删去，或先登记缺席审理。", "remove it, or note the absence first."), f"{LAW}第36条", "reasons")


def check_bench(d: Draft) -> Iterator[Finding]:
    """One arbitrator or three, a secretary, nobody who had to step back, no request for recusal left open."""
    s = d.snapshot
    seats = [p for r, p in s.roles if r is Role.ARBITRATOR]
    if len(set(seats)) not in (1, 3) or s.holder(Role.SECRETARY) is None:
        yield error("bench", (f"仲裁庭不完整：仲裁员{len(set(seats))}名{'' if s.holder(Role.SECRETARY) else '，没有书记员'}。", "the tribunal is not complete."), ("请先组成仲裁庭。", "form the tribunal first."), f"{LAW}第31条", "bench")
    recusal = s.facts.get("recusal") or {}
    if recusal.get("status") == "asked":
        yield error("recusal_open", ("还有回避申请没有决定。", "a request for recusal waits for its decision."), ("请主任先作出决定。", "the director decides it first."), f"{LAW}第33条", "bench")
    barred = person_ids(s.facts.get("mediators") or ()) | {p.person for p in s.parties if p.person}
    barred |= person_ids([recusal["person"]]) if recusal.get("status") == "upheld" else set()
    if barred & {p for r, p in s.roles if r in (Role.ARBITRATOR, Role.SECRETARY)}:
        yield error("recused", ("仲裁庭里有应当回避的人。", "somebody who had to step back sits on the tribunal."), ("请更换后再裁决。", "replace them first."), f"{LAW}第33条", "bench")


def check_performance(d: Draft) -> Iterator[Finding]:
    """Who has to pay is told until when (CPL art. 250 counts enforcement from that day)."""
    pays = any(r.decision in ("support", "part") for r in d.rows)
    if pays and not d.perform_days:
        yield error("perform_days", ("没有写几日内履行。", "the days of performance are missing."), ("请填写，例如 10。", "give them, such as 10."), f"{RULES}第53条", "perform_days")
    elif pays and (d.perform_days or 0) > LONG_PERFORMANCE:
        yield warning("perform_long", (f"履行期限{d.perform_days}日，比通常的长。", f"{d.perform_days} days are longer than usual."), ("请核对。", "check it."), f"{RULES}第53条", "perform_days")


def check_dates(d: Draft) -> Iterator[Finding]:
    """Heard before it is decided; nothing asked for that still waits; in time or late."""
    facts = d.snapshot.facts
    if not facts.get("hearings"):
        yield error("unheard", ("还没有开过庭。", "there was no hearing."), ("请先开庭。", "hold it first."), f"{RULES}第41条", "dates")
    for fact, zh, en in (("claim_change", "增加、变更请求的申请", "change of claims"), ("counterclaim", "反申请", "counterclaim"), ("jurisdiction", "管辖异议", "objection to jurisdiction")):
        if (facts.get(fact) or {}).get("status") == "asked" and not d.partial:
            yield error("waiting", (f"还有{zh}没有处理。", f"a {en} waits for its decision."), (f"请先处理{zh}。", "decide it first."), f"{RULES}第36条、第44条", "dates")
    clock = next(iter(d.snapshot.open_clocks(KEY)), None)
    if clock is None or clock.due_at is None:
        return
    due = clock.due_at.astimezone(SHANGHAI)
    if clock.expired or clock.due_at < d.at:
        yield warning("overdue", (f"裁决期限已于{due:%Y-%m-%d}届满。", f"the award was due on {due:%Y-%m-%d}."), ("请尽快作出；当事人可以就该争议起诉。", "make it at once; the parties may sue."), f"{LAW}第43条", "dates")
    elif clock.due_at - d.at <= timedelta(days=3):
        yield warning("due_soon", (f"裁决期限{due:%Y-%m-%d}届满。", f"the award is due on {due:%Y-%m-%d}."), ("请在届满前签发。", "issue it before."), f"{LAW}第43条", "dates")
