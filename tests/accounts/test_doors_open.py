"""Every page of the doors renders in both languages, and sends no style or script of its own inside the page."""

import pytest
from django.urls import reverse

from .cast import PASSWORD, PHONE

pytestmark = pytest.mark.django_db


def read(client, name, language, **query):
    client.cookies["shiquan-language"] = language
    answer = client.get(reverse(name), query)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "<style" not in text and " style=" not in text and "onclick" not in text
    return text


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hans", "您的手机号是多少？"), ("en", "What is your mobile number?")]
)
def test_the_party_door(client, letters, language, words):
    assert words in read(client, "accounts:enter", language)
    client.post(reverse("accounts:enter"), {"phone": PHONE})
    assert "138****5678" in read(client, "accounts:code", language)


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hans", "绑定验证器"), ("en", "Set up the authenticator")]
)
def test_the_staff_door(client, mediator, language, words):
    read(client, "accounts:login", language)
    client.post(reverse("accounts:login"), {"username": "li.min", "password": PASSWORD})
    assert words in read(client, "accounts:enrol", language)


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "调解员"), ("en", "Mediator")])
def test_ones_own_pages(client, mediator, demo, language, words):
    client.cookies["shiquan-language"] = language
    client.post(reverse("accounts:login"), {"username": "li.min", "password": PASSWORD})
    assert words in read(client, "accounts:profile", language)
    read(client, "accounts:password", language)
    read(client, "accounts:demo", language)
