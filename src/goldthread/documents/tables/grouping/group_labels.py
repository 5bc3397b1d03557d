"""How papers call the groups of their actions: "Priority 2: ...", "Theme A - ...", "Outcome: ..."."""

from __future__ import annotations

import re

from goldthread.documents.openings import OTHER_TONGUE, TOLD_AGAIN
from goldthread.documents.tables.wording import pattern, words

LABELLED = pattern(
    rf"""\W*(?:\d{{1,2}}\.\ +)?{OTHER_TONGUE}"""
    r"""(?P<label>(?:(?:key|strategic|local|national|our|high level|mat|improvement|delivery|programme|service) )?
    (?:priority|priorities|theme|outcome|objective|aim|goal|pillar|strand|work ?stream|standard|driver|domain|area|
    mat|area of focus|focus area|priority area|section|part|chapter|commitment|ambition|pledge|promise|
    recommendation))(?:\s*[/|]\s*[^\W\d_]{3,20})?
    \s*:?\s*(?:no\.?\s*(?=\d)|area\s*|action\s*)?
    (?P<ref>\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-H]|[ivx]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)\b(?!,\d)"""
    rf"""{TOLD_AGAIN}"""
    r"""\s*[:.)\-–—]*\s*(?P<title>.*)"""
)
# The last words of those that name a priority of the whole plan, and no part of a paper or of another priority.
LABELS_OF_PRIORITIES = words("priority theme outcome objective aim goal pillar strand stream workstream ambition")
NUMBERED = re.compile(
    r"\s*(?P<ref>\d{1,2}(?:\.\d{1,2})*[a-z]?|(?!Q)[A-Z]{1,4}\s?\d{1,2}(?=\s*[:.)–—])|[A-H]|[ivx]{1,4})"
    r"(?:\s*[:.)\-–—]+\s*|(?:(?<=\.\d)|(?<=\.\d\d))\s+(?=[A-Z]))(?P<title>\D.*)",
    re.DOTALL,
)
PLAIN_LABEL = pattern(
    r"""\W*(?:(?:key|strategic|our|overall|the|improvement|delivery|programme|service)\ )?
    (?P<label>priority|theme|outcome|objective|aim|goal|ambition|pillar|workstream|area|section)(?:\ area)?
    \s*[:–—-]\s*(?P<title>.+)"""
)


def is_group_label(text: str) -> bool:
    """Whether a text is the label of a group and nothing else ("Theme 2")."""
    found = LABELLED.fullmatch(text.strip())
    return found is not None and not found.group("title").strip()
