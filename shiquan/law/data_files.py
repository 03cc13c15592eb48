"""The law's data files: small texts that a county may write itself. One that cannot be read is refused in words."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from shiquan.law.errors import LawError


class BadDataFile(LawError):
    """A data file that is no TOML; the words name the file and the place in it."""


def read_data(path: Path) -> dict[str, Any]:
    """The file as data, numbers with a point as exact decimals. Raises ``BadDataFile``."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadDataFile(
            f"数据文件 {path.name} 写错了：{error}。请对照同一文件夹里的其他文件改正",
            f"the data file {path.name} is not well written: {error}. Mend it after the pattern of its neighbours",
        ) from error
