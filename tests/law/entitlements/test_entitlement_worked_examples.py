"""Sums worked out by hand from the law, section by section: each must come out to the cent, with arithmetic that holds."""

import tomllib
from decimal import Decimal
from pathlib import Path

from shiquan.law.entitlements.compute import assess
from tests.law.entitlements.arithmetic import check, evaluate, rounded

CASES = tomllib.loads((Path(__file__).parent.parent / "examples" / "worked.toml").read_text("utf-8"), parse_float=Decimal)["case"]


def test_it_gives_every_sum_worked_out_from_the_law():
    wrong = []
    for case in CASES:
        found = {d.item: d for d in assess({"facts": case["facts"], "items": list(case["due"])}).derivations}
        for item, arithmetic in case["due"].items():
            derived = found.get(item)
            if derived is None or derived.is_range or derived.total != rounded(evaluate(arithmetic)):
                wrong.append((case["title"], item, arithmetic, derived and derived.total))
            else:
                check(derived)
    assert len(CASES) > 100
    assert not wrong


def test_it_offers_every_one_of_them_without_being_asked():
    missing = []
    for case in CASES:
        offered = {d.item for d in assess(case["facts"]).derivations}
        missing += [
            (case["title"], item)
            for item, arithmetic in case["due"].items()
            if arithmetic != "0" and item not in offered and item.replace("_pay", "_difference") not in offered
        ]
    assert not missing
