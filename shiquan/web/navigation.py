"""The one table of navigation: who sees which item where. A page that does not exist yet is left out."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import Role
from shiquan.organisations.rows import ask

from .shell import find_url


class Audience(StrEnum):
    """Visitors without a role in an office."""

    ANYBODY = "anybody"
    VISITOR = "visitor"
    SIGNED_IN = "signed_in"
    PARTY = "party"
    DEMO = "demo"
    HEAD_OF_COMMISSION = "head_of_commission"
    """A director or supervisor of an arbitration commission: other directors have no business at its desk."""


STAFF = frozenset(Role)
CENTRE = frozenset({Role.DUTY, Role.MEDIATOR, Role.SUPERVISOR, Role.DIRECTOR, Role.COUNTER})
COURT = frozenset({Role.JUDGE, Role.COURT_CLERK})
COMMISSION = frozenset({Role.ARBITRATOR, Role.CLERK, Audience.HEAD_OF_COMMISSION})
WATCHERS = frozenset({Role.SUPERVISOR, Role.DIRECTOR, Role.OPERATOR})


@dataclass(frozen=True)
class Item:
    """One line of navigation. `seen_by` holds roles, audiences, or both; `count` names a live number."""

    label: Any
    url_name: str
    icon: str
    seen_by: frozenset[Any]
    count: str = ""


PUBLIC = (
    Item(_("首页"), "web:home", "home", frozenset({Audience.ANYBODY})),
    Item(_("我要申请"), "intake:start", "edit", frozenset({Audience.VISITOR, Audience.PARTY})),
    Item(_("我的案件"), "mediation:mine", "document", frozenset({Audience.PARTY})),
    Item(_("法律与计算"), "advice:home", "scales", frozenset({Audience.ANYBODY})),
    Item(_("查验文书"), "documents:verify", "shield", frozenset({Audience.ANYBODY})),
)
DESK = (
    Item(_("工作台"), "mediation:worklist", "list", CENTRE, count="worklist"),
    Item(_("窗口代为申请"), "intake:counter", "edit", frozenset({Role.COUNTER, Role.DUTY})),
    Item(_("仲裁工作台"), "arbitration:worklist", "scales", COMMISSION),
    Item(_("开庭日历"), "arbitration:calendar", "calendar", COMMISSION),
    Item(_("审理用时"), "arbitration:durations", "chart", COMMISSION),
    Item(_("法院工作台"), "court:worklist", "court", COURT, count="court"),
    Item(_("回访"), "followup:due", "phone", CENTRE, count="followup"),
    Item(_("会诊邀请"), "mediation:consultations", "people", frozenset({Role.EXPERT})),
    Item(_("日程"), "mediation:calendar", "calendar", CENTRE | COURT),
    Item(_("运行数据"), "statistics:home", "chart", WATCHERS | CENTRE),
    Item(_("法律与计算"), "advice:home", "scales", STAFF),
    Item(_("查验文书"), "documents:verify", "shield", STAFF),
    Item(_("发送记录"), "notices:outbox", "mail", WATCHERS | frozenset({Audience.DEMO})),
)


@dataclass(frozen=True)
class Link:
    """An item that this visitor may open now."""

    label: Any
    url: str
    icon: str
    count: str
    current: bool


def roles_of(person: Any) -> frozenset[str]:
    """The roles that a person holds in any office today; empty for visitors and parties."""
    if not getattr(person, "is_authenticated", False):
        return frozenset()
    return frozenset(role for role, _office in active_roles(person))


def audiences_of(person: Any, demo: bool) -> frozenset[str]:
    """Roles and audiences together: what `seen_by` is compared with."""
    found: set[str] = {Audience.ANYBODY, *roles_of(person)}
    if getattr(person, "is_authenticated", False):
        found.add(Audience.SIGNED_IN)
        if not roles_of(person):
            found.add(Audience.PARTY)
    else:
        found.add(Audience.VISITOR)
    if demo:
        found.add(Audience.DEMO)
    if _heads_commission(person):
        found.add(Audience.HEAD_OF_COMMISSION)
    return frozenset(found)


def _heads_commission(person: Any) -> bool:
    if not getattr(person, "is_authenticated", False):
        return False
    heads = [office for role, office in active_roles(person) if role in (Role.DIRECTOR, Role.SUPERVISOR)]
    return bool(heads) and ask("SELECT 1 FROM organisations_office WHERE id = ANY(%s) AND kind = 'arbitration_commission'", heads) is not None


def links_for(request: HttpRequest | None, table: tuple[Item, ...], demo: bool) -> list[Link]:
    """The items of a table that this visitor sees, with the one marked whose address the request is under."""
    person = getattr(request, "user", None)
    audiences = audiences_of(person, demo)
    path = request.path if request is not None else ""
    seen = [(item, find_url(item.url_name)) for item in table if item.seen_by & audiences]
    under = [url for _item, url in seen if url and (path == url or (url != "/" and path.startswith(url)))]
    best = max(
        under, key=len, default=None
    )  # the longest match: /desk/ and /desk/calendar/ are both under /desk/
    return [Link(item.label, url, item.icon, item.count, url == best) for item, url in seen if url]


def role_words(person: Any) -> str:
    """The roles in words: 调解员、主任; for a party its side in the demo, else 当事人."""
    if not getattr(person, "is_authenticated", False):
        return ""
    held = roles_of(person)
    if held:
        return "、".join(str(role.label) for role in Role if role in held)
    return str(person.get_demo_role_display() if getattr(person, "demo_role", None) else _("当事人"))
