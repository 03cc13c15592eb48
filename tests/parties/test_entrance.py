"""The respondent's door: what a stranger sees, and who gets in."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from shiquan.accounts.models import OneTimeCode
from shiquan.cases.clock import now
from shiquan.cases.models import Case
from shiquan.cases.perform import perform
from shiquan.parties.invitation import plain_number
from tests.intake.steps import last_code
from tests.parties.steps import ask, come_in, give, invite, steps_of, token_of

pytestmark = pytest.mark.django_db
PHONE = "13709150001"


def inside(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_page_says_who_invites_and_nothing_about_the_applicant(client, invited, letters):
    page = client.get(reverse("parties:respond", args=[token_of(invited)]))
    text = page.content.decode()
    assert page.status_code == 200 and invited.office.name in text and invited.number in text and "不答复会怎样" in text
    assert "137****0001" in text
    for secret in (PHONE, "陈骑手", "12800", "12,800", "押金", invited.dispute.title, "13891512345"):
        assert secret not in text, secret


def test_the_short_message_carries_a_link_that_opens_this_page(client, invited, letters):
    from shiquan.cases.models import Notice
    from shiquan.notices.words import notice_text

    words = notice_text(Notice.objects.get(case=invited, kind="respondent_invited")).zh
    assert f"/respond/{token_of(invited)}/" in words


def test_a_code_opens_the_case_and_joins_once(client, cast, invited, letters):
    assert ask(client, token_of(invited)).url == reverse("parties:respond_code", args=[token_of(invited)])
    assert letters[-1][0] == PHONE and "进入纠纷案件" in letters[-1][1]
    assert not inside(client)
    answer = give(client, token_of(invited), last_code())
    assert answer.status_code == 302 and inside(client)
    assert client.get(answer.url, follow=True).status_code == 200
    party = invited.dispute.parties.get(side="respondent")
    assert party.person == cast.employer and party.joined_at is not None
    assert steps_of(invited).count("join") == 1


def test_a_second_tap_and_a_second_visit_join_no_second_time(client, invited, letters):
    come_in(client, invited)
    again = give(client, token_of(invited), last_code())
    assert again.status_code == 302
    assert client.get(reverse("parties:respond", args=[token_of(invited)])).status_code == 302
    other = Client()
    come_in(other, invited)
    assert inside(other) and steps_of(invited).count("join") == 1


@pytest.mark.parametrize("token", ["x", "a" * 32 + ":b", "0" * 5000, "中文", "..%00"])
def test_a_wrong_link_gets_a_page_that_says_what_to_do(client, db, letters, token):
    for name in ("parties:respond", "parties:respond_code"):
        page = client.get(reverse(name, args=[token]))
        assert page.status_code == 404 and "用案件编号进入" in page.content.decode()


def test_a_token_that_was_changed_is_refused(client, invited, letters):
    token = token_of(invited)
    changed = token[:-1] + ("a" if token[-1] != "a" else "b")
    assert client.get(reverse("parties:respond", args=[changed])).status_code == 404


def test_many_wrong_links_from_one_address_are_slowed_down(client, db, letters):
    answers = [client.get(reverse("parties:respond", args=[f"x{i}"])).status_code for i in range(31)]
    assert answers[:30] == [404] * 30 and answers[30] == 429


def test_the_link_of_the_applicant_is_no_invitation(client, invited, letters):
    from shiquan.notices.links import party_token

    token = party_token(invited.dispute.parties.get(side="applicant").pk)
    assert client.get(reverse("parties:respond", args=[token])).status_code == 404


def test_a_wrong_code_says_how_many_tries_are_left_and_five_wrong_ones_end_it(client, invited, letters):
    ask(client, token_of(invited))
    wrong = f"{(int(last_code()) + 1) % 1_000_000:06d}"
    first = give(client, token_of(invited), wrong)
    assert first.status_code == 422 and "还可以再试 4 次" in first.content.decode()
    for _ in range(4):
        give(client, token_of(invited), wrong)
    late = give(client, token_of(invited), last_code())
    assert "请重新获取" in late.content.decode() and not inside(client)
    assert "join" not in steps_of(invited)


def test_an_expired_code_is_refused(client, invited, letters):
    ask(client, token_of(invited))
    OneTimeCode.objects.update(expires_at=now() - timedelta(seconds=1))
    assert "已过期" in give(client, token_of(invited), last_code()).content.decode()
    assert not inside(client)


def test_a_sixth_code_within_the_hour_is_refused_with_words(client, invited, letters):
    answers = [ask(client, token_of(invited)) for _ in range(6)]
    assert [a.status_code for a in answers] == [302] * 5 + [429]
    assert "次数已用完" in answers[-1].content.decode()


@pytest.mark.parametrize("code", ["", "12", "abcdef", "１２３", "\0"])
def test_what_is_no_code_gets_a_word_and_no_try_is_lost(client, invited, letters, code):
    ask(client, token_of(invited))
    assert give(client, token_of(invited), code).status_code in (200, 422)
    assert OneTimeCode.objects.get().tries == 0


def test_the_code_page_without_a_code_leads_back_to_the_invitation(client, invited, letters):
    page = client.get(reverse("parties:respond_code", args=[token_of(invited)]))
    assert page.url == reverse("parties:respond", args=[token_of(invited)])


def test_a_code_to_log_in_does_not_open_the_invitation(client, invited, letters):
    ask(client, token_of(invited))
    client.post(reverse("accounts:enter"), {"phone": PHONE})
    assert give(client, token_of(invited), last_code()).status_code == 422 and not inside(client)


def test_another_party_cannot_use_the_link_without_the_phone(cast, invited, letters):
    client = Client()
    client.force_login(cast.worker, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("parties:respond", args=[token_of(invited)])).status_code == 200
    assert invited.dispute.parties.get(side="respondent").person is None


def test_a_place_that_somebody_else_has_taken_is_not_given_away(client, cast, invited, letters):
    party = invited.dispute.parties.get(side="respondent")
    party.person = cast.outsider
    party.save()
    page = come_in(client, invited)
    assert "已由其他人进入" in page.content.decode() and not inside(client)


def test_after_the_end_the_link_still_opens_the_file(client, cast, invited, letters):
    perform(invited, "withdraw", cast.worker, {"reason": "自行解决了"})
    page = client.get(reverse("parties:respond", args=[token_of(invited)])).content.decode()
    assert "已经结束" in page and "过期" in page
    assert come_in(client, invited).status_code == 302 and inside(client)
    assert "join" not in steps_of(invited)


def test_the_paper_invitation_opens_by_number_and_phone(client, invited, letters):
    number = invited.number.replace("〔", "(").replace("〕", ") ").replace("号", "")
    answer = client.post(reverse("parties:respond"), {"number": number, "phone": "137 0915 0001"})
    assert answer.status_code == 302 and answer.url == reverse("parties:respond", args=[token_of(invited)])


@pytest.mark.parametrize(("number", "phone"), [("石新调〔2026〕999号", PHONE), ("", PHONE), ("right", "13800000000"), ("right", "12"), ("--", PHONE), ("\0", PHONE)])
def test_a_number_that_does_not_fit_the_phone_tells_nothing(client, invited, letters, number, phone):
    typed = {"number": invited.number if number == "right" else number, "phone": phone}
    page = client.post(reverse("parties:respond"), typed)
    text = page.content.decode()
    assert page.status_code == 422 and (not typed["number"].strip("\0") or f'value="{typed["number"]}"' in text)
    assert invited.office.name not in text


def test_numbers_are_not_tried_without_end(client, invited, letters):
    answers = [client.post(reverse("parties:respond"), {"number": str(i), "phone": PHONE}).status_code for i in range(21)]
    assert answers == [422] * 20 + [429]


def test_numbers_are_compared_as_people_type_them():
    wanted = plain_number("石新调〔2026〕3号")
    assert all(plain_number(t) == wanted for t in ("石新调(2026)3号", "石新调 ２０２６ 3", "石新调[2026] 3 号", "石新调2026-3"))
    assert plain_number("石新调〔2026〕33号") != wanted and plain_number("〔〕") == ""


def test_two_respondents_have_a_door_each(client, cast, letters):
    case: Case = invite(cast)
    page = client.get(reverse("web:home")).content.decode()
    assert f'href="{reverse("parties:respond")}"' in page and case.number


def test_once_the_mediation_is_over_and_a_tribunal_asks_the_link_leads_to_the_tribunal(client, cast, invited, letters):
    Case.objects.filter(pk=invited.pk).update(closed_at=now(), state="not_agreed")
    later = Case.objects.create(
        dispute=invited.dispute, procedure="arbitration/ordinary/2017", office=cast.commission, parent=invited, opened_at=now(), number="石劳人仲案〔2026〕第77号", state="accepted",
    )  # fmt: skip
    text = client.get(reverse("parties:respond", args=[token_of(invited)])).content.decode()
    assert later.number in text and "通知您参加仲裁" in text and "您（贵单位）是被申请人" in text
    ask(client, token_of(invited))
    answer = give(client, token_of(invited), last_code())
    assert answer.url == reverse("parties:case", args=[later.pk]) and client.get(answer.url).status_code == 200
    assert steps_of(later) == ["join"]
