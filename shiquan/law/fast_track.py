"""The guided check of the work-injury fast track: the conditions as questions, what a "no" means, and which road is open instead.

劳动人事争议仲裁办案规则（2017）第29、56、57、61、69条; 工伤保险条例（2010）第17、20、25条; the fast track itself is a promise of the
county on the ground of simplified handling. What holds is decided in :mod:`shiquan.law.handling`; here are words and roads.
"""

from dataclasses import dataclass
from enum import StrEnum

from shiquan.law.handling import Answer, Condition, FastTrackFacts, Opening, assess_fast_track
from shiquan.law.text import Label


class Road(StrEnum):
    """How a case may go on."""

    FAST = "fast"
    MEDIATION = "mediation"
    CORRECTION = "correction"
    SIMPLIFIED = "simplified"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class Question:
    """One condition in plain words. ``fact``: the field of ``FastTrackFacts``; ``condition``: its key in the assessment.

    ``wanted``: the answer that keeps the fast track open; ``failing``: what is said when it is the other one.
    """

    fact: str
    condition: str
    ask: Label
    help: Label
    failing: Label
    wanted: bool = True


QUESTIONS = (
    Question("only_injury_benefits", "only_injury_benefits", Label("申请人只要工伤待遇吗？", "Does the applicant ask for injury benefits only?"),
             Label("还要工资、加班费、经济补偿的，不走速裁。", "With wages, overtime or severance beside them the fast track is not taken."),
             Label("还有工伤待遇以外的请求，要一并审理", "there are claims beside injury benefits, to be heard with them")),
    Question("injury_recognised", "injury_recognised", Label("人社部门已经认定工伤了吗？", "Has the injury been recognised?"),
             Label("看有没有《认定工伤决定书》；正在认定、还没申请的，都答“没有”。", "Look for the decision; while it is pending or not applied for, the answer is no."),
             Label("还没有工伤认定决定，待遇没有依据", "without a decision of recognition there is no ground for benefits")),
    Question("grade_known_or_not_needed", "grade", Label("伤残等级出来了吗（或者用不着鉴定）？", "Is the disability grade known, or none needed?"),
             Label("只要医疗费、停工留薪期工资的，用不着等级。", "For medical costs and paid leave alone no grade is needed."),
             Label("等级还没有鉴定结论，算不出补助金", "the grade is not known, so the lump sums can't be worked out")),
    Question("employment_undisputed", "employment", Label("双方都承认有劳动关系吗？", "Do both sides accept that there was employment?"),
             Label("请求里有“确认劳动关系”，或者单位否认的，答“没有”。", "No, if confirmation of employment is claimed or the employer denies it."),
             Label("劳动关系有争议，要先查清", "employment is disputed and must be settled first")),
    Question("facts_clear", "facts_clear", Label("受伤经过、工资、治疗这些事实清楚吗？", "Are accident, wage and treatment clear?"),
             Label("双方说法基本一致，有病历、工资条能对上。", "Both tell nearly the same, and medical file and pay slips fit."),
             Label("事实还不清楚，需要调查", "the facts are not clear yet and need inquiry")),
    Question("rights_clear", "rights_clear", Label("谁该付、付哪几项，明确吗？", "Is it clear who owes which benefits?"),
             Label("争的只是数额的，算明确。", "It is clear when only the sums are disputed."),
             Label("谁承担、承担什么还有争议", "who owes what is disputed")),
    Question("papers_complete", "papers_complete", Label("材料齐了吗？", "Are the papers complete?"),
             Label("申请书、身份证明、认定决定、鉴定结论、工资证明。", "Application, identity, recognition, grading, proof of wages."),
             Label("材料没有齐，要一次性告知补正", "papers are missing: say once which")),
    Question("respondent_missing", "respondent_missing", Label("单位找得到人吗？", "Can the respondent be reached?"),
             Label("有电话、地址，能送到。", "There is a telephone and an address that works."),
             Label("单位下落不明，只能按普通程序（可能要公告送达）", "the respondent can't be found: ordinary procedure, perhaps public notice"), wanted=False),
)  # fmt: skip
ROADS = {
    Road.FAST: Label("走工伤速裁：当日受理、立案、送达，30 日内结案", "The fast track: accepted, filed and served today, closed within 30 days"),
    Road.MEDIATION: Label("先行调解：暂缓受理，同时申请工伤认定和劳动能力鉴定", "Mediation first: acceptance is put off while recognition and grading are applied for"),
    Road.CORRECTION: Label("先补正：一次性告知缺什么，补齐后再查一次", "Correction first: say once what is missing, then check again"),
    Road.SIMPLIFIED: Label("简易处理：独任仲裁，45 日内结案", "Simplified handling: one arbitrator, within 45 days"),
    Road.ORDINARY: Label("普通程序：45 日内结案，案情复杂的最多延长 15 日", "Ordinary procedure: within 45 days, at most 15 more"),
}
ARTICLES = {
    Road.FAST: "《石泉县调解服务承诺》（2025）",
    Road.MEDIATION: "《劳动人事争议仲裁办案规则》（2017）第69条",
    Road.CORRECTION: "《劳动人事争议仲裁办案规则》（2017）第29条",
    Road.SIMPLIFIED: "《劳动人事争议仲裁办案规则》（2017）第56条、第57条",
    Road.ORDINARY: "《劳动争议调解仲裁法》（2008）第43条",
}


@dataclass(frozen=True, slots=True)
class Failing:
    """A condition that does not hold, or is not known: the question and the condition with its article."""

    question: Question
    condition: Condition

    @property
    def unknown(self) -> bool:
        """Whether it was only not answered yet."""
        return self.condition.holds is Answer.UNKNOWN


@dataclass(frozen=True, slots=True)
class Finding:
    """The end of the check: the assessment, what fails, and the open roads, the best first."""

    opening: Opening
    failing: tuple[Failing, ...]
    roads: tuple[Road, ...]


def check(facts: FastTrackFacts, simplified: Opening) -> Finding:
    """What the answers lead to. ``simplified``: whether simplified handling is open for the same case."""
    opening = assess_fast_track(facts)
    by_key = {condition.key: condition for condition in opening.conditions}
    failing = tuple(Failing(q, by_key[q.condition]) for q in QUESTIONS if by_key[q.condition].holds is not Answer.YES)
    return Finding(opening, failing, _roads(facts, opening, simplified))


def _roads(facts: FastTrackFacts, opening: Opening, simplified: Opening) -> tuple[Road, ...]:
    """Unknown answers alone close nothing and open nothing: then only the ordinary procedure stands, and the check goes on."""
    roads = []
    if opening.open is Answer.YES:
        roads.append(Road.FAST)
    if facts.papers_complete is False:
        roads.append(Road.CORRECTION)
    if facts.injury_recognised is False or facts.grade_known_or_not_needed is False:
        roads.append(Road.MEDIATION)
    if simplified.open is Answer.YES:
        roads.append(Road.SIMPLIFIED)
    return (*roads, Road.ORDINARY)
