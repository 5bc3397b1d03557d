"""Which recommendation a printed reference means: "9", "Rec. 9" and "Recommendation 9" are the same one."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAMES = re.compile(r"^(?:recommendations?|recs?|nos?|r(?=\d))", re.IGNORECASE)
_EVERY = frozenset({"all", "every"})


def ref_key(printed: str) -> str:
    """What two printings of one reference have in common."""
    plain = re.sub(r"[^0-9a-z.]+", "", printed.lower()).strip(".")
    short = _NAMES.sub("", plain).strip(".")
    return short or plain


def means_all(printed: str) -> bool:
    """ "All" stands for every recommendation of the paper."""
    return ref_key(printed) in _EVERY


def unprinted(refs: Iterable[str], known: Iterable[str]) -> list[str]:
    """The references, each once, of which the paper does not print the recommendation itself."""
    have = {ref_key(ref) for ref in known}
    missing: dict[str, str] = {}
    for ref in refs:
        if ref_key(ref) and not means_all(ref) and ref_key(ref) not in have:
            missing.setdefault(ref_key(ref), ref)
    return list(missing.values())
