"""One laptop: SQLite in var/, mail on the terminal, a secret kept in var/."""

import secrets

from goldthread.config.settings.base import *  # noqa: F403
from goldthread.config.settings.base import VAR

_secret = VAR / "secret"
if not _secret.exists():
    _secret.touch(mode=0o600)
    _secret.write_text(secrets.token_urlsafe(48))
SECRET_KEY = _secret.read_text()
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEMONSTRATION = True
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # files as they stand in the project, nothing to collect
