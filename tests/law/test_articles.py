"""Citations and the register of laws."""

from datetime import date

import pytest

from shiquan.law.articles import Article, laws
from shiquan.law.errors import LawError


@pytest.mark.parametrize(
    ("article", "zh", "en"),
    [
        (
            Article("劳动争议调解仲裁法", "2008", "43"),
            "《劳动争议调解仲裁法》（2008）第43条",
            "Arbitration Law (2008), art. 43",
        ),
        (
            Article("工伤保险条例", "2010", "20(2)"),
            "《工伤保险条例》（2010）第20条第2款",
            "(2010), art. 20 para. 2",
        ),
        (Article("劳动人事争议仲裁办案规则", "2017", "46[6]"), "第46条第6项", "art. 46 item 6"),
        (Article("劳动人事争议仲裁办案规则", "2017", "56-61"), "第56条至第61条", "art. 56–61"),
        (
            Article("一站式调解通知", "2024", ""),
            "《一站式调解通知》（2024）",
            "New Forms of Employment (2024)",
        ),
    ],
)
def test_it_cites_with_the_edition(article, zh, en):
    assert article.cite().endswith(zh)
    assert article.cite_en().endswith(en)


def test_it_survives_a_round_trip_through_json_and_text():
    article = Article.parse("劳动争议调解仲裁法/2008/49(3)/撤销后")
    assert Article.from_dict(article.to_dict()) == article
    assert article.note == "撤销后"
    with pytest.raises(LawError):
        Article.parse("劳动争议调解仲裁法 43")


def test_it_knows_which_edition_holds_on_a_day():
    rules = laws()["劳动人事争议仲裁办案规则"]
    assert rules.edition_on(date(2017, 6, 30)).label == "2009"
    assert rules.edition_on(date(2017, 7, 1)).label == "2017"


def test_editions_of_one_law_never_overlap():
    for law in laws().values():
        for earlier, later in zip(law.editions, law.editions[1:], strict=False):
            assert earlier.until is not None
            assert earlier.until < later.in_force
