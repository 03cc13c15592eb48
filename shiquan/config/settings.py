"""Django settings. What an operator may change comes from shiquan.config.environment; docs/settings.md explains it."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from shiquan.config import environment
from shiquan.config.secret import load_secret_key

REPOSITORY = environment.REPOSITORY
SHIQUAN_DATA = environment.data_folder()
DEBUG = environment.is_debug()
SHIQUAN_DEMO = environment.is_demo()
SECRET_KEY = load_secret_key(environment.secret_key_file())

# The order of the floors, highest first: a template of a slice may replace one of a lower floor.
SHIQUAN_APPS = [
    "simulate", "demo", "api", "web",
    "advice", "statistics", "followup", "court", "arbitration", "mediation", "intake", "parties", "signing", "workspace", "accounts",
    "notices", "rooms", "documents", "cases", "organisations",
]  # fmt: skip
INSTALLED_APPS = [
    *[f"shiquan.{name}" for name in SHIQUAN_APPS if find_spec(f"shiquan.{name}")],
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "procrastinate.contrib.django",
]
AUTH_USER_MODEL = "organisations.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "shiquan.config.security.ContentSecurityMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "shiquan.web.errors.LostFileMiddleware",
]
ROOT_URLCONF = "shiquan.config.urls"
WSGI_APPLICATION = "shiquan.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Database: the launcher passes the embedded one as DATABASE_URL too, so there is one way in.
DATABASE_PARTS = environment.parse_database_url(
    environment.database_url() or "postgresql://shiquan@localhost/shiquan"
)
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "shiquan.config.database",
        **{key: value for key, value in DATABASE_PARTS.items() if not key.startswith("OPTIONS.")},
        "CONN_MAX_AGE": 0,
        # A pooled connection is tried before it is lent by shiquan.config.database.
        "CONN_HEALTH_CHECKS": not environment.database_pool(),
        "OPTIONS": {
            **{key[8:]: value for key, value in DATABASE_PARTS.items() if key.startswith("OPTIONS.")},
            # Only for the plain statements of shiquan.organisations.rows: Django's own cursors never have a plan kept, and
            # kept plans of trigram and bigram searches were measured a thousand times slower.
            "prepare_threshold": 1,
        },
    }
}
if environment.database_pool():
    DATABASES["default"]["OPTIONS"]["pool"] = {
        "min_size": 1, "max_size": environment.database_pool(), "timeout": 15, "max_idle": 120,
    }  # fmt: skip

# Language and time
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
USE_I18N = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
LANGUAGE_COOKIE_NAME = "shiquan-language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600

# Addresses
SHIQUAN_PUBLIC_URL = environment.public_url()
SHIQUAN_AWARD_PARTS = environment.award_parts()
SHIQUAN_INTERMEDIATE_COURT = environment.intermediate_court()
SHIQUAN_LIVE_URL = environment.live_url()
SHIQUAN_LIVE_PORT = environment.live_port()
ALLOWED_HOSTS = environment.allowed_hosts()
CSRF_TRUSTED_ORIGINS = [SHIQUAN_PUBLIC_URL]
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/"
CSRF_FAILURE_VIEW = "shiquan.web.errors.show_csrf_failure"

# Files
STATIC_URL = "/static/"
STATIC_ROOT = None  # served from the apps through the finders: a checkout works without a collecting step
MEDIA_ROOT = SHIQUAN_DATA / "files"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(MEDIA_ROOT), "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 0 if DEBUG else 600
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
SHIQUAN_UPLOAD_LIMIT = 20 * 1024 * 1024

# Documents and messages
SHIQUAN_FONT_FOLDERS = environment.font_folders()
SHIQUAN_BODY_FONTS = environment.body_fonts()
SHIQUAN_HEADING_FONTS = environment.heading_fonts()
SHIQUAN_SMS_PROVIDER = environment.sms_provider()

# Sessions and cookies: named by port, because cookies do not tell two ports of one host apart.
SESSION_ENGINE = "shiquan.accounts.sessions"
SESSION_COOKIE_NAME = f"shiquan-session-{environment.port()}"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_NAME = f"shiquan-csrf-{environment.port()}"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = environment.is_https()
LANGUAGE_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Headers
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if environment.is_https() else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.is_https() else None
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "media-src": ["'self'", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],  # the live channel is added for each request by ContentSecurityMiddleware
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
}

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "shiquan.accounts.backends.PhoneBackend",  # parties: a session without any office role
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": environment.log_level()},
    "loggers": {
        # Django's own copy to a second handler would print each line twice.
        "django": {"handlers": [], "level": environment.log_level(), "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        # Every mistyped address and refused form would be a line on the operator's console.
        "django.request": {"level": "ERROR"},
        "procrastinate": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
    },
}

LOCALE_PATHS: list[Path] = []  # each app carries its own
