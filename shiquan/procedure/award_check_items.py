"""The check of an award, item by item: claims, sums, words, finality. Law arts. 46, 47; Rules arts. 50, 53."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from shiquan.law.errors import LawError
from shiquan.law.money import plain
from shiquan.procedure.amounts_in_words import amounts_in, totals_in
from shiquan.procedure.award_findings import LAW, RULES, Draft, Finding, Row, error, warning
from shiquan.procedure.award_law import ITEM_KINDS, SETTLED, TYPES, propose

REJECTS = re.compile(r"驳回|不予支持|不支持")
WITHIN = re.compile(r"(?<!\d)(\d{1,3})\s*(?:个)?(?:工作)?日内")


def check_claims(d: Draft) -> Iterator[Finding]:
    """Every open claim exactly once; a partial award some of them, each once; nothing that nobody claimed."""
    wanted = {c.id: c.title for c in d.open_claims}
    named = Counter(r.claim.id for r in d.rows)
    left = [title for key, title in wanted.items() if key not in named]
    if left and not d.partial:
        yield error("undecided", (f"还有请求没有裁决：{'、'.join(left)}。", f"a claim is not decided: {', '.join(left)}."),
                    ("每一项请求都要写明支持、部分支持或驳回。", "decide every claim: granted, in part, or rejected."), f"{LAW}第46条", "items")  # fmt: skip
    twice = [wanted.get(key, "") for key, n in named.items() if n > 1]
    if twice:
        yield error("twice", (f"有请求重复裁决：{'、'.join(twice)}。", "a claim is decided twice."), ("每一项请求只裁决一次，请删去多余的。", "decide each claim once."), f"{LAW}第46条", "items")
    strange = [r.claim.title for r in d.rows if r.claim.id not in wanted]
    if strange or d.unknown:
        yield error("beyond", (f"裁决了申请人没有提出、已放弃或已裁决的事项：{'、'.join(strange) or '不在本案请求中'}。", "something is decided that is not an open claim of this case."),
                    ("裁决不能超出仲裁请求，请删去这一项。", "an award can't go beyond the claims: remove it."), f"{LAW}第46条", "items")  # fmt: skip
    if d.partial and (not d.rows or len(named) >= len(wanted)):
        yield error("partial", ("先行裁决只裁决一部分请求，其余继续审理。", "a partial award decides some claims and leaves the others."), ("请只选择事实已经清楚的请求。", "choose only claims whose facts are clear."),
                    f"{LAW}第43条", "items")  # fmt: skip
    for row in d.rows:
        if row.decision not in ("support", "part", "reject"):
            yield error("decision", (f"“{row.claim.title}”还没有选支持、部分支持或驳回。", f"no decision on “{row.claim.title}”."), ("请选择。", "choose one."), f"{LAW}第46条", row.field("decision"))


def check_amounts(d: Draft) -> Iterator[Finding]:
    """Granted: the sum claimed; in part: less; rejected: none. Never more than was claimed."""
    for row in d.rows:
        yield from _amount(row)


def _amount(row: Row) -> Iterator[Finding]:
    claimed, sum_, name, at = row.claim.amount, row.amount, row.claim.title, row.field("amount")
    if row.decision == "reject":
        if sum_:
            yield error("rejected_sum", (f"“{name}”已驳回，不应再有金额。", f"“{name}” is rejected: a rejected claim has no sum."), ("请删去金额，或改为部分支持。", "remove the sum or grant in part."), f"{LAW}第46条", at)
        return
    if row.decision not in ("support", "part"):
        return
    if claimed is None:
        if sum_:
            yield warning("sum_unclaimed", (f"“{name}”没有请求具体金额，裁决写了{plain(sum_)}元。", f"no sum was claimed for “{name}”."), ("请核对申请人在庭审中明确的金额。", "check what was claimed at the hearing."), f"{LAW}第46条", at)
        return
    if sum_ is None or sum_ <= 0:
        yield error("sum_missing", (f"“{name}”支持了，但没有写金额。", f"the sum for “{name}” must be given."), ("请填写金额，或改为驳回。", "give the sum, or reject."), f"{LAW}第46条", at)
    elif sum_ > claimed:
        yield error("ultra_petita", (f"“{name}”请求 {plain(claimed)} 元，裁决 {plain(sum_)} 元，超出了请求。", f"the sum for “{name}” must not exceed the claim."), ("裁决金额不能超过请求金额。", "lower it to the sum claimed."), f"{LAW}第46条", at)
    elif row.decision == "support" and sum_ != claimed:
        yield error("should_be_part", (f"“{name}”裁决金额少于请求，应为“部分支持”。", f"less than claimed for “{name}” is “granted in part”."), ("请改正裁决或金额。", "mend the decision or the sum."), f"{LAW}第46条", at)
    elif row.decision == "part" and sum_ == claimed:
        yield error("should_be_full", (f"“{name}”裁决金额等于请求，应为“支持”。", f"the whole sum of “{name}” is “granted”."), ("请改正裁决或金额。", "mend the decision or the sum."), f"{LAW}第46条", at)


def check_words(d: Draft) -> Iterator[Finding]:
    """What the words of a decision say must be what its row says; totals must add up."""
    for row in d.rows:
        if row.text and row.decision:
            yield from _words(d, row)
    for sum_ in totals_in("\n".join(r.text for r in d.rows)):
        if sum_ != d.total:
            yield error("total", (f"主文写合计{plain(sum_)}元，各项相加是{plain(d.total)}元。", f"the decision says a total of {plain(sum_)}; the items add up to {plain(d.total)}."),
                        ("请改正合计或各项金额。", "mend the total or the items."), f"{LAW}第46条", "items")  # fmt: skip
    known = {d.total, sum((c.amount or Decimal(0) for c in d.open_claims), Decimal(0)), *(r.amount for r in d.rows), *(r.claim.amount for r in d.rows)}
    for sum_ in totals_in(d.reasons):
        if sum_ not in known:
            yield warning("total_in_reasons", (f"说理部分的合计{plain(sum_)}元，与裁决各项和请求都对不上。", f"the total of {plain(sum_)} in the reasons fits neither the items nor the claims."),
                          ("请核对说理部分的金额。", "check the sums in the reasons."), f"{RULES}第53条", "reasons")  # fmt: skip


def _words(d: Draft, row: Row) -> Iterator[Finding]:
    name, at = row.claim.title, row.field("text")
    rejects = bool(REJECTS.search(row.text))
    if row.decision == "reject" and not rejects:
        yield error("words_grant", (f"“{name}”选了驳回，主文没有写驳回。", f"“{name}” is rejected, but its words don't say so."), ("请在主文写明驳回。", "say so in the words."), f"{LAW}第46条", at)
    if row.decision == "support" and rejects:
        yield error("words_reject", (f"“{name}”选了支持，主文却写了驳回或不予支持。", f"“{name}” is granted, but its words reject."), ("请改正主文或裁决。", "mend the words or the decision."), f"{LAW}第46条", at)
    if row.decision != "reject" and row.amount is not None:
        yield from _sums(row, amounts_in(row.text))
    for found in WITHIN.findall(row.text):
        if d.perform_days and int(found) != d.perform_days:
            yield warning("days_differ", (f"“{name}”的主文写{found}日内，履行期限填的是{d.perform_days}日。", f"the words say {found} days, the form {d.perform_days}."), ("请统一。", "make them agree."), f"{RULES}第53条", at)


def _sums(row: Row, said: list[Decimal]) -> Iterator[Finding]:
    """The sum itself, alone or with the parts that add up to it; of a claim granted in part also what was claimed or refused."""
    sum_, name, at = row.amount, row.claim.title, row.field("text")
    assert sum_ is not None
    parts = [s for s in said if s != sum_]
    if row.decision == "part" and row.claim.amount is not None:
        parts = [s for s in parts if s not in (row.claim.amount, row.claim.amount - sum_)]
    fits = (sum_ in said and (not parts or sum(parts) == sum_)) or (said and sum(said) == sum_)
    if not said:
        yield error("words_no_sum", (f"“{name}”裁决{plain(sum_)}元，主文没有写金额。", f"the words of “{name}” don't name the sum."), ("请在主文写明金额。", "name it."), f"{LAW}第46条", at)
    elif not fits:
        shown = "、".join(f"{plain(s)}元" for s in said)
        yield error("words_other_sum", (f"“{name}”裁决{plain(sum_)}元，主文写的是{shown}。", f"the words of “{name}” name other sums than {plain(sum_)}."), ("请把主文和金额改成一致。", "make words and sum agree."), f"{LAW}第46条", at)


def check_finality(d: Draft) -> Iterator[Finding]:
    """Stated for each item, and as the law has it; a departure says why (Law art. 47, Rules art. 50)."""
    for row in d.rows:
        if row.finality not in TYPES and row.decision:
            yield error("finality", (f"“{row.claim.title}”没有写明是否终局。", f"“{row.claim.title}”: final or not?"), ("请选择终局或非终局。", "state it."), f"{RULES}第50条", row.field("finality"))
    try:
        proposed = propose(d.snapshot, ({"claim": r.claim.id, "decision": r.decision, "amount": r.amount} for r in d.rows), d.on)
    except LawError as wrong:
        yield warning("no_threshold", (f"算不出终局的金额线：{wrong.label.zh}。", f"the threshold is not known: {wrong.label.en}."), ("请自行核对最低工资的12倍。", "check it by hand."), f"{LAW}第47条", "items")
        return
    for row in d.rows:
        one = proposed[str(row.claim.id)]
        if row.finality in TYPES and (row.finality == "final") is not one.final:
            sure = ITEM_KINDS.get(row.claim.kind) in SETTLED and row.decision != "reject" and not row.finality_reason.strip()
            make = error if sure else warning
            stated = TYPES[row.finality].removesuffix("裁决")
            yield make("finality_differs", (f"“{row.claim.title}”写的是{stated}，按法律是{'终局' if one.final else '非终局'}：{one.why.zh}。", f"“{row.claim.title}”: {one.why.en}."),
                       ("请改正，或写明与推定不同的理由。", "mend it, or give the reason for departing."), "；".join(a.cite() for a in one.articles), row.field("finality"))  # fmt: skip
