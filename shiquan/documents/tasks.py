"""Jobs of the documents app."""

from procrastinate.contrib.django import app

from shiquan.documents.work import advance


@app.task(name="shiquan.documents.advance", retry=5)
def advance_document(row: str) -> None:
    """Renders, signs, seals and completes one document as far as it can come."""
    advance(row)
