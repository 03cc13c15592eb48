"""Jobs of the documents app."""

from datetime import datetime
from functools import partial

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from shiquan.cases.queueing import do_each
from shiquan.documents.work import advance


@app.task(name="shiquan.documents.advance", retry=RetryStrategy(max_attempts=8, wait=1, linear_wait=5))
def advance_documents(rows: list[str], instants: list[str] | None = None) -> None:
    """Renders, signs, seals and completes documents as far as they can come; one that fails does not hold up the others.

    ``instants`` (ISO, one for each document) are those of sealing and completion where it is not the present one (demo).
    """
    do_each(partial(_advance_one, row, at) for row, at in zip(rows, instants or [""] * len(rows), strict=True))


def _advance_one(row: str, at: str) -> None:
    advance(row, at=datetime.fromisoformat(at) if at else None)
