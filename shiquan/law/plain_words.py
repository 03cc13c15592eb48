"""What an article says, in our own plain words: for people who meet it for the first time."""

import re
from functools import lru_cache

from shiquan.law.articles import Article
from shiquan.law.data_files import read_data
from shiquan.law.regions import DATA
from shiquan.law.text import Label

_PART = re.compile(r"[(\[].*|-\d+$")


@lru_cache(maxsize=1)
def plain_articles() -> dict[str, Label]:
    """Every article explained, by ``law/number``; ``law/*`` stands for a whole law, ``law/edition/number`` for an edition that says something else."""
    rows = read_data(DATA / "plain_articles.toml")
    return {key: Label(**row) for key, row in rows.items()}


def find_plain_words(article: Article) -> Label | None:
    """The plain words of an article, of the whole article for a paragraph or item, or None."""
    words = plain_articles()
    whole = _PART.sub("", article.number)
    of_edition = f"{article.law}/{article.edition}/{whole}"
    keys = (of_edition, f"{article.law}/{article.number}", f"{article.law}/{whole}", f"{article.law}/*")
    return next((words[key] for key in keys if key in words), None)
