"""Settings, for production by default. Values come from the environment or an untracked .env."""

import re
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)

env = Env()
env.read_env(str(BASE_DIR / ".env"), recurse=False)

# True only on a developer's machine: plain http, static files served as they are on disk.
DEVELOPMENT = env.bool("DEVELOPMENT", False)
# Never true, not even in development: Django's debug pages print what a patient typed.
DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
if len(SECRET_KEY) < 50 and not DEVELOPMENT:
    raise ImproperlyConfigured("SECRET_KEY must have at least 50 random characters.")
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
# Without them nobody can guess return words from a stolen database. The first is for new codes; the
# others open older ones.
RETURN_CODE_PEPPERS: list[str] = env.list(
    "RETURN_CODE_PEPPERS", [SECRET_KEY] if DEVELOPMENT else []
)
if not RETURN_CODE_PEPPERS or min(map(len, RETURN_CODE_PEPPERS)) < 32:
    raise ImproperlyConfigured("RETURN_CODE_PEPPERS must have at least 32 random characters each.")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS")
# The site's own address on paper: in words, and in QR codes.
_HOST = next(iter(ALLOWED_HOSTS), "localhost").lstrip(".")
SITE_ADDRESS = env.str("SITE_ADDRESS", f"{'http' if DEVELOPMENT else 'https'}://{_HOST}").rstrip(
    "/"
)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_prose_editor",
    "content",
    "prescribing",
]

# Never add cache middleware: Django's has leaked private pages more than once.
MIDDLEWARE = [
    "ldnguide.middleware.request_line",
    "django.middleware.security.SecurityMiddleware",
    "ldnguide.middleware.security_headers",
    "ldnguide.middleware.DatabaseAway",
    "ldnguide.rendering.middleware.RenderServiceBusy",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "ldnguide.urls"
WSGI_APPLICATION = "ldnguide.wsgi.application"

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

# Widgets find their templates where pages do.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- Database -------------------------------------------------------------------------------

DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'ldnguide.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # two tabs that save at once queue up instead of failing
        "timeout": 5,
        # secure_delete: an erased draft's bytes are overwritten, not only unlinked.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF;"
        ),
    }
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- Language, time, static files --------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "ldnguide" / "static", VAR_DIR / "assets"]
STORAGES = {
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEVELOPMENT
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    }
}
# Not while somebody edits templates: see content/views/published.py.
KEEP_PAGES = not DEVELOPMENT
WHITENOISE_USE_FINDERS = DEVELOPMENT
WHITENOISE_AUTOREFRESH = DEVELOPMENT

# --- Uploads: one page takes one file, and nothing that people send is written to disk ----------

DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000  # a page of 100 sections in the admin has 720
FILE_UPLOAD_HANDLERS = ["ldnguide.uploads.InMemoryOnOnePage"]
DATA_UPLOAD_MAX_NUMBER_FILES = 2  # the form itself refuses a second one
LARGEST_PACK_FILE = 4 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST_PACK_FILE + 64 * 1024  # with the rest of the form

# Where the render service listens (manage.py render_service). Without it PDFs are made, and uploads
# read, in the web process: for tests and commands, not for a public site.
RENDER_SOCKET = env.str("RENDER_SOCKET", "")

# --- Security --------------------------------------------------------------------------------

HTTPS = not DEVELOPMENT
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# "no-referrer" would make browsers send "Origin: null", and Django refuse every form.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

COOKIE_PREFIX = "__Host-" if HTTPS else ""
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # until the browser is closed
CSRF_FAILURE_VIEW = "prescribing.views.csrf_failure.csrf_failure"
# Only staff have sessions.
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 8 * 60 * 60
# The name must contain "key": Django hides such cookies in what it reports.
DRAFT_COOKIE_NAME = f"{COOKIE_PREFIX}draft-key"
DISPLAY_COOKIE_NAME = f"{COOKIE_PREFIX}display"

# Where /.well-known/security.txt says that weaknesses can be reported; without it there is none.
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "")
if SECURITY_CONTACT and not re.fullmatch(
    r"mailto:[^\s@]+@[^\s@]+\.[^\s@.]+|https://[^\s/]+\.[^\s]+", SECURITY_CONTACT
):
    raise ImproperlyConfigured(
        "SECURITY_CONTACT must be a whole address such as mailto:security@example.org or "
        "https://example.org/report."
    )

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap draws its ticks and arrows as data: images
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# --- Errors and logs: one line per request, type and frames of an error, never a value ----------

DEFAULT_EXCEPTION_REPORTER = "ldnguide.reporting.FramesOnlyReporter"
LOGGING_CONFIG = "logging.config.dictConfig"
_OURS_ALONE = {"handlers": ["console"], "propagate": False}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"allow-list": {"()": "ldnguide.reporting.AllowListFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "allow-list"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "ldnguide": {"level": "INFO"},
        # By default it also mails to ADMINS, with the address and the Host in the subject.
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},  # our own line reports the others
        "django.server": {**_OURS_ALONE, "level": "ERROR"},
        # It quotes bytes that are no request; they may be the end of a form.
        "gunicorn.error": {**_OURS_ALONE, "level": "WARNING"},
        # Our own line replaces it: it would show addresses, and what readers search for.
        "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
        # These quote values of CSS and the text that they cannot draw.
        "weasyprint": {"level": "CRITICAL"},
        "fontTools": {"level": "CRITICAL"},
    },
}
