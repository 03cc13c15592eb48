"""The table of document kinds is complete and consistent."""

from shiquan.documents.engine import TEMPLATES
from shiquan.procedure.documents import (
    COURT_SERIES,
    KINDS,
    Issuer,
    Kind,
    Manner,
    Reader,
    Shape,
    check_gaps,
    format_number,
)
from tests.documents.examples import EXAMPLES


def test_every_kind_has_a_row_a_layout_an_article_and_an_example() -> None:
    assert set(KINDS) == set(Kind) == set(EXAMPLES)
    for row in KINDS.values():
        assert (TEMPLATES / row.template).is_file()
        assert row.articles and row.title.zh and row.title.en and row.readers
        names = [field.name for field in row.fields]
        assert len(names) == len(set(names))
        assert all(bool(field.columns) == (field.shape is Shape.ROWS) for field in row.fields)


def test_what_the_court_decides_is_sealed_by_the_court_and_never_served_by_telephone() -> None:
    for row in KINDS.values():
        if row.issuer is Issuer.COURT:
            assert row.sealed is Issuer.COURT
            assert not {Manner.SMS, Manner.PHONE} & set(row.manners)


def test_what_experts_and_visitors_write_is_not_for_the_parties() -> None:
    for kind in (Kind.EXPERT_OPINION, Kind.FOLLOWUP_RECORD, Kind.CLOSING_REPORT):
        assert not {Reader.APPLICANT, Reader.RESPONDENT} & set(KINDS[kind].readers)


def test_every_gap_says_what_to_fill_in() -> None:
    for kind, row in KINDS.items():
        gaps = check_gaps(kind, {})
        assert {gap.path for gap in gaps} == {field.name for field in row.fields if field.required}
        assert all(gap.message.zh.startswith("缺少") and gap.message.en for gap in gaps)


def test_gaps_inside_tables_name_their_row() -> None:
    content = EXAMPLES[Kind.MEDIATION_AGREEMENT] | {"payments": [{"due_on": "2026-11-30", "amount": ""}]}
    (gap,) = check_gaps(Kind.MEDIATION_AGREEMENT, content)
    assert gap.path == "payments.1.amount"
    assert gap.message.zh == "缺少付款安排第1项的“金额（元）”，请补填"


def test_a_sum_needs_a_day_a_payee_and_an_account() -> None:
    content = EXAMPLES[Kind.MEDIATION_AGREEMENT] | {"payments": [], "payee": "", "account": " "}
    gaps = check_gaps(Kind.MEDIATION_AGREEMENT, content)
    assert [gap.path for gap in gaps] == ["payments", "payee", "account"]


def test_zero_and_no_are_answers() -> None:
    assert check_gaps(Kind.EXTENSION_CONSENT, EXAMPLES[Kind.EXTENSION_CONSENT] | {"days": 0}) == []


def test_numbers_read_as_offices_and_courts_write_them() -> None:
    assert format_number("石", "劳调受", 2026, 12) == "石劳调受〔2026〕第12号"
    assert format_number("陕0922", COURT_SERIES, 2026, 12) == "（2026）陕0922民特12号"
