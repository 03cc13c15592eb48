"""Platform data: read, summed, gaps and contradictions marked, nothing kept, nothing ever a 500."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from shiquan.advice.platform import blank_form
from shiquan.law.platform_data import Sheet, read_csv

pytestmark = pytest.mark.django_db
ORDERS = "订单号,接单时间,完成时间,配送收入,奖励,是否取消或拒单\nA1,2026-03-01 09:00,2026-03-01 09:30,4.5,0.5,否\nA1,2026-03-01 10:00,2026-03-01 10:20,4.5,,否\nA2,2026-03-02 11:00,,4,,否\nA3,x,2026-03-02 12:00,4,,\n"
PAY = "到账日期,结算开始,结算结束,到账金额\n2026-04-10,2026-03-01,2026-03-31,3.00\n"
DEDUCTIONS = "扣款日期,扣款金额,扣款原因,依据的规则\n2026-03-02,2.00,超时,\n"


def send(client: Client, **files: bytes) -> tuple[int, str]:
    uploads = {name: SimpleUploadedFile(f"{name}.csv", raw) for name, raw in files.items()}
    answer = client.post(reverse("advice:platform"), uploads)
    return answer.status_code, answer.content.decode()


def test_it_sums_months_and_marks_what_is_missing_or_contradicts(client: Client) -> None:
    status, words = send(client, orders=ORDERS.encode("gb18030"), pay=PAY.encode(), deductions=DEDUCTIONS.encode())
    assert status == 200
    assert "2026-03" in words and "重复" in words and "没有完成时间" in words and "没有写明扣款依据" in words and "相差" in words


def test_it_feeds_the_situation_of_pay_and_the_factors_of_employment(client: Client) -> None:
    _status, words = send(client, orders=ORDERS.encode(), pay=PAY.encode(), deductions=DEDUCTIONS.encode())
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="(/law/[^"]+\?a=[^"]+)"', words)]
    pay = client.get(next(link for link in links if "rider_pay" in link)).content.decode()
    assert "订单报酬" in pay and "平台违法扣款返还" in pay
    assert "平台数据显示" in client.get(next(link for link in links if "relationship" in link)).content.decode()


def test_a_workbook_with_the_four_sheets_is_read(client: Client) -> None:
    book = Workbook()
    book.active.title = "订单"
    for line in ORDERS.strip().split("\n"):
        book.active.append(line.split(","))
    out = io.BytesIO()
    book.save(out)
    answer = client.post(reverse("advice:platform"), {"workbook": SimpleUploadedFile("a.xlsx", out.getvalue())})
    assert answer.status_code == 200 and "2026-03" in answer.content.decode()


@pytest.mark.parametrize("raw", [b"", b"\x00\x01", b"a,b\n1,2\n", b"PK\x03\x04broken", "订单号\n".encode(), b"\xff\xfe\xff"])
def test_a_file_it_cannot_read_is_refused_in_words(client: Client, raw: bytes) -> None:
    status, words = send(client, orders=raw)
    assert status in (200, 422) and ("读不了" in words or "没有读到" in words or "至少选一个" in words)


def test_no_file_at_all_is_refused_in_words(client: Client) -> None:
    assert client.post(reverse("advice:platform")).status_code == 422


@pytest.mark.parametrize("sheet", Sheet)
def test_the_form_to_fill_in_can_be_read_back(client: Client, sheet: Sheet) -> None:
    table = read_csv(sheet, blank_form(sheet))
    assert len(table.records) == 1 and not [p for p in table.problems if p.gravity.value == "unreadable"]
    assert client.get(reverse("advice:blank", args=[sheet.value])).status_code == 200
