"""The questions of an application, one row a screen: which fields of the procedure's form it asks, and for whom.

What may be answered, and what is wrong with an answer, is said by the form of the step ``file`` alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shiquan.intake.wording import SIGNED
from shiquan.law.situations import SITUATIONS
from shiquan.law.text import Label
from shiquan.procedure.language import Field, FieldKind, Step
from shiquan.procedure.tables import current_procedure
from shiquan.procedure.tables.onestop_forms import CLAIM_KINDS

PROCEDURE = "mediation/onestop"
Answers = Mapping[str, Any]
OTHER = ("other", Label("其他情况", "Something else"))
WORKER, EMPLOYER = "worker", "employer"


def file_step() -> Step:
    """The step whose form the screens fill in."""
    return current_procedure(PROCEDURE).step_by_key["file"]


SITUATION = Field(
    "situation", Label("遇到了什么事", "What happened"), FieldKind.CHOICE,
    choices=(*((s.key, s.label) for s in SITUATIONS), OTHER),
)  # fmt: skip
KINDS = Field(
    "kinds", Label("想要对方做什么", "What you ask for"), FieldKind.MULTIPLE,
    choices=tuple((k, Label(zh, en)) for k, zh, en in CLAIM_KINDS),
)  # fmt: skip
EXTRA = {field.name: field for field in (SITUATION, KINDS)}
"""Questions that only help to fill in the form; their answers are not filed."""


@dataclass(frozen=True)
class Screen:
    """One question: ``asks`` names fields of the form (``story``) or of its rows (``respondents.name``)."""

    key: str
    title: str | Promise
    why: str | Promise = ""
    asks: tuple[str, ...] = ()
    template: str = "fields"
    sides: frozenset[str] = frozenset({WORKER, EMPLOYER})
    employer_title: str | Promise = ""
    needed: Callable[[Answers], bool] = lambda answers: True

    def heading(self, side: str) -> str | Promise:
        """The question as it is put to a worker or to an employer."""
        return self.employer_title if side == EMPLOYER and self.employer_title else self.title


ONLY_WORKER = frozenset({WORKER})
SCREENS = (
    Screen("situation", _("您遇到了什么事？"), _("选最接近的一项。后面可以写清楚。"), ("situation",), "situation", ONLY_WORKER),
    Screen("story", _("发生了什么？"), _("像跟熟人说话一样写：谁、什么时候、做了什么。写错了可以改。"), ("story",)),
    Screen("since", _("从什么时候开始的？"), _("记不准就填大概的日子，调解员会再核对。"), ("started_on", "happened_on"),
           employer_title=_("什么时候的事？")),
    Screen("work", _("您做什么工作？"), _("在哪里干活也写一下，方便就近调解。"), ("applicant.platform_work", "place"), sides=ONLY_WORKER),
    Screen("signed", _("您和对方签过什么？"), _("没签、记不清都没关系，不影响申请。"), ("relationship",), sides=ONLY_WORKER),
    Screen("respondent", _("您要找谁？"), _("写对方的全称。平台和站点不是一家的，可以都写上。"),
           ("respondents.name", "respondents.kind", "respondents.credit_code"), "respondent", employer_title=_("对方是谁？")),
    Screen("reach", _("怎么找到对方？"), _("知道多少写多少。有手机号，我们马上就能通知对方。"),
           ("respondents.contact", "respondents.phone", "respondents.address"), "reach"),
    Screen("claims", _("您想要什么？"), _("可以选几项。拿不准的先选上，调解员会帮您看。"), ("kinds",)),
    Screen("amounts", _("每一项要多少钱？"), _("说不清就空着，调解员会帮您算。"), ("claims.title", "claims.amount", "claims.basis"), "amounts",
           needed=lambda answers: bool(answers.get("kinds"))),
    Screen("wish", _("您希望怎么解决？"), _("比如：一次付清；分两次付；恢复账号。没想好可以跳过。"), ("wish",)),
    Screen("evidence", _("有什么能证明？"), _("聊天记录、派单截图、工资流水、合同，拍照就行。没有也能申请，以后还能补。"), (), "evidence"),
    Screen("about", _("这些材料是什么？"), _("给每份材料起个名字，写一句它说明什么。"), ("evidence.title", "evidence.proves"), "about",
           needed=lambda answers: bool(answers.get("_files"))),
    Screen("me", _("您是谁？"), _("照身份证填。只有办案的人能看到全号。"), ("applicant.name", "applicant.id_number"),
           employer_title=_("您是哪家单位？")),
    Screen("address", _("文书送到哪里？"), _("写您能收到信的地址。同意电子送达的，文书会直接发到手机上，更快。"),
           ("applicant.address", "applicant.email", "electronic_service")),
    Screen("phone", _("您的手机号"), _("进展会发短信给您。用这个号码，换一部手机也能接着办。"), (), "phone"),
)  # fmt: skip
BY_KEY = {screen.key: screen for screen in SCREENS}
OF_A_COMPANY = ("applicant.name", "applicant.credit_code", "applicant.contact", "applicant.id_number")
NAMES = {
    "applicant.name": Label("单位全称", "Full name of the employer"),
    "applicant.contact": Label("经办人姓名", "Name of the person in charge"),
    "applicant.id_number": Label("经办人身份证号", "ID-card number of the person in charge"),
    "respondents.name": Label("劳动者姓名", "Name of the worker"),
}
"""What an employer reads instead of the form's own words."""


def screens_for(answers: Answers) -> list[Screen]:
    """The screens that somebody with these answers walks through, in order."""
    side = side_of(answers)
    return [s for s in SCREENS if side in s.sides and s.needed(answers)]


def side_of(answers: Answers) -> str:
    """Who applies: a worker or an employer."""
    return EMPLOYER if answers.get("side") == EMPLOYER else WORKER


def asked(screen: Screen, answers: Answers) -> tuple[str, ...]:
    """The paths that a screen asks for, as this applicant needs them."""
    if side_of(answers) == WORKER:
        return screen.asks
    if screen.key == "me":
        return OF_A_COMPANY
    return tuple(path for path in screen.asks if path not in ("respondents.credit_code", "respondents.kind"))


def form_of(screen: Screen, answers: Answers) -> tuple[Field, ...]:
    """The part of the step's form that a screen asks; rows hold only the columns asked."""
    return part_of(asked(screen, answers), side_of(answers))


def part_of(paths: tuple[str, ...], side: str) -> tuple[Field, ...]:
    """The fields behind some paths, in the order of the paths."""
    whole = {field.name: field for field in file_step().form} | EXTRA
    columns: dict[str, list[Field]] = {}
    for path in paths:
        name, _dot, column = path.partition(".")
        columns.setdefault(name, [])
        if column:
            columns[name].append(_worded(next(c for c in whole[name].fields if c.name == column), path, side))
    found = {name: _worded(whole[name], name, side) for name in columns}
    return tuple(replace(found[name], fields=tuple(row), required=False) if row else found[name] for name, row in columns.items())


def _worded(field: Field, path: str, side: str) -> Field:
    if path == "relationship":
        return replace(field, kind=FieldKind.CHOICE, choices=SIGNED)
    if side == EMPLOYER and path in NAMES:
        field = replace(field, label=NAMES[path])
        return replace(field, required=True) if path == "applicant.contact" else field
    if side == EMPLOYER and path == "applicant.credit_code":
        return replace(field, required=True)
    return field


def screen_asking(path: str, answers: Answers) -> Screen | None:
    """The screen where an answer is given: ``respondents.0.phone`` → the screen "reach"."""
    name = ".".join(part for part in path.replace("-", ".").split(".") if not part.isdigit())
    for screen in screens_for(answers):
        if any(name == asks or asks.startswith(f"{name}.") for asks in asked(screen, answers)):
            return screen
    return {"applicant.phone": BY_KEY["phone"], "claims": BY_KEY["claims"]}.get(name)
