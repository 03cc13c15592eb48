"""docs/settings.md tells an operator about every variable that is read, and about none that is not."""

import re
from pathlib import Path

import pytest

from shiquan.config import environment

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
SOURCE = Path(environment.__file__).read_text(encoding="utf-8")
READ = set(re.findall(r'read_(?:text|flag|number|list)\(\s*"([A-Z_]+)"', SOURCE))
VARIABLE = re.compile(r"`(SHIQUAN_[A-Z_]+|DATABASE_URL)`")


def test_every_variable_that_is_read_is_described() -> None:
    assert len(READ) > 20
    assert READ - set(VARIABLE.findall(PAGE)) == set()


def test_every_variable_that_is_described_is_read_somewhere() -> None:
    readers = [*(ROOT / "shiquan").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), ROOT / "run"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in readers if path != Path(__file__))
    assert {name for name in VARIABLE.findall(PAGE) if name not in text} == set()


def test_the_program_reads_the_environment_in_one_place_only() -> None:
    readers = [path for path in (ROOT / "shiquan").rglob("*.py") if re.search(r'environ(?:\.get\(|\[)"(?:SHIQUAN_\w+|DATABASE_URL)"(?:\]\s*$|[,)])', path.read_text(encoding="utf-8"), re.M)]
    assert {path.relative_to(ROOT).as_posix() for path in readers} <= {"shiquan/launch/database.py"}


@pytest.mark.parametrize(
    ("name", "value"),
    [("SHIQUAN_PORT", "80000"), ("SHIQUAN_PORT", "8o"), ("SHIQUAN_WEB_WORKERS", "0"), ("SHIQUAN_WORKER_JOBS", "-1")],
)
def test_a_number_that_cannot_be_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    reading = {"SHIQUAN_PORT": environment.port, "SHIQUAN_WEB_WORKERS": environment.web_workers, "SHIQUAN_WORKER_JOBS": environment.worker_jobs}
    with pytest.raises(ValueError, match=name):
        reading[name]()


def test_a_flag_that_is_neither_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHIQUAN_DEMO", "perhaps")
    with pytest.raises(ValueError, match="SHIQUAN_DEMO"):
        environment.is_demo()


@pytest.mark.parametrize("url", ["mysql://root@host/name", "postgresql://host:5432/", "石泉"])
def test_an_address_of_no_postgresql_is_refused_by_name(url: str) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL"):
        environment.parse_database_url(url)
