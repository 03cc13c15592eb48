"""The people whom a visitor of the demo may be, by role."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from shiquan.organisations.directory import running
from shiquan.organisations.models import DemoRole, Membership, Person, Role


@dataclass(frozen=True)
class DemoDoor:
    """A role one can try: its sign and what there is to try."""

    role: str
    label: Any
    icon: str
    about: Any


@dataclass(frozen=True)
class DemoChoice:
    """A person of the demo in a role."""

    person: Person
    where: str


SECRETARY, COMMISSION_DIRECTOR = "secretary", "commission_director"
"""Doors of posts at the commission: its clerks after the first one, and its director."""
COMMISSION = "arbitration_commission"
PARTY_DOORS = (
    DemoDoor(
        DemoRole.WORKER,
        DemoRole.WORKER.label,
        "person",
        _("用手机提交调解申请、上传证据、查看承诺时限，在线谈、在线签。"),
    ),
    DemoDoor(
        DemoRole.EMPLOYER,
        DemoRole.EMPLOYER.label,
        "office",
        _("凭链接进入案件，看清对方请求，三步答复、提出金额、签署协议。"),
    ),
)
STAFF_DOORS = (
    DemoDoor(Role.DUTY, Role.DUTY.label, "bell", _("一小时内应答：受理、要求补正、不予受理或转办，再指派调解员。")),
    DemoDoor(Role.MEDIATOR, Role.MEDIATOR.label, "handshake", _("调解五步法：背对背、面对面、专家会诊、司法确认、跟踪回访。")),
    DemoDoor(Role.COUNTER, Role.COUNTER.label, "edit", _("在综治中心窗口替来访者填写申请，打印回执。")),
    DemoDoor(Role.EXPERT, Role.EXPERT.label, "people", _("接受会诊邀请，阅看共享的材料，出具专家意见。")),
    DemoDoor(Role.JUDGE, Role.JUDGE.label, "court", _("在法院工作台审查调解协议，作出司法确认裁定。")),
    DemoDoor(Role.COURT_CLERK, Role.COURT_CLERK.label, "court", _("登记司法确认申请，安排询问，送达裁定书。")),
    DemoDoor(Role.ARBITRATOR, Role.ARBITRATOR.label, "scales", _("审理工伤速裁案件，制作裁决书。")),
    DemoDoor(Role.CLERK, _("立案员（仲裁委）"), "document", _("审查受理、工伤速裁引导检查，受理、组庭、开庭通知一次办好，送达。")),
    DemoDoor(SECRETARY, _("书记员（仲裁庭）"), "edit", _("安排开庭，记录庭审笔录，送达裁决书、调解书，归档。")),
    DemoDoor(COMMISSION_DIRECTOR, _("仲裁委主任"), "eye", _("审批延期、中止和回避，看超期预警和审理用时。")),
    DemoDoor(Role.SUPERVISOR, Role.SUPERVISOR.label, "eye", _("盯住将到期和已超时的事项，A岗、B岗未应答时接手。")),
    DemoDoor(Role.DIRECTOR, Role.DIRECTOR.label, "chart", _("查看实时数据：一小时应答、七天办结、调解成功率、追回金额。")),
    DemoDoor(Role.OPERATOR, Role.OPERATOR.label, "settings", _("管理机构、人员和岗位，查看短信发送记录。")),
)  # fmt: skip


def find_door(role: str) -> DemoDoor | None:
    """Return the door of a role, or None."""
    return next((door for door in PARTY_DOORS + STAFF_DOORS if door.role == role), None)


def people_by_role() -> dict[str, list[DemoChoice]]:
    """Return the active people of the demo by role, those with the longest service first."""
    found: dict[str, list[DemoChoice]] = {}
    parties = Person.objects.filter(is_demo=True, is_active=True, demo_role__isnull=False)
    for person in parties.order_by("created_at", "name", "pk"):
        found.setdefault(person.demo_role or "", []).append(DemoChoice(person, ""))
    members = Membership.objects.filter(running(), person__is_demo=True, person__is_active=True)
    for member in members.select_related("person", "office").order_by("since", "person__username", "pk"):
        choices = found.setdefault(_door_of(member, found), [])
        if all(choice.person.pk != member.person_id for choice in choices):
            choices.append(DemoChoice(member.person, member.office.short_name))
    return found


def _door_of(member: Membership, found: dict[str, list[DemoChoice]]) -> str:
    """The door behind which a member stands: that of the role, or of the post at the commission."""
    if member.office.kind == COMMISSION and member.role == Role.DIRECTOR:
        return COMMISSION_DIRECTOR
    if member.office.kind == COMMISSION and member.role == Role.CLERK and found.get(Role.CLERK):
        return SECRETARY
    return member.role


def find_person(role: str, person_id: UUID | None) -> Person | None:
    """Return the chosen person of a role, or its first one; None when nobody in the demo holds it."""
    for choice in people_by_role().get(role, []):
        if person_id is None or choice.person.pk == person_id:
            return choice.person
    return None
