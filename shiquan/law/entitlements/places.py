"""Names of places as fact sheets write them ("Shaanxi/Xi'an", "石泉县"), resolved to a region the parameters know."""

from __future__ import annotations

import re
from functools import lru_cache

from shiquan.law.regions import NATION, default_regions

_ENGLISH = {
    "shaanxi": "陕西省", "hebei": "河北省", "shanxi": "山西省", "liaoning": "辽宁省", "jilin": "吉林省",
    "heilongjiang": "黑龙江省", "jiangsu": "江苏省", "zhejiang": "浙江省", "anhui": "安徽省", "fujian": "福建省",
    "jiangxi": "江西省", "shandong": "山东省", "henan": "河南省", "hubei": "湖北省", "hunan": "湖南省",
    "guangdong": "广东省", "hainan": "海南省", "sichuan": "四川省", "guizhou": "贵州省", "yunnan": "云南省",
    "gansu": "甘肃省", "qinghai": "青海省", "inner mongolia": "内蒙古自治区", "guangxi": "广西壮族自治区",
    "tibet": "西藏自治区", "xizang": "西藏自治区", "ningxia": "宁夏回族自治区", "xinjiang": "新疆维吾尔自治区",
    "beijing": "北京市", "shanghai": "上海市", "tianjin": "天津市", "chongqing": "重庆市",
    "ankang": "安康市", "shiquan": "石泉县", "xi'an": "西安市", "xian": "西安市", "weinan": "渭南市", "shenzhen": "深圳市",
}  # fmt: skip
NOWHERE = {"", "unpublished", "unknown", "未公布", "不详", "未知"}


@lru_cache(maxsize=4096)
def find_place(words: str | None) -> str | None:
    """The most exact region known among the words, ``全国`` for the nation, or None when nothing is recognised."""
    if words is None or words.strip().lower() in NOWHERE:
        return None
    regions = default_regions()
    if words.strip().lower() in ("national", "nation", "china", "中国", NATION):
        return NATION
    rank = {"county": 0, "zone": 0, "city": 1, "province": 2}
    found: list[tuple[int, str]] = []
    for part in re.split(r"[/,，、()（）\s]+(?![^A-Za-z]*mongolia)", words):
        plain = part.strip()
        known = _ENGLISH.get(
            plain.lower().removesuffix(" province").removesuffix(" city").removesuffix(" county")
        )
        official = regions.official(known or plain)
        level = regions.level(official)
        if level in rank:
            found.append((rank[level], official))
    if not found:
        found = _inside(words)
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _inside(words: str) -> list[tuple[int, str]]:
    """A long Chinese name such as 陕西省安康市石泉县: the most exact known region that stands inside it."""
    regions = default_regions()
    rank = {"county": 0, "city": 1, "province": 2}
    names = {name: official for name, official in regions._names.items() if len(name) >= 2 and name in words}
    return [
        (rank[regions.level(official)], official)
        for official in names.values()
        if regions.level(official) in rank
    ]


def province_of(place: str | None) -> str | None:
    """The province of a place, or None."""
    return None if place in (None, NATION) else default_regions().province(place)  # type: ignore[arg-type]
