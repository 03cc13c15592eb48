"""Read the examples, and write the table that compares published figures with ours: ``python -m tests.law.examples.cases``."""

import tomllib
from decimal import Decimal
from pathlib import Path

from shiquan.law.entitlements.compute import assess

HERE = Path(__file__).parent
PAGE = HERE.parents[2] / "docs" / "law" / "golden-cases.md"


def read_cases() -> list[dict]:
    return tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"), parse_float=Decimal)["case"]


def amounts(case: dict) -> dict[str, Decimal]:
    asked = {"facts": case["facts"], "items": [entry["item"] for entry in case["items"]]}
    return {derived.item: derived.total for derived in assess(asked).derivations if not derived.is_range}


def write_table() -> str:
    rows, same, other = [], 0, 0
    for case in read_cases():
        found = amounts(case)
        for entry in case["items"]:
            ours = found[entry["item"]]
            equal = ours == Decimal(entry["published"])
            same, other = same + equal, other + (not equal)
            verdict = "一致" if equal else f"不同：{entry['why']}"
            rows.append(
                f"| {case['id']} | {case['title']} | `{entry['item']}` | {entry['published']} | {ours} | {verdict} |"
            )
    return "\n".join([
        "# 公布案例对照 / Published cases", "",
        "由 `python -m tests.law.examples.cases` 生成；事实和出处见 `tests/law/examples/cases.toml`。", "",
        f"共 {same + other} 项：一致到分 {same} 项，不同 {other} 项（原因见末列）。", "",
        "| 编号 | 案情 | 项目 | 公布数 | 本系统 | 结论 |", "|---|---|---|---:|---:|---|", *rows, "",
    ])  # fmt: skip


if __name__ == "__main__":
    PAGE.write_text(write_table(), encoding="utf-8")
