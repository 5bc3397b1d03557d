"""Settings that hold everywhere. What differs stands in dev, test and prod."""

import shlex
from pathlib import Path

from goldthread.config import env
from goldthread.config.settings.signing_in import *  # noqa: F403

ROOT = Path(__file__).resolve().parents[4]
VAR = Path(env.text("VAR", str(ROOT / "var")))
FONTS = ROOT / "src/goldthread/publishing/fonts"  # of everything that is drawn or set on this machine
VAR.mkdir(mode=0o700, parents=True, exist_ok=True)

DEBUG = False
DEMONSTRATION = False  # whether invented partnerships with a known password may be loaded
ALLOWED_HOSTS: list[str] = env.words("HOSTS", "127.0.0.1,localhost,[::1]")
ROOT_URLCONF = "goldthread.config.urls"
WSGI_APPLICATION = "goldthread.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "goldthread.core",
    "goldthread.partnership",
    "goldthread.plans",
    "goldthread.measures",
    "goldthread.delivery",
    "goldthread.publishing",
    "goldthread.api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "goldthread.core.middleware.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "goldthread.core.middleware.SessionKeptByUse",
    "goldthread.core.kinder_words.KinderWords",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "goldthread.core.templating.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "goldthread.core.templating.page_context",
            ],
        },
    },
    {
        # Only for what the sign-in library ships (its e-mails); our own pages are Jinja.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

DATABASES = {"default": env.database(var=VAR)}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

TENANT_MODEL = "partnership.Partnership"
AUTH_USER_MODEL = "partnership.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
PICTURES = VAR / "pictures"  # of pages of papers; made when they are first looked at, and may be cleared at any time
MEDIA_ROOT = Path(env.text("UPLOADS", str(VAR / "uploads")))
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
MAX_PAPER_BYTES = 50_000_000
MAX_EVIDENCE_BYTES = 25_000_000
OPEN_DATA_ON_THIS_MACHINE = False  # tests alone fetch figures from a portal of their own, without https
# A command that is given the path of a file as its last word: 0 says it is clean, 1 that it is not.
SCAN_COMMAND = shlex.split(env.text("SCAN_COMMAND", ""))
SCAN_SECONDS = env.number("SCAN_SECONDS", 60)
READ_PAPERS_APART = True  # a hostile paper can bring down its reader, never the server
READING_SECONDS = env.number("READING_SECONDS", 60)
API_REQUESTS_A_MINUTE = env.number("API_REQUESTS_A_MINUTE", 600)  # for each key, in each server process

SITE = env.text("SITE", "http://127.0.0.1:8000").rstrip("/")  # where letters and calendars point to
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.text("MAIL_HOST", "localhost")
EMAIL_PORT = env.number("MAIL_PORT", 25)
EMAIL_HOST_USER = env.text("MAIL_USER", "")
EMAIL_HOST_PASSWORD = env.text("MAIL_PASSWORD", "")
EMAIL_USE_TLS = env.flag("MAIL_TLS")
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "Goldthread <goldthread@localhost>")

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# What goes wrong is said on standard error, where the service manager keeps it; a missing page is no error.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "level": "WARNING"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},
}
