"""Logs of the watched processes: one file each, kept small; warnings are repeated on the console."""

import shutil
from pathlib import Path

LARGEST = 20 * 1024 * 1024
SHOWN_AT_ONCE = 20  # lines; a storm of errors must not bury the console
ALARMS = (" WARNING ", " ERROR ", " CRITICAL ", "[WARNING]", "[ERROR]", "FATAL:", "PANIC:")


class LogWatch:
    """Follows one log file from where it ended when the watch began."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.read_to = file.stat().st_size if file.exists() else 0

    def find_alarms(self) -> list[str]:
        """Lines written since the last look that warn of something. Shortens a log that has grown too large."""
        size = self.file.stat().st_size if self.file.exists() else 0
        self.read_to = min(self.read_to, size)
        if size == self.read_to:
            return []
        with self.file.open("rb") as stream:
            stream.seek(self.read_to)
            fresh = stream.read(1024 * 1024)
        self.read_to += len(fresh)
        if size > LARGEST:
            self.shorten()
        lines = fresh.decode("utf-8", errors="replace").splitlines()
        return [line for line in lines if any(alarm in line for alarm in ALARMS)][:SHOWN_AT_ONCE]

    def shorten(self) -> None:
        """Keep the old content beside the log; the writer appends, so it goes on at the new end."""
        shutil.copyfile(self.file, self.file.with_suffix(".log.1"))
        with self.file.open("r+b") as stream:
            stream.truncate(0)
        self.read_to = 0
