"""What a simulated worker says: invented people, one story, sums that differ."""

import io
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from PIL import Image, ImageDraw

from shiquan.law.invented import bank_card, credit_code, id_number

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"


class Facts:
    """The facts of one dispute; the same seed and number give the same facts."""

    def __init__(self, seed: int, number: int) -> None:
        chance = Random(f"{seed}:{number}")
        self.number = number
        self.name = f"{chance.choice(SURNAMES)}模{number}"
        self.worker_phone = f"17{chance.randrange(10**9):09d}"
        self.employer_phone = f"16{chance.randrange(10**9):09d}"
        self.account = bank_card(number % 10_000)
        self.claimed = chance.randrange(2000, 30_000)
        self.settled = self.claimed * 85 // 100
        self.born = chance.randrange(1965, 2005)
        self.serial = chance.randrange(9000)
        self.employer = f"模拟配送服务站{chance.randrange(10_000):04d}"
        self.today = date.today()  # noqa: DTZ011 the day of the machine that plays the people

    def application(self, evidence: str, handwriting: str, today: date) -> dict[str, Any]:
        """The data of the step ``file``."""
        return {
            "story": f"我在站点送外卖，站长欠我{self.claimed}元单费和押金，催了几次都不给。", "started_on": str(today - timedelta(days=300)),
            "happened_on": str(today - timedelta(days=40)), "place": "石泉县城关镇", "channel": "phone",
            "applicant": [{"name": self.name, "id_number": id_number(self.serial, self.born, True), "phone": self.worker_phone,
                           "address": "石泉县城关镇模拟小区1号", "platform_work": "rider"}],
            "respondents": [{"name": self.employer, "kind": "partner", "phone": self.employer_phone, "contact": "模经理",
                             "credit_code": credit_code(self.number % 10_000), "address": "石泉县城关镇模拟大道2号"}],
            "claims": [{"kind": "order_income", "title": "拖欠的订单报酬", "amount": str(self.claimed - 500), "basis": "按平台流水"},
                       {"kind": "deposit", "title": "退还押金", "amount": "500", "basis": "入职押金"}],
            "evidence": [{"file": evidence, "title": "流水截图", "proves": "欠款金额"}], "handwriting": handwriting,
            "electronic_service": True, "truthful": True,
        }  # fmt: skip


    def injury(self, evidence: str, handwriting: str, today: date) -> dict[str, Any]:
        """The data of the step ``file`` of an arbitration about a recognised work injury."""
        told = self.application(evidence, handwriting, today)
        told["story"] = f"我在送货时摔伤，已认定工伤、评为十级，单位没有参保，应付待遇{self.claimed}元一直没有付。"
        told["claims"] = [{"kind": "injury", "title": "支付一次性伤残补助金等工伤待遇", "amount": str(self.claimed), "basis": "十级伤残"}]
        told["evidence"] = [{"file": evidence, "title": "工伤认定决定书", "proves": "已认定工伤"}]
        return told


@cache
def handwriting() -> bytes:
    """A scribble as a phone sends it, PNG."""
    picture = Image.new("RGBA", (480, 200), (0, 0, 0, 0))
    points = [(40, 40), (180, 150), (200, 50), (150, 130), (310, 80), (300, 170), (440, 40)]
    ImageDraw.Draw(picture).line(points, fill=(20, 20, 40, 255), width=7, joint="curve")
    return _png(picture)


@cache
def screenshot() -> bytes:
    """A small picture that stands for a photo of pay slips, PNG."""
    picture = Image.new("RGB", (360, 640), "white")
    pen = ImageDraw.Draw(picture)
    for row in range(8):
        pen.rectangle((20, 40 + 70 * row, 340, 90 + 70 * row), outline="black")
    return _png(picture)


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
