"""Organisations whose own sign-in is taken (OpenID Connect), from the environment.

GOLDTHREAD_OIDC is a JSON list, one object for each issuer; a single one may be given as GOLDTHREAD_OIDC_ISSUER,
_CLIENT_ID, _CLIENT_SECRET, _DOMAINS and, if wished, _NAME.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from goldthread.config import env

NEEDED = ("issuer", "client_id", "client_secret", "domains")
KNOWN = {*NEEDED, "name", "email_claim", "second_factor"}


def from_environment() -> list[dict[str, Any]]:
    """The issuers as the sign-in library wants them. Raises ImproperlyConfigured that names what is wrong."""
    given = os.environ.get(env.PREFIX + "OIDC", "")
    if given:
        try:
            entries = json.loads(given)
        except ValueError as error:
            raise ImproperlyConfigured(f"{env.PREFIX}OIDC is not JSON: {error}.") from error
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise ImproperlyConfigured(f"{env.PREFIX}OIDC must be a list of objects.")
    else:
        entries = _single()
    return [_issuer(entry) for entry in entries]


def _single() -> list[dict[str, Any]]:
    if not os.environ.get(env.PREFIX + "OIDC_ISSUER"):
        return []
    entry: dict[str, Any] = {
        name: env.text(f"OIDC_{name.upper()}") for name in ("issuer", "client_id", "client_secret")
    }
    entry |= {"domains": env.words("OIDC_DOMAINS"), "name": env.text("OIDC_NAME", "")}
    return [{**entry, "second_factor": env.flag("OIDC_SECOND_FACTOR")}]


def _issuer(entry: dict[str, Any]) -> dict[str, Any]:
    absent = [name for name in NEEDED if not entry.get(name)]
    unknown = sorted(set(entry) - KNOWN)
    if absent or unknown:
        said = f"lacks {', '.join(absent)}" if absent else f"has unknown settings {', '.join(unknown)}"
        raise ImproperlyConfigured(f"An OpenID Connect issuer {said}.")
    issuer = str(entry["issuer"]).rstrip("/")
    _check_address(issuer)
    name = entry.get("name") or urlsplit(issuer).hostname
    return {
        "provider_id": _slug(str(name), issuer),
        "name": str(name),
        "client_id": str(entry["client_id"]),
        "secret": str(entry["client_secret"]),
        "settings": {
            "server_url": issuer,
            # an organisation may vouch for its own people's addresses and for nobody else's
            "domains": [str(domain).lower().lstrip("@") for domain in entry["domains"]],
            "email_claim": entry.get("email_claim") or "email",
            "second_factor": bool(entry.get("second_factor")),
        },
    }


def _check_address(issuer: str) -> None:
    parts = urlsplit(issuer)
    if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost", "::1"}:
        raise ImproperlyConfigured(f"The OpenID Connect issuer {issuer!r} must be an https address.")


def _slug(name: str, issuer: str) -> str:
    """Stands in the address the organisation sends people back to; never the same for two issuers."""
    words = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40]
    return f"{words}-{hashlib.sha256(issuer.encode()).hexdigest()[:6]}"
