"""All settings, from the environment (docs/operating.md lists the variables).

Two ways to run. *Local* (no OPENSPACE_HOSTS): a laptop in the hall or a developer's machine;
a secret key is made once and kept in `var/`, and the server answers to this machine's own names.
*Production* (OPENSPACE_HOSTS given): what is missing or wrong stops the start with a clear error.
"""

import ipaddress
import math
import os
import secrets
import socket
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"


def _own_names() -> list[str]:
    """The names phones in the same hall may use for this machine."""
    name = socket.gethostname().lower()
    names = {"localhost", "127.0.0.1", "[::1]", name, f"{name}.local"}
    try:
        # Connecting a UDP socket sends nothing; it only asks which address would be used.
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9))
            names.add(probe.getsockname()[0])
    except OSError:
        pass
    return sorted(names)


def _local_secret_key() -> str:
    """A key for local use, made at the first start and shared by every process beside it."""
    path = VAR_DIR / "secret-key"
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        pass
    VAR_DIR.mkdir(exist_ok=True)
    draft = VAR_DIR / f"secret-key.{os.getpid()}"
    draft.write_text(secrets.token_urlsafe(48))
    draft.chmod(0o600)
    try:
        # link() fails if another process was first, so that all agree on one key.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text().strip()


def _hosts(value: str) -> list[str]:
    hosts = [host.strip() for host in value.split(",") if host.strip()]
    if not hosts:
        raise ImproperlyConfigured(f"OPENSPACE_HOSTS: {value!r} names no host.")
    for host in hosts:
        if "/" in host or " " in host:
            raise ImproperlyConfigured(
                f"OPENSPACE_HOSTS: {host!r} is not a host name. Give names or addresses "
                "separated by commas, such as openspace.example.org,192.168.1.20"
            )
    return hosts


def _database(url: str) -> dict:
    try:
        config: dict[str, Any] = {**dj_database_url.parse(url)}
    except Exception as error:
        raise ImproperlyConfigured(
            "DATABASE_URL is not understood. Examples: sqlite:////srv/openspace.sqlite3, "
            "postgres://user:password@host:5432/name"
        ) from error
    engine = str(config.get("ENGINE", ""))
    if engine.endswith("sqlite3"):
        # WAL lets readers go on while one writes. IMMEDIATE takes the write lock at BEGIN, so two
        # actions wait for each other instead of failing half-way. FULL flushes each commit: an
        # answered action survives a power cut too. Deleted words are overwritten.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            # Seconds somebody else (a command, a backup) may hold it before people are told.
            "timeout": 5,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA secure_delete=ON;",
        }
    elif engine.endswith("postgresql"):
        # The lanes use ten at most, so nobody waits for one but while the database is away: then
        # people are told soon, and tries to reach it do not grow rarer and rarer.
        config["OPTIONS"] = {
            **config.get("OPTIONS", {}),
            "pool": {"min_size": 1, "max_size": 12, "timeout": 1, "reconnect_timeout": 2},
        }
        # One from the pool may have been cut meanwhile. Lanes keep theirs, and so ask seldom.
        config["CONN_HEALTH_CHECKS"] = True
    else:
        raise ImproperlyConfigured("DATABASE_URL: only sqlite and postgres are supported.")
    return config


HOSTS_GIVEN = os.environ.get("OPENSPACE_HOSTS", "")
PRODUCTION = bool(HOSTS_GIVEN)
DEBUG = False
ALLOWED_HOSTS = _hosts(HOSTS_GIVEN) if PRODUCTION else _own_names()

SECRET_KEY = os.environ.get("OPENSPACE_SECRET_KEY", "")
if PRODUCTION and len(SECRET_KEY) < 32:
    raise ImproperlyConfigured(
        "OPENSPACE_SECRET_KEY is missing or shorter than 32 characters. Make one with: "
        'python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
    )
if not SECRET_KEY:
    SECRET_KEY = _local_secret_key()

OPENSPACE_CREATE = os.environ.get("OPENSPACE_CREATE", "" if PRODUCTION else "anyone")
if OPENSPACE_CREATE not in ("account", "anyone"):
    raise ImproperlyConfigured(
        "OPENSPACE_CREATE must be 'account' (only signed-in organisers make events) or 'anyone'; "
        f"it is {OPENSPACE_CREATE or 'missing'!r}."
    )

OPENSPACE_METRICS = os.environ.get("OPENSPACE_METRICS", "0") == "1"
if os.environ.get("OPENSPACE_METRICS", "0") not in ("0", "1"):
    raise ImproperlyConfigured("OPENSPACE_METRICS must be 1 (figures at /metrics) or 0.")

if not os.environ.get("DATABASE_URL"):
    VAR_DIR.mkdir(exist_ok=True)
DATABASES = {
    "default": _database(
        os.environ.get("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'openspace.sqlite3'}"
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def _redis(url: str) -> str:
    if url and not url.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured("REDIS_URL must start with redis://, rediss:// or unix://")
    try:
        urlsplit(url).port  # noqa: B018 (reckoned when asked for)
    except ValueError as error:
        raise ImproperlyConfigured(f"REDIS_URL: {error}") from error
    return url


REDIS_URL = _redis(os.environ.get("REDIS_URL", ""))
CHANNEL_LAYERS = {
    "default": (
        {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [REDIS_URL]},
        }
        if REDIS_URL
        else {"BACKEND": "channels.layers.InMemoryChannelLayer"}
    )
}


def _folder(name: str, default: Path) -> Path:
    """A folder of one's choice, made if need be, and one that can be written in."""
    given = os.environ.get(name)
    if not given:
        return default
    folder = Path(given)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name}: {given} is not a folder that can be used ({error.strerror})."
        ) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise ImproperlyConfigured(f"{name}: {given} cannot be written to.")
    return folder


def _days(name: str) -> int | None:
    given = os.environ.get(name, "")
    if not given:
        return None
    if not given.isdecimal() or not 1 <= int(given) <= 3650:
        raise ImproperlyConfigured(f"{name}: a number of days from 1 to 3650, not {given!r}.")
    return int(given)


def _seconds(name: str, default: float, least: float, most: float) -> float:
    value = os.environ.get(name) or str(default)
    try:
        found = float(value)
    except ValueError:
        found = math.nan
    if not least <= found <= most:
        raise ImproperlyConfigured(f"{name}: {value!r} is not {least:g} to {most:g} seconds.")
    return found


# A socket that does not say what it has seen for so long is closed. A request that does not get
# on has half of it.
OPENSPACE_SILENT = _seconds("OPENSPACE_SILENT", 60, 2, 600)

# What new events begin with; each may say otherwise.
OPENSPACE_KEEP_DAYS = _days("OPENSPACE_KEEP_DAYS")

MEDIA_ROOT = _folder("OPENSPACE_MEDIA", VAR_DIR / "media")
# Heavy exports are made in a process of their own. Tests inside this process make them here.
EXPORTS_APART = True


def _proxies(value: str) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    try:
        return [ipaddress.ip_network(net.strip()) for net in value.split(",") if net.strip()]
    except ValueError as error:
        raise ImproperlyConfigured(f"OPENSPACE_PROXIES: {error}") from error


# Reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.
OPENSPACE_PROXIES = _proxies(os.environ.get("OPENSPACE_PROXIES", ""))
if OPENSPACE_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# A proxy that ends TLS without saying so still serves the pages of these hosts.
CSRF_TRUSTED_ORIGINS = [
    f"https://{'*' if host.startswith('.') else ''}{host}"
    for host in ALLOWED_HOSTS
    if PRODUCTION and host != "*"
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "channels",
    "sessions_app",
]

# Only coroutine middleware here: one that hops to a thread would cost every tap of 2,000 phones.
# Sessions and accounts are wanted by the organiser's pages alone (openspace/middleware.py).
MIDDLEWARE = [
    "openspace.middleware.safe_pages",
    "openspace.middleware.organiser_session",
]
ORGANISER_PATHS: tuple[str, ...] = ("/new/", "/account/")

ROOT_URLCONF = "openspace.urls"
ASGI_APPLICATION = "openspace.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django.template.loaders.filesystem.Loader"],
                )
            ],
        },
    }
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "new"
LOGOUT_REDIRECT_URL = "home"

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "sessions_app" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = _folder("OPENSPACE_STATIC", VAR_DIR / "static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "openspace.static_files.StaticFiles"},
}

# The largest honest body is a comment's photo; every other action is held to 64 KiB in api.py.
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
# `manage.py check --deploy` looks for these in the settings. Here they follow each request instead:
# whether it came over TLS, which a laptop in the hall does not have (tests/attacks/ asks each).
SILENCED_SYSTEM_CHECKS = [
    "security.W001",  # SecurityMiddleware: its headers come from openspace/safe_headers.py
    "security.W002",  # X-Frame-Options: the policy's frame-ancestors, on every answer
    "security.W003",  # CsrfViewMiddleware: actions and forms check each for themselves
    "security.W010",  # Secure session cookies: openspace/middleware.py, where there is TLS
]
CSRF_FAILURE_VIEW = "sessions_app.pages.errors.csrf_failure"

LOG_FORM = os.environ.get("OPENSPACE_LOG", "plain")
if LOG_FORM not in ("plain", "json"):
    raise ImproperlyConfigured("OPENSPACE_LOG must be plain or json.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "openspace.request_ids.RequestId"}},
    "formatters": {
        "plain": {"format": "%(levelname)s %(name)s: %(message)s"},
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s",
            "rename_fields": {"asctime": "at", "levelname": "level", "name": "logger"},
        },
    },
    "handlers": {
        "console": {
            "class": "openspace.secrets_in_logs.Handler",
            "formatter": LOG_FORM,
            "filters": ["request_id"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "sessions_app": {"level": "INFO"},
        # Refusals are part of a meeting's life, not news for the log.
        "django.request": {"level": "ERROR"},
        # With Redis away it tells of each try; board/bell.py tells it once.
        "channels_redis": {"level": "CRITICAL"},
        # Scanners name hosts we are not; they get their 400.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
