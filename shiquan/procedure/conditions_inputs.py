"""Conditions of marking facts: who may say what is proved, and whether the calculators can read what was said."""

from collections.abc import Mapping
from typing import Any

from shiquan.law.entitlements.facts.fields import FactsInvalid
from shiquan.law.entitlements.facts.reader import read_facts
from shiquan.law.text import Label
from shiquan.procedure.language import PARTY_ROLES, Actor, Refusal
from shiquan.procedure.snapshot import Snapshot

LAW6 = "《劳动争议调解仲裁法》（2008）第6条"


def only_deciders_mark_proved(s: Snapshot, actor: Actor, data: Mapping[str, Any]) -> Refusal | None:
    """A side says what it holds true; what is proved is for the mediator or the arbitrator."""
    if data.get("mark") == "proved" and actor.roles <= PARTY_ROLES:
        return Refusal(
            Label("“已查明”由调解员或仲裁员认定。", "What is proved is for the mediator or arbitrator to say."),
            Label("请选“双方一致”或“有争议”，并写明理由或证据。", "Choose “agreed” or “disputed” and give your reason or proof."),
            LAW6,
        )
    return None


def fact_can_be_read(s: Snapshot, actor: Actor, data: Mapping[str, Any]) -> Refusal | None:
    """The value must be one that the calculators understand."""
    if not data.get("fact"):
        return None
    try:
        reading = read_facts({data["fact"]: data["value"]})
    except FactsInvalid as invalid:
        words = invalid.errors[0].label
        zh, en = words.zh.partition("：")[2], words.en.partition(": ")[2]
        return Refusal(Label(zh or words.zh, en or words.en), Label("请改正后再提交。", "Mend it and send again."))
    if reading.warnings:
        return Refusal(reading.warnings[0], Label("请换一种写法。", "Write it in another way."))
    return None
