"""The typed fact sheet: what may be told about a case, read and checked from plain JSON or CSV."""

from shiquan.law.entitlements.facts.fields import FactError, FactsInvalid, Kind, PartialDate
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS, FactSheet

__all__ = ["FACT_FIELDS", "FactError", "FactSheet", "FactsInvalid", "Kind", "PartialDate"]
