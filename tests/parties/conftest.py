"""A dispute whose respondent is invited and has not come in, and the letters that were sent."""

from typing import TYPE_CHECKING

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


@pytest.fixture
def invited(cast: "Cast") -> "Case":
    from tests.parties.steps import invite

    return invite(cast)
