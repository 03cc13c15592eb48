"""Shiquan (石泉方案): a labour dispute from the first question to money in the account."""

__version__ = "0.1.0"
