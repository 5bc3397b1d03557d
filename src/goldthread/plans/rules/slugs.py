"""An address from a title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

LONGEST = 60
# Words that the addresses of a partnership use themselves.
RESERVED = frozenset({"new", "edit", "import", "export", "all", "template", "sheets"})


def slug_of(title: str) -> str:
    """ "Dearg Action Plan 2026/27" becomes "dearg-action-plan-2026-27"; cut at a whole word, never empty."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        slug = longer
    return slug if slug and slug not in RESERVED else f"{slug}-plan".strip("-")


def free_slug(title: str, taken: Container[str]) -> str:
    """The slug of this title, with a number behind it when others have it already."""
    slug = slug_of(title)
    number = 2
    candidate = slug
    while candidate in taken:
        candidate = f"{slug[: LONGEST - len(str(number)) - 1]}-{number}"
        number += 1
    return candidate
