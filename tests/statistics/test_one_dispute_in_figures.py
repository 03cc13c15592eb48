"""The pages and files of the figures after one whole dispute; it lies on the ground, and no test here makes another."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse

from shiquan.statistics.definitions import BY_KEY, FIGURES
from tests.cases import road
from tests.people import Cast
from tests.statistics.test_figures import HOME, shown

pytestmark = pytest.mark.usefixtures("closed")


@pytest.fixture(scope="module")
def closed(on_ground, county: Cast) -> None:
    on_ground(road.closed, county)


def test_the_page_shows_the_figures_and_every_definition(cast: Cast, enter):
    html = enter(cast.director).get(reverse(HOME)).content.decode()
    assert shown(html, "opened") == "1" and shown(html, "recovered") == "¥11,000.00" and shown(html, "answered") == "100.0"
    for figure in FIGURES:
        assert f'id="about-{figure.key}"' in html and figure.top_words.zh in html
    assert "李调解" in html and cast.centre.short_name in html


@pytest.mark.parametrize("figure", [f.key for f in FIGURES])
def test_behind_every_counted_figure_stand_its_cases(cast: Cast, enter, figure: str):
    client = enter(cast.director)
    answer = client.get(reverse("statistics:cases"), {"figure": figure, "page": "x"})
    if BY_KEY[figure].rows is None and figure not in ("due_today", "overdue"):
        assert answer.status_code == 404
        return
    assert answer.status_code == 200
    html = answer.content.decode()
    there = figure in {"opened", "answered", "closed", "closed_7d", "agreed", "claimed", "settled", "recovered", "joined", "confirmed", "rating"}
    assert ("data-row=" in html) is there


def test_the_files_hold_numbers_and_no_formulas(cast: Cast, enter):
    cast.mediator.name = "=1+1"
    cast.mediator.save()
    client = enter(cast.director)
    table = client.get(reverse("statistics:export"), {"by": "mediator"})
    rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert rows[0][0] == "按调解员" and rows[1][0] == "'=1+1" and rows[1][7] == "11000.0"
    book = openpyxl.load_workbook(io.BytesIO(client.get(reverse("statistics:export"), {"format": "xlsx"}).content))
    assert book.sheetnames == ["总览", "按机构", "按机构类别", "按调解员", "按月份", "指标口径"]
    assert book["按机构"]["B1"].value == "在办" and book["按调解员"]["A2"].value == "=1+1"
    assert book["按调解员"]["A2"].data_type != "f"


def test_the_page_costs_a_fixed_number_of_queries(cast: Cast, enter, django_assert_max_num_queries):
    client = enter(cast.director)
    client.get(reverse(HOME))
    with django_assert_max_num_queries(22):
        client.get(reverse(HOME))
