"""A dispute whose respondent is invited and has not come in, and the letters that were sent."""

import copy
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # Django is not loaded yet when this file is
    from shiquan.cases.models import Case
    from tests.people import Cast


@pytest.fixture
def letters(settings) -> list[tuple[str, str]]:
    from tests.intake.steps import LETTERS

    settings.SHIQUAN_SMS_SENDER = "tests.intake.steps.drop"
    settings.SHIQUAN_DEMO = False
    LETTERS.clear()
    return LETTERS


@pytest.fixture(scope="module")
def sent(on_ground: "Callable[..., Any]", county: "Cast") -> "Case":
    from tests.parties.steps import invite

    return on_ground(invite, county)


@pytest.fixture
def invited(sent: "Case", db: None) -> "Case":
    return copy.deepcopy(sent)
