"""Every article that a calculator or a checklist names is explained in plain words."""

from shiquan.law.articles import Article
from shiquan.law.entitlements.registry import BY_ITEM
from shiquan.law.entitlements.sources import article
from shiquan.law.evidence import checklist
from shiquan.law.plain_words import find_plain_words, plain_articles


def _named() -> set[Article]:
    found = {article(*name.split("/", 1)) for row in BY_ITEM.values() for name in row.articles}
    return found | {cited for item in BY_ITEM for proof in checklist(item) for cited in proof.articles}


def test_every_article_of_a_calculator_or_checklist_has_plain_words() -> None:
    assert sorted(one.cite() for one in _named() if find_plain_words(one) is None) == []


def test_the_words_are_in_both_languages_and_short() -> None:
    for key, words in plain_articles().items():
        assert words.zh and words.en, key
        assert len(words.zh) <= 90, key
