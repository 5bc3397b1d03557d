"""The text of a machine's key: ``gt_<prefix>_<secret>``. The prefix finds the key, the digest proves it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

MARK = "gt"
LONGEST = 200


@dataclass(frozen=True)
class KeyText:
    """One key as a machine sends it. Shown to a person once, when it is made; only its digest is kept."""

    prefix: str
    text: str = field(repr=False)

    @property
    def digest(self) -> str:
        """What is kept. The secret has 256 random bits, so a fast digest is enough."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def proves(self, digest: str) -> bool:
        """Is this the key with that digest? Takes the same time for any wrong key."""
        return hmac.compare_digest(self.digest, digest)


def mint() -> KeyText:
    """A new key nobody has had before."""
    prefix = secrets.token_hex(4)
    return KeyText(prefix, f"{MARK}_{prefix}_{secrets.token_urlsafe(32)}")


def parse(text: str) -> KeyText | None:
    """The key in this text, or None when it cannot be one."""
    mark, _, rest = text.partition("_")
    prefix, _, secret = rest.partition("_")
    if mark != MARK or not prefix or not secret or len(text) > LONGEST or len(prefix) > 12:
        return None
    return KeyText(prefix, text)
