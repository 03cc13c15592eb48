"""The reference page of the calculators, written from their rows: ``python -m shiquan.law.entitlements.pages FILE``."""

from __future__ import annotations

import sys
from pathlib import Path

from shiquan.law.derivation import PAYER_LABELS
from shiquan.law.entitlements.facts.sheet import FACT_FIELDS
from shiquan.law.entitlements.registry import CALCULATORS
from shiquan.law.entitlements.sources import article


def render_page() -> str:
    """One section per calculator: formula, articles, facts needed, switches with their values and default."""
    lines = [
        "# 待遇计算 / Entitlement calculators", "",
        "由 `python -m shiquan.law.entitlements.pages docs/law/calculators.md` 生成。金额以元计，内部为精确分数，每项最后四舍五入到分。",
        "Generated. Amounts are yuan; exact fractions inside, rounded half-up to the cent once at the end of an item.", "",
    ]  # fmt: skip
    for row in CALCULATORS:
        lines += [f"## {row.label.zh} · {row.label.en}", "", f"`{row.item}`", ""]
        doc = (row.work.__doc__ or "").strip().splitlines()
        lines += [f"- 公式：{row.formula.zh}", f"- Formula: {row.formula.en}", f"- {doc[0]}" if doc else "-"]
        cited = [article(*entry.split("/")) for entry in row.articles]
        lines.append("- 依据：" + "；".join(one.cite() for one in cited))
        payer = PAYER_LABELS[row.payer]
        lines.append(f"- 支付人：{payer.zh} / {payer.en}")
        for group in row.needs:
            lines.append(
                "- 需要其一：" + "、".join(f"{FACT_FIELDS[name].label.zh}（`{name}`）" for name in group)
            )
        if row.guesses:
            lines.append(
                "- 不明时给出范围：" + "、".join(FACT_FIELDS[guess.fact].label.zh for guess in row.guesses)
            )
        if row.also_called:
            lines.append("- 也叫：" + "、".join(f"`{name}`" for name in row.also_called))
        for switch in row.switches:
            spec = FACT_FIELDS[switch]
            lines.append(f"- 口径 `{switch}` {spec.label.zh} / {spec.label.en}（默认 `{spec.default}`）")
            lines += [
                f"  - `{value}`：{label.zh} / {label.en}" for value, label in (spec.options or {}).items()
            ]
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Write the page to the file named, or print it."""
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(render_page(), encoding="utf-8")
    else:
        print(render_page())


if __name__ == "__main__":
    main()
