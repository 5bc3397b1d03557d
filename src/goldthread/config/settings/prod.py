"""For real. Refuses to start on a default secret, on any host, or with DEBUG."""

from django.core.exceptions import ImproperlyConfigured

from goldthread.config import env
from goldthread.config.settings.base import *  # noqa: F403
from goldthread.config.settings.base import ALLOWED_HOSTS

SECRET_KEY = env.text("SECRET")
if len(SECRET_KEY) < 40:
    raise ImproperlyConfigured("GOLDTHREAD_SECRET is too short; use 40 random characters or more.")
env.text("HOSTS")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("GOLDTHREAD_HOSTS must name the hosts; '*' is not allowed.")
if env.flag("DEBUG"):
    raise ImproperlyConfigured("GOLDTHREAD_DEBUG must be off.")

REQUIRE_SECOND_FACTOR = env.flag("REQUIRE_SECOND_FACTOR", default=True)
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES", 1)  # nginx stands in front

SECURE_SSL_REDIRECT = env.flag("HTTPS_ONLY", default=True)
SECURE_REDIRECT_EXEMPT = ["^health$"]  # asked from this machine, past the proxy
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
