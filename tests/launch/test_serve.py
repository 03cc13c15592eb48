"""What `serve` prints as the way in, and what it prints into codes and messages."""

import pytest

from shiquan.cli import main, serve


@pytest.fixture
def start(monkeypatch, capsys):
    """Runs `serve` with these options up to the printed entrance; nothing is started."""
    for name in ("SHIQUAN_HOST", "SHIQUAN_PORT", "SHIQUAN_PUBLIC_URL", "SHIQUAN_DEMO"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setattr(serve, "serve_installation", lambda ready: ready())
    monkeypatch.setattr(serve, "find_own_address", lambda: "10.3.2.1")

    def run(*options: str) -> str:
        assert main(["serve", *options]) == 0
        return capsys.readouterr().out

    return run


def test_on_this_machine_alone_it_says_this_machine(start):
    shown = start("--port", "8123")
    assert "http://127.0.0.1:8123/" in shown and "10.3.2.1" not in shown


def test_open_to_phones_it_says_the_address_that_a_phone_can_open(start):
    shown = start("--host", "0.0.0.0", "--port", "8123")
    assert "http://10.3.2.1:8123/" in shown and "http://127.0.0.1:8123/" in shown
    assert serve.environment.public_url() == "http://10.3.2.1:8123"
    assert "10.3.2.1" in serve.environment.allowed_hosts() or serve.environment.allowed_hosts() == ["*"]


def test_a_given_public_address_stays(start, monkeypatch):
    monkeypatch.setenv("SHIQUAN_PUBLIC_URL", "https://tiaojie.example.gov.cn")
    assert "https://tiaojie.example.gov.cn/" in start("--host", "0.0.0.0")
