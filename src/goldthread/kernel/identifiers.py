"""Names for machines and for lists: slugs, printed references, the order of references."""

from __future__ import annotations

import re
import unicodedata

LONGEST_SLUG = 60
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`")


def is_slug(text: str) -> bool:
    """Lower-case letters and digits, in words joined by single hyphens, at most 60 characters."""
    return len(text) <= LONGEST_SLUG and _SLUG.fullmatch(text) is not None


def slug_of(name: str, *, fallback: str = "unnamed") -> str:
    """The slug of a name: "Children's Services & Families" gives "childrens-services-and-families".

    Cut at a word where it grows too long; ``fallback`` where no letter or digit is left.
    """
    plain = name.translate(_APOSTROPHES).replace("&", " and ")
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode("ascii").lower()
    slug = _NOT_SLUG.sub("-", plain).strip("-")
    if len(slug) > LONGEST_SLUG:
        cut = slug[: LONGEST_SLUG + 1]
        slug = cut[: cut.rfind("-")] if "-" in cut else cut[:LONGEST_SLUG]
    return slug or fallback


def normalise_reference(printed: str) -> str:
    """A printed reference without blanks and the marks around it: "PB C1" is "PBC1", "(3a)." is "3a"."""
    return "".join(unicodedata.normalize("NFKC", printed).split()).strip("()[].:;,-–—")


ReferenceKey = tuple[tuple[int, int, str], ...]
_RUN = re.compile(r"[0-9]+|[^\W\d_]+")
_LONGEST_NUMBER = 18


def reference_key(reference: str | None) -> ReferenceKey:
    """The place of a reference in a list: "1.10" after "1.9", "3a" after "3", "2" before "T1"; none comes last."""
    runs = _RUN.findall(normalise_reference(reference or "").lower())
    if not runs:
        return ((2, 0, ""),)
    return tuple(
        (0, int(run), "") if run.isascii() and run.isdigit() and len(run) <= _LONGEST_NUMBER else (1, 0, run)
        for run in runs
    )
