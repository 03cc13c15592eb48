"""Numbers have no gaps and no doubles, however many take them at once: per office, kind and year, on the real database."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction

from shiquan.cases.models import Case
from shiquan.cases.numbers import next_number
from shiquan.cases.perform import perform
from shiquan.organisations.models import Office
from shiquan.procedure.documents import KINDS
from tests.cases import tribunal
from tests.people import make_cast
from tests.threads import in_threads

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 6


class Changed(Exception):
    """Somebody thinks better of it: the transaction goes back."""


@pytest.fixture
def commission() -> Iterator[Office]:
    office = make_cast().commission
    office.number_prefix = "石劳人仲"
    office.save()
    yield office


def test_cases_accepted_at_once_get_the_numbers_one_after_another() -> None:
    bench = tribunal.make_bench()
    bench.cast.commission.number_prefix = "石劳人仲"
    bench.cast.commission.save()
    firms = [{"name": f"第{n}家配送公司", "kind": "employer", "phone": "13709150001"} for n in range(AT_ONCE)]
    cases = [tribunal.filed(bench, respondents=[firm]) for firm in firms]
    in_threads(AT_ONCE, lambda n: perform(cases[n].pk, "accept", bench.clerk, {"evidence_days": 10}))
    numbers = set(Case.objects.values_list("number", flat=True))
    year = datetime.now(UTC).astimezone().year
    assert numbers == {f"石劳人仲案〔{year}〕第{n}号" for n in range(1, AT_ONCE + 1)}


def test_what_is_rolled_back_leaves_no_gap_and_each_kind_and_year_counts_for_itself(commission: Office) -> None:
    series = ["arbitration", *sorted({k.series for k in KINDS.values() if k.series and k.series in "决调鉴移告"})]
    this, last = datetime(2026, 6, 1, tzinfo=UTC), datetime(2025, 6, 1, tzinfo=UTC)

    def take(n: int) -> list[str]:
        kept = []
        for turn in range(6):
            for kind in series:
                for at in (this, last):
                    try:
                        with transaction.atomic():
                            number = next_number(commission, kind, at)
                            if (n + turn) % 3 == 0:
                                raise Changed
                        kept.append(number)
                    except Changed:
                        continue
        return kept

    kept = [number for rows in in_threads(AT_ONCE, take) for number in rows]  # type: ignore[attr-defined]
    each = AT_ONCE * 4
    assert len(kept) == len(set(kept)) == each * len(series) * 2
    for stem in ("案", *series[1:]):
        for year in (2025, 2026):
            assert {f"石劳人仲{stem}〔{year}〕第{n}号" for n in range(1, each + 1)} <= set(kept), (stem, year)
