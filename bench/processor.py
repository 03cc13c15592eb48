"""Seconds of processor time that an installation takes, by its parts. Linux only: it reads /proc."""

import os
import time
from collections import Counter
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PARTS = (("granian", "pages"), ("uvicorn", "live channel"), ("shiquan.cli worker", "worker"), ("postgres", "database"))


def seconds_by_part(launcher: int | None) -> Counter[str]:
    """Of everything below the launcher, ended children included, and of this process (``client``)."""
    spent = Counter({"client": time.process_time()})
    if launcher is None:
        return spent
    below: dict[int, list[tuple[int, float, str]]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            below.setdefault(int(fields[1]), []).append((int(entry.name), sum(map(int, fields[11:15])) / TICKS, command))
    waiting = [(launcher, "")]
    while waiting:
        parent, part = waiting.pop()
        for child, seconds, command in below.get(parent, []):
            its = part or next((name for mark, name in PARTS if mark in command), "others")
            spent[its] += seconds
            waiting.append((child, its))
    return spent


def spent_since(before: Counter[str], launcher: int | None, times: int) -> dict[str, float]:
    """Milliseconds of each part for one of so many things done since then, and their sum."""
    now = seconds_by_part(launcher)
    each = {part: round((now[part] - before[part]) * 1000 / max(1, times), 2) for part in now}
    return {**each, "sum": round(sum(each.values()), 2)}
