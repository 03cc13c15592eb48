"""Megabytes of memory of a whole running installation, process by process: ``python -m bench.memory [--data var] [--json]``.

Proportional set size (PSS): memory that several processes share is counted once, split among them. So the sum is what
the installation really takes, pages, live channel, worker, launcher and embedded PostgreSQL together. Linux only.
"""

import argparse
import json
import os
import re
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

LIMIT_MB = 700
PROC = Path("/proc")


@dataclass(frozen=True)
class Process:
    """One process: what it is, and its share in megabytes."""

    pid: int
    name: str
    megabytes: float


def launcher_of(data: Path) -> int:
    """The process that holds the lock of a data folder. Raises SystemExit when nobody does."""
    wanted = (data / "lock").stat().st_ino
    for line in Path("/proc/locks").read_text("ascii").splitlines():
        found = re.search(r"FLOCK\s+\w+\s+WRITE\s+(\d+)\s+\w+:\w+:(\d+)", line)
        if found and int(found[2]) == wanted:
            return int(found[1])
    sys.exit(f"{data}: no installation is running on it")


def family_of(root: int) -> list[int]:
    """A process and all that descend from it; the embedded database is among them."""
    parents: dict[int, list[int]] = {}
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[1])
            except OSError:
                continue
            parents.setdefault(parent, []).append(int(entry.name))
    found, waiting = [], [root]
    while waiting:
        found.append(waiting.pop())
        waiting += parents.get(found[-1], [])
    return sorted(found)


def measure(pid: int) -> Process | None:
    """PSS of one process; None when it has ended meanwhile."""
    try:
        rollup = (PROC / str(pid) / "smaps_rollup").read_text("ascii")
        words = (PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace").strip()
    except OSError:
        return None
    share = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return Process(pid, words[:90], round(int(share[1]) / 1024, 1)) if share else None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("SHIQUAN_DATA", "var")), help="data folder of the running installation")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = [p for pid in family_of(launcher_of(asked.data)) if (p := measure(pid)) is not None]
    total = round(sum(p.megabytes for p in found), 1)
    if asked.json:
        print(json.dumps({"megabytes": total, "limit": LIMIT_MB, "processes": [asdict(p) for p in found]}, indent=2))
    else:
        for process in sorted(found, key=lambda p: -p.megabytes):
            print(f"{process.megabytes:8.1f} MB  {process.pid:>7}  {process.name}")
        print(f"{total:8.1f} MB  all {len(found)} processes; the aim is under {LIMIT_MB}")
    return 0 if total < LIMIT_MB else 1


if __name__ == "__main__":
    sys.exit(main())
