"""Documents say what their content says, whatever people type."""

import io
import re

import pytest
from pypdf import PdfReader

from shiquan.documents.render import Incomplete, Purpose, render, render_blank
from shiquan.documents.view import UnknownField
from shiquan.procedure.documents import KINDS, Kind, check_gaps, place_keys
from tests.documents.examples import EXAMPLES, ISSUED, OFFICE, frame_of
from tests.documents.golden_texts import (
    GOLDEN,
    NAMES,
    OF_MANY,
    TWELVE,
    flat_text,
    of_many,
    pages_of,
    rendered,
    text_of,
)

each_kind = pytest.mark.parametrize("kind", list(KINDS), ids=str)


def words_of(pdf: bytes) -> str:
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


@each_kind
def test_the_text_is_the_golden_text(kind: Kind) -> None:
    golden = (GOLDEN / f"{kind.value}.txt").read_text(encoding="utf-8")
    assert text_of(kind) == golden, "if this is meant: python -m tests.documents.golden_texts"


@each_kind
def test_the_example_has_no_gaps_and_every_signer_a_place(kind: Kind) -> None:
    assert check_gaps(kind, EXAMPLES[kind]) == []
    example = rendered(kind)
    assert sorted(example.places) == sorted(place_keys(kind, EXAMPLES[kind]))
    assert example.missing == ()
    for place in example.places.values():
        assert 1 <= place.page <= example.pages
        assert place.x > 0 and place.x + place.w < 596 and place.y > 60 and place.y + place.h < 842


@each_kind
def test_every_page_carries_text_and_its_number(kind: Kind) -> None:
    pages = pages_of(kind)
    assert len(pages) == rendered(kind).pages
    for number, page in enumerate(pages, 1):
        text = re.sub(r"\s", "", page)
        assert f"第{number}页共{len(pages)}页" in text
        assert len(text) > 50, "a page of signatures alone invites forgery"


@each_kind
def test_a_blank_form_for_the_counter_can_be_printed(kind: Kind) -> None:
    pdf = render_blank(kind, office=OFFICE, issued_at=ISSUED)
    assert KINDS[kind].title.zh in words_of(pdf)
    assert b"/AcroForm" not in pdf


@pytest.mark.parametrize("kind", OF_MANY, ids=str)
def test_a_paper_of_twelve_names_who_speaks_for_them_and_lists_everybody_once(kind: Kind) -> None:
    text = flat_text(of_many(kind).pdf)
    assert text == (GOLDEN / f"{kind.value}_of_many.txt").read_text(encoding="utf-8")
    text = text.replace(" ", "")
    listed = text.partition("附：申请人名单（共12人）")[2]
    assert all(listed.count(name) == 1 for name in NAMES) and text.count("褚国良") == 1, "the others stand in the list alone"
    assert text.count("（名单附后）") == 1
    notice = kind in (Kind.ARBITRATION_ACCEPTANCE, Kind.HEARING_NOTICE)
    assert ("612422********1245" in listed) is not notice, "where the head has names only, the list has too"
    assert ("138****5689" in listed) is (kind is Kind.ARBITRATION_APPLICATION), "the commission gives nobody's telephone away"


def test_three_on_a_side_are_each_named_in_full() -> None:
    content = EXAMPLES[Kind.AWARD] | {"applicants": TWELVE[:3]}
    text = words_of(render(Kind.AWARD, content, **frame_of(Kind.AWARD)).pdf)
    assert "名单" not in text and all(f"申请人：{p['name']}，" in text for p in TWELVE[:3])


def test_the_same_content_gives_the_same_bytes() -> None:
    kind = Kind.MEDIATION_AGREEMENT
    first, second = (render(kind, EXAMPLES[kind], **frame_of(kind)).pdf for _ in range(2))
    assert first == second


def test_it_declares_pdf_a_2b() -> None:
    metadata = PdfReader(io.BytesIO(rendered(Kind.INVITATION).pdf)).xmp_metadata
    assert metadata is not None
    assert (
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
        in metadata.stream.get_data().decode()
    )


def test_what_people_type_is_never_code() -> None:
    evil = '#eval("1+1") #read("/etc/passwd") $x$ *b* _i_ `raw` @ref <label> \\ "quoted" #import "frame.typ"'
    content = EXAMPLES[Kind.REFUSAL_NOTICE] | {"reason": evil, "routes": [evil]}
    pdf = render(Kind.REFUSAL_NOTICE, content, **frame_of(Kind.REFUSAL_NOTICE)).pdf
    shown = words_of(pdf).replace("\u200b", "")
    assert '#eval("1+1")#read("/etc/passwd")$x$*b*_i_`raw`@ref<label>\\"quoted"#import"frame.typ"' in shown


def test_characters_that_no_font_has_are_shown_as_boxes_and_reported() -> None:
    content = EXAMPLES[Kind.REFUSAL_NOTICE] | {
        "reason": "笑脸😀👨\u200d👩和\x07控制\u202e字符\ud800，阿拉伯文مرحبا。Plain English é too."
    }
    notice = render(Kind.REFUSAL_NOTICE, content, **frame_of(Kind.REFUSAL_NOTICE))
    assert "😀" in notice.missing
    assert "笑脸□□□和控制字符" in words_of(notice.pdf)
    assert "PlainEnglish" in words_of(notice.pdf)


def test_long_texts_long_names_and_long_runs_stay_on_the_paper() -> None:
    name = "一个名字非常非常长的网络科技有限责任公司" * 6
    party = EXAMPLES[Kind.MEDIATION_AGREEMENT]["respondents"][0] | {"name": name}
    content = EXAMPLES[Kind.MEDIATION_AGREEMENT] | {
        "respondents": [party] * 5,
        "facts": "双方因配送费发生纠纷。" * 2000,
        "others": "http://example.org/" + "a" * 500,
    }
    long = render(Kind.MEDIATION_AGREEMENT, content, **frame_of(Kind.MEDIATION_AGREEMENT))
    assert long.pages > 10
    assert {"respondent", "respondent_5"} <= set(long.places)
    text = words_of(long.pdf).replace("\u200b", "")
    assert "a" * 500 in text


def test_empty_optional_fields_leave_no_trace() -> None:
    required = {field.name for field in KINDS[Kind.MEDIATION_AGREEMENT].fields if field.required}
    content = {k: v for k, v in EXAMPLES[Kind.MEDIATION_AGREEMENT].items() if k in required}
    content["applicants"] = [{"name": "张小军"}]
    text = words_of(render(Kind.MEDIATION_AGREEMENT, content, **frame_of(Kind.MEDIATION_AGREEMENT)).pdf)
    assert "None" not in text and "申请人：张小军。" in text and "收款账号" not in text


def test_it_refuses_to_issue_a_document_with_gaps_but_shows_a_preview() -> None:
    content = EXAMPLES[Kind.MEDIATION_AGREEMENT] | {"payee": "", "terms": [{"title": ""}]}
    frame = frame_of(Kind.MEDIATION_AGREEMENT)
    with pytest.raises(Incomplete) as error:
        render(Kind.MEDIATION_AGREEMENT, content, **frame)
    assert [gap.path for gap in error.value.gaps] == ["terms.1.title", "payee"]
    assert "缺少协议内容第1项的“事项”，请补填" in str(error.value)
    preview = render(Kind.MEDIATION_AGREEMENT, content, **frame, purpose=Purpose.PREVIEW)
    assert "预览" in words_of(preview.pdf) and b"/AcroForm" not in preview.pdf


def test_it_refuses_a_field_that_the_kind_does_not_have() -> None:
    with pytest.raises(UnknownField):
        render(Kind.INVITATION, EXAMPLES[Kind.INVITATION] | {"nonsense": 1}, **frame_of(Kind.INVITATION))
