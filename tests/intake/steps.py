"""What a worker answers, screen by screen, and how tests go through the screens."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from shiquan.intake.models import ApplicationDraft
from tests.people import COMPANY_CODE, WORKER_ID

LETTERS: list[tuple[str, str]] = []
WORKER = {
    "situation": {"situation": "rider_pay"},
    "story": {"story": "我在站点跑单三个月，站长扣了两个月的单费，一直不给。"},
    "since": {"started_on": "2026-03-01", "happened_on": "2026-10-08"},
    "work": {"applicant-0-platform_work": "rider", "place": "石泉县城关镇"},
    "signed": {"relationship": "只在手机上点了同意"},
    "respondent": {
        "respondents-0-name": "安康快送网络科技有限公司", "respondents-0-kind": "partner", "respondents-0-credit_code": COMPANY_CODE,
    },
    "reach": {"respondents-0-contact": "刘经理", "respondents-0-phone": "137 0915 0001", "respondents-0-address": "石泉县滨江大道8号"},
    "claims": {"kinds": ["order_income", "deposit"]},
    "amounts": {"claims-0-amount": "12,800", "claims-0-basis": "3200 单，每单 4 元", "claims-1-amount": ""},
    "wish": {"wish": "一次付清"},
    "evidence": {},
    "me": {"applicant-0-name": "陈骑手", "applicant-0-id_number": WORKER_ID},
    "address": {"applicant-0-address": "石泉县城关镇江南社区3栋", "electronic_service": "on"},
}  # fmt: skip


def drop(phone: str, text: str) -> None:
    """The SMS sender of these tests."""
    LETTERS.append((phone, text))


def last_code() -> str:
    return re.search(r"验证码 (\d{6})", LETTERS[-1][1])[1]


def begin(client: Client, side: str = "worker") -> ApplicationDraft:
    client.post(reverse("intake:start"), {"side": side})
    return ApplicationDraft.objects.order_by("-created_at")[0]


def answer(client: Client, draft: ApplicationDraft, key: str, data: dict[str, Any], **more: Any) -> Any:
    return client.post(reverse("intake:screen", args=[draft.pk, key]), data | more)


def answer_all(client: Client, draft: ApplicationDraft, answers: dict[str, dict[str, Any]] = WORKER) -> None:
    for key, data in answers.items():
        gone_on = answer(client, draft, key, data)
        assert gone_on.status_code == 302, (key, gone_on.content.decode())


def check_phone(client: Client, draft: ApplicationDraft, phone: str = "13891512345") -> Any:
    address = reverse("intake:phone", args=[draft.pk])
    client.post(address, {"phone": phone})
    return client.post(address, {"code": last_code()})


def submit(client: Client, draft: ApplicationDraft) -> Any:
    return client.post(reverse("intake:review", args=[draft.pk]), {"truthful": "on"})


def ready_draft(client: Client) -> ApplicationDraft:
    draft = begin(client)
    answer_all(client, draft)
    check_phone(client, draft)
    return draft
