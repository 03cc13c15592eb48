"""Employment-relationship factors of platform workers: what was found, for and against, like which cases, what to ask.

A structured assessment for people who decide, never a verdict: it counts nothing and concludes nothing.
Sources: 新就业形态劳动者权益指导意见（2021） (three categories), guiding cases 237 to 240, SPC cases of 2025-04-30.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from shiquan.law.articles import Article
from shiquan.law.data_files import read_data
from shiquan.law.errors import LawError
from shiquan.law.regions import DATA
from shiquan.law.text import Label

CATEGORIES_ARTICLE = Article("新就业形态劳动者权益指导意见", "2021", "2")


class Finding(StrEnum):
    """What is known about a factor."""

    YES = "yes"
    NO = "no"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


class Weight(StrEnum):
    """Core factors are those the guiding cases turn on; supporting ones help."""

    CORE = "core"
    SUPPORTING = "supporting"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a factor or case comes from; status K: detail not confirmed."""

    key: str
    name: Label
    status: str


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor, the question that finds it, and which answer points to employment."""

    key: str
    weight: Weight
    points_to_employment: Finding
    name: Label
    question: Label
    source: Source


@dataclass(frozen=True, slots=True)
class PublishedCase:
    """A published case with the features it turned on (own words)."""

    source: Source
    outcome: Label
    summary: Label
    features: Mapping[str, Finding]


@dataclass(frozen=True, slots=True)
class Found:
    """A factor with its finding and the evidence named for it."""

    factor: Factor
    finding: Finding
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Resemblance:
    """What a published case shares with the facts found, what differs, and what is not known."""

    case: PublishedCase
    shared: tuple[Factor, ...]
    different: tuple[Factor, ...]
    unknown: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """The structured picture: for, against, disputed, to ask (core first), cases (most shared first), categories."""

    pointing_to_employment: tuple[Found, ...]
    pointing_away: tuple[Found, ...]
    disputed: tuple[Found, ...]
    to_ask: tuple[Factor, ...]
    resembling: tuple[Resemblance, ...]
    categories: tuple[Label, ...]
    notes: tuple[Label, ...]


_OUTCOMES = {
    "employment": Label("认定存在劳动关系", "employment found"),
    "no_employment": Label("未认定劳动关系", "employment not found"),
}
CATEGORIES = (
    Label(
        "符合确立劳动关系情形：订立劳动合同，适用劳动法律", "employment: labour contract, labour law applies"
    ),
    Label(
        "不完全符合确立劳动关系情形但企业进行劳动管理：订立书面协议，保障报酬、休息、安全、职业伤害等权益",
        "not fully employment, but the firm manages the work: written agreement; pay, rest, safety and injury protection",
    ),
    Label(
        "依托平台自主经营或自由职业：适用民事法律",
        "self-run business or freelancing through a platform: civil law",
    ),
)
NOTES = (
    Label("以事实为准，不看合同名称", "facts count, not the name of the contract"),
    Label(
        "这是供调解、仲裁参考的要素整理，不是结论",
        "this orders the factors for those who decide; it is no verdict",
    ),
    Label(
        "不属于劳动关系的，调解中心仍可受理；达成协议的可申请司法确认，不走仲裁审查",
        "without employment a mediation centre may still help; an agreement goes to judicial confirmation, not arbitration review",
    ),
)


@lru_cache(maxsize=1)
def _data() -> tuple[tuple[Factor, ...], tuple[PublishedCase, ...]]:
    rows = read_data(DATA / "relationship.toml")
    sources = {row["key"]: Source(row["key"], Label(**row["name"]), row["status"]) for row in rows["sources"]}
    factors = tuple(
        Factor(
            row["key"],
            Weight(row["weight"]),
            Finding(row["points_to_employment"]),
            Label(**row["name"]),
            Label(**row["question"]),
            sources[row["source"]],
        )
        for row in rows["factors"]
    )
    cases = tuple(
        PublishedCase(
            sources[row["source"]],
            _OUTCOMES[row["outcome"]],
            Label(**row["summary"]),
            {key: Finding(value) for key, value in row["features"].items()},
        )
        for row in rows["cases"]
    )
    return factors, cases


def factors() -> tuple[Factor, ...]:
    """Every factor, core ones first."""
    return tuple(sorted(_data()[0], key=lambda factor: factor.weight is not Weight.CORE))


def published_cases() -> tuple[PublishedCase, ...]:
    """The published cases on file."""
    return _data()[1]


def assess(findings: Mapping[str, Finding | str], evidence: Mapping[str, str] | None = None) -> Assessment:
    """Order what is known. ``findings`` maps factor keys to yes, no, disputed or unknown; missing keys are unknown.

    Raises ``LawError`` for a factor or finding that does not exist.
    """
    known = {factor.key: factor for factor in factors()}
    read = {key: _finding(key, value, known) for key, value in findings.items()}
    evidence = evidence or {}
    found = [Found(f, read[f.key], evidence.get(f.key, "")) for f in known.values() if f.key in read]
    settled = [one for one in found if one.finding in (Finding.YES, Finding.NO)]
    return Assessment(
        pointing_to_employment=tuple(
            one for one in settled if one.finding is one.factor.points_to_employment
        ),
        pointing_away=tuple(one for one in settled if one.finding is not one.factor.points_to_employment),
        disputed=tuple(one for one in found if one.finding is Finding.DISPUTED),
        to_ask=tuple(f for f in known.values() if read.get(f.key, Finding.UNKNOWN) is Finding.UNKNOWN),
        resembling=_resembling(read, known),
        categories=CATEGORIES,
        notes=NOTES,
    )


def _finding(key: str, value: Finding | str, known: Mapping[str, Factor]) -> Finding:
    if key not in known:
        raise LawError(
            f"没有要素 {key}；可用：{'、'.join(known)}",
            f"no factor is called {key}; known: {', '.join(known)}",
        )
    try:
        return Finding(value)
    except ValueError as error:
        raise LawError(
            f"{key} 只能填 yes、no、disputed 或 unknown", f"{key} must be yes, no, disputed or unknown"
        ) from error


def _resembling(read: Mapping[str, Finding], known: Mapping[str, Factor]) -> tuple[Resemblance, ...]:
    result = []
    for case in published_cases():
        groups: dict[str, list[Factor]] = {"shared": [], "different": [], "unknown": []}
        for key, feature in case.features.items():
            finding = read.get(key, Finding.UNKNOWN)
            open_ = finding in (Finding.UNKNOWN, Finding.DISPUTED)
            groups["unknown" if open_ else "shared" if finding is feature else "different"].append(known[key])
        result.append(
            Resemblance(case, *(tuple(groups[name]) for name in ("shared", "different", "unknown")))
        )
    shown = [one for one in result if one.shared]
    return tuple(sorted(shown, key=lambda one: len(one.different) - len(one.shared)))
