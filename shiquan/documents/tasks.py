"""Jobs of the documents app."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from shiquan.documents.work import advance


@app.task(name="shiquan.documents.advance", retry=RetryStrategy(max_attempts=8, wait=1, linear_wait=5))
def advance_documents(rows: list[str]) -> None:
    """Renders, signs, seals and completes documents as far as they can come; one that fails does not hold up the others."""
    failed: list[Exception] = []
    for row in rows:
        try:
            advance(row)
        except Exception as error:  # noqa: BLE001 raised below, after the others had their turn
            failed.append(error)
    if failed:
        raise failed[0]
