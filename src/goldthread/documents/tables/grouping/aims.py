"""The line under the name of a priority that says what is to come of it: "Aim: no child waits a month"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.tables.wording import pattern

_AIM = pattern(
    r"""\W*(?:(?:our|the|overall|intended|expected)\ )*(?:aims?|goals?|ambitions?|vision|outcomes?|objectives?|
    what (?:we|you) (?:want|aim|hope)[^:]{0,40}|what (?:success|good) (?:will )?looks? like)
    \s*[:–—-]\s*(?P<said>\S.*)"""
)
_LEAST = 4  # words; fewer are the name of a part


def aims_under_titles(titles: Sequence[str | None]) -> dict[int, str]:
    """Which of the titles across a table, None for its actions, only say what the one right above is to reach.

    A priority has one such line; where several stand under it, they name its parts.
    """
    found: dict[int, str] = {}
    under: list[int] = []  # lines like this since the last title of another kind
    for place, title in enumerate(titles):
        said = _said(title)
        if said:
            under.append(place)
            if len(under) == 1 and place > 0 and titles[place - 1] is not None:
                found[place] = said
            elif len(under) == 2:
                found.pop(under[0], None)
        elif title is not None:
            under = []
    return found


def _said(title: str | None) -> str:
    told = _AIM.fullmatch(title.strip()) if title else None
    said = re.sub(r"\s+", " ", told.group("said")).strip() if told else ""
    return said if len(said.split()) >= _LEAST else ""
