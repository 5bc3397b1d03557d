"""The test suite: on-disk databases, cheap passwords, mail kept in memory."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "GOLDTHREAD_VAR" not in os.environ:  # else another process made it, and clears it away
    os.environ["GOLDTHREAD_VAR"] = tempfile.mkdtemp(prefix="goldthread-test-")
    atexit.register(shutil.rmtree, os.environ["GOLDTHREAD_VAR"], ignore_errors=True)

from goldthread.config.settings.base import *  # noqa: F403
from goldthread.config.settings.base import DATABASES, VAR

SECRET_KEY = "only for tests, never for people"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DEMONSTRATION = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
READ_PAPERS_APART = False  # half a second a paper; tests of the door itself switch it on
MEDIA_ROOT = Path(VAR) / "uploads"
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # On disk, as in production: in memory there is no WAL and no locking to find out about.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(VAR) / "test.sqlite3")}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # nothing is collected for tests
API_REQUESTS_A_MINUTE = 10**9  # tests ask faster than people; the test of the limit sets its own
