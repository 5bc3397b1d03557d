"""Secrets sealed at rest: AES-256-GCM under a key of the installation, bound to what they are for."""

from __future__ import annotations

import base64
import hashlib
import secrets
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE_BYTES = 12


class CannotUnseal(Exception):  # noqa: N818 - a sentence
    """The seal does not open: another key, another purpose, or somebody changed it."""


def seal(text: str, *, purpose: str) -> str:
    """``text`` sealed under the present key. Only ``unseal`` with the same purpose opens it."""
    key = _keys()[0]
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(_derived(key)).encrypt(nonce, text.encode(), purpose.encode())
    return f"{_name_of(key)}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"


def unseal(sealed: str, *, purpose: str) -> str:
    """What was sealed, under the present key or one that was replaced. Raises CannotUnseal."""
    name, _, body = sealed.partition(".")
    key = next((key for key in _keys() if _name_of(key) == name), None)
    if key is None:
        raise CannotUnseal("It was sealed under a key that is not in GOLDTHREAD_SEALING_KEYS.")
    try:
        raw = base64.urlsafe_b64decode(body)
        return AESGCM(_derived(key)).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], purpose.encode()).decode()
    except (ValueError, InvalidTag) as error:
        raise CannotUnseal("It was changed, or sealed for another purpose.") from error


def key_names() -> list[str]:
    """Which keys can be opened here: says nothing of the keys themselves."""
    return [_name_of(key) for key in _keys()]


def _keys() -> list[str]:
    """The first seals; the others only open what they sealed before."""
    return settings.SEALING_KEYS or [settings.SECRET_KEY]


@lru_cache(maxsize=8)
def _derived(key: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"goldthread sealing").derive(key.encode())


@lru_cache(maxsize=8)
def _name_of(key: str) -> str:
    """Says which key sealed a value without saying anything of the key."""
    return hashlib.sha256(b"name of " + _derived(key)).hexdigest()[:8]
