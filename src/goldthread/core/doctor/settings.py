"""What the environment says: the secret, mail, and what real use asks for besides."""

from __future__ import annotations

import socket
from collections.abc import Iterator

from django.conf import settings
from django.core import checks
from django.urls import reverse

from goldthread.core.doctor.findings import Finding, well, worry, wrong

SMTP = "django.core.mail.backends.smtp.EmailBackend"


def secret() -> Iterator[Finding]:
    key = settings.SECRET_KEY
    if len(key) < 40 or len(set(key)) < 10:
        yield wrong(
            "Secret",
            "It is short or plain enough to be guessed.",
            'Set GOLDTHREAD_SECRET to 48 random bytes: python3 -c "import secrets; print(secrets.token_urlsafe(48))"',
        )
    else:
        yield well("Secret", "long enough")


def mail() -> Iterator[Finding]:
    """Without mail nobody can set a new password or be invited."""
    if settings.EMAIL_BACKEND != SMTP:
        yield worry("Mail", "Messages are not sent from here.", "For real use, set GOLDTHREAD_MAIL_HOST.")
        return
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        with socket.create_connection((settings.EMAIL_HOST, settings.EMAIL_PORT), timeout=3):
            yield well("Mail", f"{where} answers")
    except OSError as error:
        yield wrong(
            "Mail", f"{where} does not answer: {error}.", "Set GOLDTHREAD_MAIL_HOST and GOLDTHREAD_MAIL_PORT."
        )


def organisations() -> Iterator[Finding]:
    """Where each organisation has to send people back to: it wants to know before it lets them come."""
    for issuer in settings.OIDC_ISSUERS:
        back = reverse("openid_connect_callback", kwargs={"provider_id": issuer["provider_id"]})
        yield well(f"Sign-in with {issuer['name']}", f"register there the address of this site with {back}")


def real_use() -> Iterator[Finding]:
    """The framework's own list of what must hold where real people work."""
    if settings.DEMONSTRATION:
        yield worry(
            "Settings",
            "These are the settings of one laptop.",
            "Where people work together, set DJANGO_SETTINGS_MODULE=goldthread.config.settings.prod.",
        )
        return
    said = [message for message in checks.run_checks(include_deployment_checks=True) if not message.is_silenced()]
    if said:
        yield worry(
            "Settings", "; ".join(str(message.msg).splitlines()[0] for message in said), "See docs/RUNNING.md."
        )
    else:
        yield well("Settings", "fit for real use")
