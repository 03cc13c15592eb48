"""The style guide: every part in one place, for those who build pages. Shown in debug and demo only."""

from datetime import timedelta
from decimal import Decimal
from functools import wraps
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from shiquan.law.text import Label

from . import shell
from .views import FIVE_STEPS


class SampleForm(forms.Form):
    """One field of each sort."""

    name = forms.CharField(label=_("您的姓名"), max_length=60, help_text=_("与身份证一致"))
    amount = forms.DecimalField(label=_("一共欠您多少钱"), max_digits=12, decimal_places=2)
    since = forms.DateField(
        label=_("从哪天开始欠的"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    kind = forms.ChoiceField(
        label=_("您是怎么干活的"),
        widget=forms.RadioSelect,
        choices=[
            ("platform", _("通过平台接单（骑手、司机、主播等）")),
            ("contract", _("在单位上班，签了合同")),
            ("none", _("在单位上班，没签合同")),
        ],
    )
    story = forms.CharField(label=_("发生了什么"), required=False, widget=forms.Textarea, max_length=2000)
    agree = forms.BooleanField(label=_("我同意用短信和网上方式接收文书"))


class QuestionForm(forms.Form):
    """One question of a screen."""

    kind = SampleForm.base_fields["kind"]


def only_for_builders(view: Any) -> Any:
    """404 in production: the guide is nobody's business there."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not shell.may_see_style_guide():
            raise Http404
        return view(request)

    return guarded


def sample_clocks() -> list[dict[str, Any]]:
    """One clock of each urgency and kind."""
    at = shell.server_time()

    def clock(
        zh: str, en: str, begun: float, left: float, kind: str, article: str, status: str = "open"
    ) -> dict[str, Any]:
        started, due = at - timedelta(hours=begun), at + timedelta(hours=left)
        return {
            "label": Label(zh, en),
            "started_at": started,
            "due_at": due,
            "kind": kind,
            "article": article,
            "status": status,
        }

    return [
        clock("答复", "Answer", 0.2, 0.8, "promise", "石泉县服务承诺（2026）"),
        clock("办结", "Close", 130, 38, "promise", "石泉县服务承诺（2026）"),
        clock("调解期限", "Mediation", 120, 240, "statutory", "劳动争议调解仲裁法 第14条（2007）"),
        clock("补正", "Correction", 125, -2.3, "statutory", "劳动人事争议仲裁办案规则 第30条（2017）"),
        clock("首次答复", "First answer", 50, -49, "promise", "石泉县服务承诺（2026）", "met"),
    ]


def sample_documents() -> list[dict[str, Any]]:
    """One document in each phase."""
    at = shell.server_time()
    rows = [
        (Label("调解申请书", "Application for mediation"), "石调申〔2026〕第31号", "served", Label("已送达", "Served"), {"read_url": "#", "download_url": "#", "verify_url": "#"}),
        (Label("调解协议书", "Mediation agreement"), "石调协〔2026〕第12号", "to_sign", Label("待签名", "To be signed"), {"sign_url": "#", "read_url": "#"}),
        (Label("调解笔录", "Record of a session"), "", "drafting", Label("起草中", "Drafting"), {"read_url": "#"}),
    ]  # fmt: skip
    return [
        {"title": title, "number": number, "status": code, "status_text": text, "at": at, **urls}
        for title, number, code, text, urls in rows
    ]


def sample_events() -> list[dict[str, Any]]:
    """A short history."""
    at = shell.server_time()
    return [
        {"title": Label("送达调解协议书", "Agreement served"), "at": at, "icon": "mail", "tone": "ok", "who": _("王芳 · 调解员")},
        {"title": Label("双方签名", "Both sides signed"), "at": at - timedelta(hours=2), "icon": "sign", "tone": "ok", "who": ""},
        {"title": Label("补正通知", "Correction asked for"), "at": at - timedelta(days=2), "icon": "alert", "tone": "soon", "who": "", "text": _("请补充三月份的派单记录。")},
        {"title": Label("提交申请", "Application filed"), "at": at - timedelta(days=3), "icon": "edit", "tone": "", "who": _("李强 · 申请人")},
    ]  # fmt: skip


def sample_rows() -> list[dict[str, Any]]:
    """A worklist."""
    clocks = sample_clocks()
    rows = [
        ("石调〔2026〕第31号", "李强", "迅达外卖服务有限公司", Label("拖欠报酬", "Unpaid pay"), "9640.50", "received", Label("待受理", "New"), (0, 2)),
        ("石调〔2026〕第30号", "赵敏", "云集直播文化公司", Label("解除合作", "Termination"), "32000", "mediating", Label("调解中", "In mediation"), (1, 2)),
        ("石调〔2026〕第28号", "陈建国", "石泉顺通运输公司", Label("工伤待遇", "Work injury"), "86400", "correcting", Label("补正中", "Correction"), (3,)),
        ("石调〔2026〕第25号", "周小兰", "好帮手家政服务部", Label("加班费", "Overtime pay"), "4120", "signed", Label("已签协议", "Signed"), (4,)),
    ]  # fmt: skip
    return [
        {"number": number, "applicant": applicant, "respondent": respondent, "cause": cause, "amount": Decimal(amount),
         "status": status, "status_text": text, "clocks": [clocks[i] for i in which]}
        for number, applicant, respondent, cause, amount, status, text, which in rows
    ]  # fmt: skip


@only_for_builders
@require_http_methods(["GET", "HEAD", "POST"])
def show_parts(request: HttpRequest) -> HttpResponse:
    """Each part with sample data; posting the form shows its errors."""
    states = ("done", "done", "skipped", "current", "")
    context = {
        "form": SampleForm(request.POST if request.method == "POST" else None),
        "clocks": sample_clocks(),
        "documents": sample_documents(),
        "events": sample_events(),
        "steps": [{**step, "state": state} for step, state in zip(FIVE_STEPS, states, strict=True)],
        "party_worker": {"name": "李强", "side": "applicant", "role": Label("申请人", "Applicant"), "phone": "138****5678", "number": "612***********1234", "address": "石泉县城关镇"},
        "party_firm": {"name": "迅达外卖服务有限公司", "side": "respondent", "role": Label("被申请人", "Respondent"), "phone": "139****0000", "note": _("已从链接进入")},
        "amount": Decimal("9640.50"),
        "tabs": [{"label": _("概况"), "url": "#", "current": True, "icon": "document"}, {"label": _("证据"), "url": "#", "count": 7}, {"label": _("文书"), "url": "#", "count": 3}],
        "causes": [(Label("拖欠报酬", "Unpaid pay"), 42), (Label("工伤待遇", "Work injury"), 17), (Label("解除合同", "Termination"), 12), (Label("社会保险", "Insurance"), 6)],
        "weeks": [4, 6, 5, 9, 7, 11, 10, 14],
    }  # fmt: skip
    return render(request, "web/style/parts.html", context)


@only_for_builders
@require_safe
def show_phone(request: HttpRequest) -> HttpResponse:
    """One question of a party's road."""
    return render(
        request,
        "web/style/phone.html",
        {"form": QuestionForm(), "step_number": 3, "step_count": 9, "back_url": "#"},
    )


@only_for_builders
@require_safe
def show_desk(request: HttpRequest) -> HttpResponse:
    """A worklist."""
    return render(request, "web/style/desk.html", {"rows": sample_rows()})
