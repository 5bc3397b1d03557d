"""The test suite: on-disk databases, cheap passwords, mail kept in memory."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("GOLDTHREAD_VAR", tempfile.mkdtemp(prefix="goldthread-test-"))

from goldthread.config.settings.base import *  # noqa: F403
from goldthread.config.settings.base import DATABASES, VAR

SECRET_KEY = "only for tests, never for people"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(VAR) / "uploads"
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # On disk, as in production: in memory there is no WAL and no locking to find out about.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(VAR) / "test.sqlite3")}
