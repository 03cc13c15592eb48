"""The same claims twice: not after they were deemed withdrawn, not while they are pending, not after they were decided.

劳动人事争议仲裁办案规则 (2017) arts. 34, 39. Whoever withdrew by his own will may file again (art. 35).
"""

from shiquan.cases.models import Case, Claim, Party
from shiquan.law.text import Label
from shiquan.procedure.language import Refusal, Refused

OPENINGS = ("file", "receive")
BARRING = ("deemed_withdrawn", "awarded", "default_awarded", "conciliated")
ARTICLES = "《劳动人事争议仲裁办案规则》（2017）第34条、第39条"


def may_repeat(case: Case, step: str) -> bool:
    """Whether a step may bring claims that an earlier arbitration had."""
    return step in OPENINGS and case.procedure.startswith("arbitration/") and not case.procedure.startswith("arbitration/review")


def check_refiling(case: Case, step: str) -> None:
    """Raises Refused when an arbitration that was just written down repeats claims of an earlier one."""
    if not may_repeat(case, step):
        return
    for earlier in _between_the_same_sides(case):
        again = _amounts(case) & _amounts(earlier)
        if again:
            raise Refused(_say(earlier, sorted(title for _, title, _ in again)))


def _between_the_same_sides(case: Case) -> list[Case]:
    parties = Party.objects.filter(dispute=case.dispute_id)
    applicants = parties.filter(side="applicant").exclude(id_index="").values("id_index")
    respondents = parties.filter(side="respondent").values("name")
    disputes = Party.objects.filter(side="applicant", id_index__in=applicants).values("dispute")
    others = Party.objects.filter(side="respondent", name__in=respondents, dispute__in=disputes).values("dispute")
    cases = Case.objects.filter(procedure__startswith="arbitration/", dispute__in=others).exclude(dispute=case.dispute_id)
    return [c for c in cases.select_related("dispute") if c.state in BARRING or c.closed_at is None]


def _amounts(case: Case) -> set[tuple[str, str, str]]:
    rows = Claim.objects.filter(dispute=case.dispute_id).exclude(status="dropped").values_list("kind", "title", "amount")
    return {(kind, title, str(amount)) for kind, title, amount in rows}


def _say(earlier: Case, titles: list[str]) -> Refusal:
    number, what = str(earlier), "、".join(titles)
    words = {
        "deemed_withdrawn": ("因未到庭按撤回处理，不能就同一请求再次申请", "was deemed withdrawn; the same claims can't be filed again"),
        "awarded": ("已经裁决", "was decided"), "default_awarded": ("已经裁决", "was decided"), "conciliated": ("已经调解", "was conciliated"),
    }  # fmt: skip
    zh, en = words.get(earlier.state, ("正在处理", "is pending"))
    why = Label(f"同样的请求（{what}）在 {number} 号案件中{zh}。", f"The same claims ({what}): case {number} {en}.")
    todo = Label("请只提出没有处理过的请求；对原处理有异议的，请咨询法律援助。", "File only claims that were not dealt with; legal aid can advise on the earlier case.")
    return Refusal(why, todo, ARTICLES)
