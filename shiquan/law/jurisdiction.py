"""Which arbitration commission may take a dispute.

Sources: 劳动争议调解仲裁法（2008）第21条; 劳动人事争议仲裁办案规则（2017）第8—10条.
"""

from dataclasses import dataclass

from shiquan.law.articles import Article
from shiquan.law.errors import LawError
from shiquan.law.text import Label

LAW_21 = Article("劳动争议调解仲裁法", "2008", "21")
RULES_8 = Article("劳动人事争议仲裁办案规则", "2017", "8")
RULES_9 = Article("劳动人事争议仲裁办案规则", "2017", "9")
RULES_10 = Article("劳动人事争议仲裁办案规则", "2017", "10")


@dataclass(frozen=True, slots=True)
class Places:
    """Counties as at the time of filing: actual workplaces, the employer's seat, and where cases are already filed.

    ``accepted_first``: the commission that accepted first, when several places of performance compete.
    ``worker_filed`` and ``employer_filed``: where each side has filed, if it has.
    """

    workplaces: tuple[str, ...] = ()
    employer_seat: str | None = None
    worker_filed: str | None = None
    employer_filed: str | None = None
    accepted_first: str | None = None


@dataclass(frozen=True, slots=True)
class Competent:
    """One commission that may take the case, why, and the article."""

    place: str
    why: Label
    article: Article


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """Competent commissions, the one that goes first where the law says so, and what to do."""

    competent: tuple[Competent, ...]
    preferred: Competent | None
    advice: tuple[Label, ...]

    def may_take(self, place: str) -> bool:
        """Whether the commission of this county may take the case as things stand."""
        if self.preferred is not None:
            return self.preferred.place == place
        return any(found.place == place for found in self.competent)


_LATER = Label(
    "受理后工作地点或单位住所地变化的，不影响管辖",
    "later moves of workplace or seat do not change jurisdiction",
)
_OBJECT = Label(
    "对管辖有异议的，须在答辩期届满前书面提出（期限 ARB_JURISDICTION_OBJECTION）",
    "an objection must be made in writing before the defence period ends (ARB_JURISDICTION_OBJECTION)",
)


def find_jurisdiction(places: Places) -> Jurisdiction:
    """The competent commissions. Raises ``LawError`` when neither a workplace nor the employer's seat is known."""
    workplaces = tuple(dict.fromkeys(place.strip() for place in places.workplaces if place.strip()))
    performed = tuple(
        Competent(
            place, Label("劳动合同履行地（实际工作场所）", "place of performance (actual workplace)"), RULES_8
        )
        for place in workplaces
    )
    seat = places.employer_seat and Competent(
        places.employer_seat, Label("用人单位所在地", "seat of the employer"), LAW_21
    )
    if not performed and not seat:
        raise LawError(
            "请填写实际工作地点或用人单位所在地，至少一项",
            "give the actual workplace or the employer's seat, at least one",
        )
    competent = performed + ((seat,) if seat and seat.place not in workplaces else ())
    advice = [_LATER, _OBJECT]
    preferred = _preferred(places, performed, advice)
    if not performed:
        advice.insert(
            0,
            Label(
                "履行地不明确的，由用人单位所在地管辖", "place of performance unclear: the employer's seat"
            ),
        )
    return Jurisdiction(competent, preferred, tuple(advice))


def _preferred(places: Places, performed: tuple[Competent, ...], advice: list[Label]) -> Competent | None:
    by_place = {found.place: found for found in performed}
    both = places.worker_filed and places.employer_filed and places.worker_filed != places.employer_filed
    if both and performed:
        advice.insert(
            0,
            Label("双方分别申请的，由劳动合同履行地管辖", "both sides filed apart: the place of performance"),
        )
        filed = [by_place[p] for p in (places.worker_filed, places.employer_filed) if p in by_place]
        if len(filed) == 1:
            return filed[0]
        if len(performed) == 1:
            return performed[0]
    if len(performed) > 1:
        advice.insert(
            0, Label("多个履行地的，由最先受理的管辖", "several places of performance: the first to accept")
        )
        if places.accepted_first in by_place:
            return by_place[places.accepted_first]
    return None


def transfer_advice() -> tuple[Label, Article]:
    """What a commission does that has accepted a case it may not take."""
    return (
        Label(
            "受理后发现无管辖权的，移送有管辖权的仲裁委员会，受移送的应当受理；有争议的报共同上级主管部门",
            "accepted without jurisdiction: transfer; the receiving commission must accept; disputes go to the common superior",
        ),
        RULES_9,
    )
