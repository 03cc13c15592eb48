"""The mix of procedures on the command line."""

import argparse

import pytest

from shiquan.simulate.command import parse_mix


def test_a_mix_gives_each_procedure_its_share_in_turn() -> None:
    assert parse_mix("mediation/onestop=2, arbitration/ordinary") == ["mediation/onestop"] * 2 + ["arbitration/ordinary"]


@pytest.mark.parametrize("text", ["", "mediation", "mediation/onestop=x", "arbitration/ordinary=-1", "mediation/onestop=0"])
def test_what_is_no_mix_is_refused_in_words(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="procedure"):
        parse_mix(text)
