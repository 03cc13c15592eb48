"""The demo door: one click in a demo, nothing at all in a real installation."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from shiquan.accounts import start
from shiquan.organisations.directory import active_roles
from shiquan.organisations.models import Membership, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def county(office):
    worker = Person.objects.create_party("13800000001", "赵骑手", is_demo=True, demo_role="worker")
    people = {"worker": worker}
    for number, role in enumerate(("mediator", "judge", "director", "mediator")):
        person = Person.objects.create_user(f"demo{number}", None, name=f"演示{number}", is_demo=True)
        Membership.objects.create(person=person, office=office, role=role, since=date(2020 + number, 1, 1))
        people.setdefault(role, person)
    return people


def become(client, role, **more):
    return client.post(reverse("accounts:become", args=[role]), more)


def test_a_real_installation_has_no_such_door(client, county):
    assert client.get(reverse("accounts:demo")).status_code == 404
    assert become(client, "mediator").status_code == 404
    assert "_auth_user_id" not in client.session


def test_it_shows_a_card_for_each_role_that_somebody_holds(client, county, demo):
    page = client.get(reverse("accounts:demo"))
    text = page.content.decode()
    assert "赵骑手" in text and "以法官身份进入" in text and "以仲裁员身份进入" not in text


def test_one_click_makes_the_visitor_that_person(client, county, demo):
    become(client, "mediator")
    who = client.get(reverse("accounts:profile")).wsgi_request.user
    assert who == county["mediator"]
    assert {role for role, _ in active_roles(who)} == {"mediator"}
    become(client, "worker")
    assert client.get(reverse("accounts:profile")).wsgi_request.user == county["worker"]


def test_one_of_several_can_be_picked_but_nobody_outside_the_role(client, county, demo, mediator):
    other = Person.objects.get(username="demo3")
    become(client, "mediator", person=str(other.pk))
    assert client.get(reverse("accounts:profile")).wsgi_request.user == other
    for person in (county["judge"].pk, mediator.pk, uuid4(), "x"):
        assert become(client, "mediator", person=str(person)).status_code == 404


def test_people_who_are_not_of_the_demo_are_never_offered(client, mediator, demo):
    page = client.get(reverse("accounts:demo")).content.decode()
    assert mediator.name not in page and "演示数据还没有装入" in page
    assert become(client, "mediator").status_code == 404
    assert become(client, "emperor").status_code == 404


def test_the_door_needs_a_post(client, county, demo):
    assert client.get(reverse("accounts:become", args=["worker"])).status_code == 405


def test_a_start_page_that_does_not_exist_falls_back_to_ones_own_page(county, monkeypatch):
    monkeypatch.setattr(start, "START_PAGES", {"judge": ("nowhere:at_all",)})
    assert start.start_page(county["judge"]) == reverse("accounts:profile")
    assert start.start_page(county["judge"], "judge") == reverse("accounts:profile")
