"""Settings: every one of them comes from the environment and has a default that works; see the README's table."""

import os
import tempfile
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from environs import Env, validate

from . import secrets, sqlite, time_zone

sqlite.use_fixed_library()

VARIABLES = (
    "WALL_DATA_DIR",
    "WALL_ACCESS",
    "WALL_TIME_ZONE",
    "WALL_DEMO",
    "HOST",
    "PORT",
    "WORKER_POOL_SIZE",
    "DEBUG",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "TRUST_PROXY",
    "FRAME_ANCESTORS",
    "DATABASE_URL",
    "CACHE_URL",
)
for name in VARIABLES:
    if not os.environ.get(name):
        os.environ.pop(name, None)  # set to nothing is not set
env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent

# --- The environment ---------------------------------------------------------------------------------------------
WALL_DATA_DIR = Path(env.str("WALL_DATA_DIR", str(BASE_DIR / "data"))).resolve()
WALL_ACCESS = env.str("WALL_ACCESS", "open", validate=secrets.known_access)
WALL_TIME_ZONE = env.str("WALL_TIME_ZONE", "UTC", validate=time_zone.known)
WALL_DEMO = env.bool("WALL_DEMO", False)
HOST = env.str("HOST", "127.0.0.1")
PORT = env.int("PORT", 8000, validate=validate.Range(1, 65_535))
WORKER_POOL_SIZE = env.int("WORKER_POOL_SIZE", 4, validate=validate.Range(1, 64))
DEBUG = env.bool("DEBUG", False)
PRODUCTION = bool(env.str("SECRET_KEY", ""))
SECRET_KEY = env.str("SECRET_KEY", "") or secrets.development_key(WALL_DATA_DIR)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", [] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"])
TRUST_PROXY = env.bool("TRUST_PROXY", False)
FRAME_ANCESTORS: list[str] = env.list("FRAME_ANCESTORS", [])
if PRODUCTION:
    secrets.refuse_unsafe(secret_key=SECRET_KEY, debug=DEBUG, allowed_hosts=ALLOWED_HOSTS)

# --- Application -------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_filters",
    "django_tables2",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "construction",
]
MIDDLEWARE = [
    "construction.middleware.RequestIdMiddleware",
    "construction.middleware.PageCompressionMiddleware",
    "construction.middleware.ContentSecurityPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "construction.middleware.HostMiddleware",
    "construction.middleware.EnvelopeMiddleware",
    "construction.middleware.CsrfMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "construction.middleware.PageMessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "wallproject.urls"
WSGI_APPLICATION = "wallproject.wsgi.application"
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
DJANGO_TABLES2_TEMPLATE = "components/table.html"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# --- Data --------------------------------------------------------------------------------------------------------
DATABASES = {
    "default": env.dj_db_url(
        "DATABASE_URL",
        f"sqlite:///{WALL_DATA_DIR / 'db.sqlite3'}",
        conn_max_age=None,
        conn_health_checks=False,
    )
}
asked_for = DATABASES["default"].get("OPTIONS", {})
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = sqlite.connection_options() | asked_for
    # A file, not memory: only a file is in WAL mode and shared between threads as in service.
    DATABASES["default"]["TEST"] = {
        "NAME": str(Path(tempfile.gettempdir()) / f"wall-test-{os.getpid()}.sqlite3")
    }
else:
    DATABASES["default"].update(
        ENGINE="wallproject.postgresql",
        CONN_MAX_AGE=0,
        OPTIONS={"pool": {"min_size": WORKER_POOL_SIZE + 1, "max_size": WORKER_POOL_SIZE + 12, "timeout": 10}}
        | asked_for,
    )
CACHES = {"default": env.dj_cache_url("CACHE_URL", "locmem://")}
if CACHES["default"]["BACKEND"] == "django.core.cache.backends.redis.RedisCache":
    CACHES["default"]["OPTIONS"] = {"socket_timeout": 1, "socket_connect_timeout": 1}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- Language and time: days and pages by the site's clock, stored and sent times in UTC ---------------------------
LANGUAGE_CODE = "en-gb"
USE_I18N = False
USE_TZ = True
TIME_ZONE = WALL_TIME_ZONE
USE_THOUSAND_SEPARATOR = False

# --- Static files ------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = WALL_DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "construction.bundles.BundleFinder",
]
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Security ----------------------------------------------------------------------------------------------------
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": FRAME_ANCESTORS or [NONE],
    }
}
CSRF_FAILURE_VIEW = "construction.errors.csrf_failed"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TRUST_PROXY
if FRAME_ANCESTORS:
    # The older header knows no list of pages that may frame this one.
    MIDDLEWARE.remove("django.middleware.clickjacking.XFrameOptionsMiddleware")
if FRAME_ANCESTORS and TRUST_PROXY:
    # In a frame of another site a browser sends these cookies only so, and only over HTTPS.
    SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "None"
SECURE_REFERRER_POLICY = "same-origin"
if TRUST_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    CSRF_TRUSTED_ORIGINS = [f"https://{'*' * host.startswith('.')}{host}" for host in ALLOWED_HOSTS]
    SECURE_HSTS_SECONDS = 31_536_000
SILENCED_SYSTEM_CHECKS = [
    "security.W003",  # construction.middleware.CsrfMiddleware is Django's own for every page and session
    "security.W005",  # subdomains are not this server's to decide about
    "security.W008",  # the proxy that ends TLS redirects to it
    "security.W021",  # nor is the browsers' preload list
]

# --- Logs --------------------------------------------------------------------------------------------------------
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "wallproject.logs.RequestIdFilter"}},
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} [{request_id}] {message}", "style": "{"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request_id"]},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    # A refused request is the client's affair; its answer says why.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
