"""Who is what, who answers, and what the rows refuse."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from shiquan.organisations import directory
from shiquan.organisations.models import Absence, Membership, Office, Person, Post

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
LONG_AGO = date(2020, 1, 1)


@pytest.fixture(autouse=True)
def own_data_folder(settings, tmp_path):
    settings.SHIQUAN_DATA = tmp_path


def office(code="石", parent=None):
    return Office.objects.create(
        name=f"{code}中心", short_name=code, code=code, level="county", kind="mediation_centre", parent=parent
    )


def person(name):
    return Person.objects.create_user(name, None, name=name)


def duty_post():
    return Post.objects.create(
        office=office(),
        name="值班",
        key="duty",
        holder_a=person("甲"),
        holder_b=person("乙"),
        supervisor=person("丙"),
    )


def away(somebody, start=NOON - timedelta(hours=1), end=NOON + timedelta(hours=1)):
    Absence.objects.create(person=somebody, start=start, end=end)


def test_a_answers_while_present():
    post = duty_post()
    assert directory.holder_of(post, NOON) == post.holder_a


def test_b_answers_while_a_is_away():
    post = duty_post()
    away(post.holder_a)
    assert directory.holder_of(post, NOON) == post.holder_b
    assert directory.duty_holder_id(post.office_id, NOON) == post.holder_b_id
    assert directory.holder_of(post, NOON + timedelta(hours=1)) == post.holder_a


def test_the_supervisor_answers_when_both_are_away():
    post = duty_post()
    away(post.holder_a)
    post.holder_b.is_active = False
    assert directory.holder_of(post, NOON) == post.supervisor


def test_the_supervisor_answers_when_there_is_no_b():
    post = duty_post()
    post.holder_b = None
    post.save()
    away(post.holder_a)
    assert directory.holder_of(post, NOON) == post.supervisor
    assert directory.duty_holder_id(post.office_id, NOON) == post.supervisor_id


def test_active_roles_leave_out_ended_and_future_memberships():
    place, who = office(), person("甲")
    Membership.objects.create(person=who, office=place, role="mediator", since=LONG_AGO)
    Membership.objects.create(person=who, office=place, role="clerk", since=LONG_AGO, until=date(2020, 2, 1))
    Membership.objects.create(person=who, office=place, role="judge", since=date(2999, 1, 1))
    assert directory.active_roles(who) == {("mediator", place.pk)}


def test_active_roles_are_read_once(django_assert_num_queries):
    who = person("甲")
    with django_assert_num_queries(1):
        directory.active_roles(who)
        directory.active_roles(who)


def test_a_deactivated_person_has_no_roles():
    who = person("甲")
    Membership.objects.create(person=who, office=office(), role="mediator", since=LONG_AGO)
    who.is_active = False
    assert directory.active_roles(who) == frozenset()


def test_members_of_an_office_by_role():
    place = office()
    for name in ("甲", "乙"):
        Membership.objects.create(person=person(name), office=place, role="mediator", since=LONG_AGO)
    Membership.objects.create(person=person("丙"), office=place, role="judge", since=LONG_AGO)
    assert {who.name for who in directory.members_of(place, "mediator")} == {"甲", "乙"}


def test_offices_below_reach_every_depth_and_survive_a_ring():
    county = office("县")
    town = office("镇", county)
    village = office("村", town)
    office("外")
    assert set(directory.offices_below(county)) == {county, town, village}
    Office.objects.filter(pk=county.pk).update(parent=village)
    assert set(directory.offices_below(town)) == {county, town, village}


def test_one_running_membership_per_role():
    place, who = office(), person("甲")
    Membership.objects.create(person=who, office=place, role="mediator", since=LONG_AGO)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=who, office=place, role="mediator", since=date(2021, 1, 1))


def test_a_and_b_of_a_post_are_two_people():
    with pytest.raises(IntegrityError), transaction.atomic():
        one = person("甲")
        Post.objects.create(
            office=office(), name="值班", key="duty", holder_a=one, holder_b=one, supervisor=person("丙")
        )


def test_an_absence_ends_after_it_starts():
    with pytest.raises(IntegrityError), transaction.atomic():
        away(person("甲"), start=NOON, end=NOON)


def test_phone_and_id_number_are_sealed_in_the_row_and_found_by_index():
    who = Person.objects.create_party("+86 138-1234-5678", "王小明")
    who.set_id_number("11010119900307123x")
    who.save()
    again = Person.objects.get(pk=who.pk)
    assert "138" not in again.phone_sealed[:8] and again.phone == "13812345678"
    assert again.phone_masked == "138****5678"
    assert again.id_number == "11010119900307123X"
    assert Person.objects.find_by_phone("138 1234 5678") == who
    assert Person.objects.find_by_phone("13900000000") is None
    assert Person.objects.find_by_phone("") is None
    assert again.created_at is not None and not again.has_usable_password()


def test_two_people_cannot_hold_one_phone_but_many_may_have_none():
    Person.objects.create_party("13812345678", "甲")
    person("乙")
    person("丙")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create_party("13812345678", "丁")
