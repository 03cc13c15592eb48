"""Every environment variable of Shiquan, read here and nowhere else. docs/settings.md explains each to an operator."""

import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

REPOSITORY = Path(__file__).resolve().parents[2]


def read_text(name: str, default: str = "") -> str:
    """The variable without surrounding blanks; an empty one counts as not given."""
    return os.environ.get(name, "").strip() or default


def read_flag(name: str, default: bool) -> bool:
    """1/yes/true/on or 0/no/false/off; anything else is an error that names the variable."""
    given = read_text(name).lower()
    if not given:
        return default
    if given in {"1", "yes", "true", "on"}:
        return True
    if given in {"0", "no", "false", "off"}:
        return False
    raise ValueError(f"{name} 只能是 1 或 0，现在是“{given}”。 / {name} must be 1 or 0, not '{given}'.")


def read_number(name: str, default: int, least: int = 0, most: int = 65535) -> int:
    """A whole number between `least` and `most`; anything else is an error that names the variable."""
    given = read_text(name) or str(default)
    if not given.isascii() or not given.isdigit() or not least <= int(given) <= most:
        raise ValueError(
            f"{name} 应为 {least} 至 {most} 的整数，现在是“{given}”。 / "
            f"{name} must be a whole number from {least} to {most}, not '{given}'."
        )
    return int(given)


def read_list(name: str) -> list[str]:
    """Values separated by commas."""
    return [part.strip() for part in read_text(name).split(",") if part.strip()]


def database_url() -> str:
    """DATABASE_URL: a PostgreSQL 14 or newer to use instead of the embedded one."""
    return read_text("DATABASE_URL")


def data_folder() -> Path:
    """SHIQUAN_DATA: the folder that holds everything to be kept; default `var` in the checkout."""
    return Path(read_text("SHIQUAN_DATA", str(REPOSITORY / "var"))).expanduser().absolute()


def secret_key_file() -> Path:
    """SHIQUAN_SECRET_KEY_FILE: where the key that signs cookies is kept; default in the data folder."""
    return Path(read_text("SHIQUAN_SECRET_KEY_FILE", str(data_folder() / "secret-key")))


def is_demo() -> bool:
    """SHIQUAN_DEMO: 1 (default) loads the demo county and opens its one-click doors; 0 for a real installation."""
    return read_flag("SHIQUAN_DEMO", True)


def is_debug() -> bool:
    """SHIQUAN_DEBUG: 1 shows Django's error pages. For development only; default 0."""
    return read_flag("SHIQUAN_DEBUG", False)


def is_launched() -> bool:
    """SHIQUAN_LAUNCHED: set by the launcher in its children, which then end with it. Not for operators."""
    return read_flag("SHIQUAN_LAUNCHED", False)


def host() -> str:
    """SHIQUAN_HOST: the address to listen on; default 127.0.0.1 (this machine only)."""
    return read_text("SHIQUAN_HOST", "127.0.0.1")


def port() -> int:
    """SHIQUAN_PORT: the port of the pages; the live channel takes the next one. Default 8000."""
    return read_number("SHIQUAN_PORT", 8000, 1, 65534)


def live_port() -> int:
    """SHIQUAN_LIVE_PORT: the port of the live channel; default the port of the pages plus one."""
    return read_number("SHIQUAN_LIVE_PORT", port() + 1, 1, 65535)


def live_url() -> str:
    """SHIQUAN_LIVE_URL: how browsers reach the live channel behind a proxy; default same host, live port."""
    return read_text("SHIQUAN_LIVE_URL").rstrip("/")


def public_url() -> str:
    """SHIQUAN_PUBLIC_URL: the address printed in QR codes and links, such as https://tiaojie.example.gov.cn."""
    shown = "127.0.0.1" if host() in {"0.0.0.0", "::"} else host()  # noqa: S104
    return read_text("SHIQUAN_PUBLIC_URL", f"http://{shown}:{port()}").rstrip("/")


def is_https() -> bool:
    """SHIQUAN_HTTPS: 1 when a proxy in front speaks HTTPS: cookies become secure and HSTS is sent. Default 0."""
    return read_flag("SHIQUAN_HTTPS", False)


def allowed_hosts() -> list[str]:
    """SHIQUAN_ALLOWED_HOSTS: host names to answer to, by commas; default this machine and the public address."""
    given = read_list("SHIQUAN_ALLOWED_HOSTS")
    if given:
        return given
    # A demo shown on the office network is reached by an address nobody knows beforehand.
    if is_demo() and host() in {"0.0.0.0", "::"}:  # noqa: S104
        return ["*"]
    return ["localhost", "127.0.0.1", "[::1]", host(), urlsplit(public_url()).hostname or "localhost"]


def award_parts() -> str:
    """SHIQUAN_AWARD_PARTS: how several awards of one case are numbered: chinese (…号之一, default) or digits (…号-1)."""
    given = read_text("SHIQUAN_AWARD_PARTS", "chinese").lower()
    if given not in {"chinese", "digits"}:
        raise ValueError(f"SHIQUAN_AWARD_PARTS 只能是 chinese 或 digits，现在是“{given}”。 / must be chinese or digits, not '{given}'.")
    return given


def intermediate_court() -> str:
    """SHIQUAN_INTERMEDIATE_COURT: the court that may set a final award aside, for commissions whose set-up names none."""
    return read_text("SHIQUAN_INTERMEDIATE_COURT", "")


def web_workers() -> int:
    """SHIQUAN_WEB_WORKERS: processes that answer pages; default 2."""
    return read_number("SHIQUAN_WEB_WORKERS", 2, 1, 64)


def web_threads() -> int:
    """SHIQUAN_WEB_THREADS: threads in each web process; default 4."""
    return read_number("SHIQUAN_WEB_THREADS", 4, 1, 64)


def worker_jobs() -> int:
    """SHIQUAN_WORKER_JOBS: jobs that the worker does at once; default 4."""
    return read_number("SHIQUAN_WORKER_JOBS", 4, 1, 64)


def database_pool() -> int:
    """SHIQUAN_DATABASE_POOL: most connections each process keeps to the database; default 6. 0 turns the pool off."""
    return read_number("SHIQUAN_DATABASE_POOL", 6, 0, 100)


def log_level() -> str:
    """SHIQUAN_LOG_LEVEL: DEBUG, INFO, WARNING or ERROR; default INFO."""
    return read_text("SHIQUAN_LOG_LEVEL", "INFO").upper()


def postgres_folder() -> str:
    """SHIQUAN_POSTGRES_BIN: folder of other PostgreSQL programs (initdb, postgres) than the packaged ones."""
    return read_text("SHIQUAN_POSTGRES_BIN")


def font_folders() -> list[str]:
    """SHIQUAN_FONT_FOLDERS: folders with an office's own fonts, by commas, searched before the packaged ones."""
    return read_list("SHIQUAN_FONT_FOLDERS")


def body_fonts() -> list[str]:
    """SHIQUAN_BODY_FONTS: font families for the text of documents, by commas, best first; Noto Serif SC stands behind."""
    return read_list("SHIQUAN_BODY_FONTS")


def heading_fonts() -> list[str]:
    """SHIQUAN_HEADING_FONTS: font families for headings, by commas, best first; Noto Sans SC stands behind."""
    return read_list("SHIQUAN_HEADING_FONTS")


def sms_provider() -> str:
    """SHIQUAN_SMS_PROVIDER: dotted path of the function that sends short messages; the default keeps, sends none."""
    return read_text("SHIQUAN_SMS_PROVIDER", "shiquan.notices.outbox.keep_only")


def parse_database_url(url: str) -> dict[str, str]:
    """
    The parts of postgresql://user:password@host:port/name?option=value as Django names them.

    A `host` option names a folder with a Unix socket. Raises ValueError for any other scheme or a missing name.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise ValueError(
            "DATABASE_URL 应写成 postgresql://用户:密码@主机:5432/数据库名。 / "
            "DATABASE_URL must read postgresql://user:password@host:5432/name."
        )
    options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "NAME": name,
        "USER": unquote(parts.username or options.pop("user", "")),
        "PASSWORD": unquote(parts.password or options.pop("password", "")),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or options.pop("port", "")),
        **{f"OPTIONS.{key}": value for key, value in options.items()},
    }
