"""The API explains itself, in both languages, without anything from elsewhere."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_page_lists_every_step_that_people_take(client: Client) -> None:
    page = client.get("/api/").content.decode()
    assert "受理" in page and "confirm_payment" in page
    assert "https://" not in page and "//cdn" not in page


def test_the_description_is_served_as_json(client: Client) -> None:
    assert client.get("/api/v1/openapi.json").json()["info"]["version"] == "1"
