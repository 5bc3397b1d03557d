"""How a paragraph begins when it is an item of a plan: "Action 3:", "2.1", "(a)", "A4."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_NAMED = re.compile(
    r"^\W{0,3}(?P<word>action|activity|task|commitment|milestone|step|measure|undertaking)\s+(?:point\s+|no\.?\s*|#\s*:?\s*)?"
    r"(?P<ref>[A-Z]{0,3}[\s.]?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)\b\s*(?:[:.)–—-]+\s*|$|\s+(?=[A-Z]))",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^\W{0,3}(?P<ref>\d{1,3}[a-z]?)[.)]?\s+(?:action|activity|task|commitment|milestone|deliverable)\s*[:–—-]\s*(?=\S)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^(?:(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,3}(?:[a-z]|\.[ivx]{1,4})?)[.:)]?|(?P<number>\d{1,2}[a-zA-Z]?)\s*[.):]|"
    r"(?P<upper>\d{1,2}[A-Z]|[A-H]\d{1,2}(?:\.\d{1,2})?)(?=\s+[A-Z][a-z])|"
    r"(?P<code>[A-Z]{1,4}\s?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?)\s*[.):–—-]|\(?(?P<letter>[a-z]|[ivx]{1,4})\)|(?P<lettered>[a-z])\.(?=\s+[A-Z]))\s+(?=\S)"
)
OTHER_TONGUE = (  # "Blaenoriaeth 1 / Priority 1: ...", "Blaenoriaeth 1: Cartrefi / Priority 1: ..."
    r"(?:[^\W\d_]{3,20}(?:\ \d{1,2}(?:\s*[:.–—-]\s*[^:/|]{2,60}?)?)?\s*[/|]\s*|"
    r"(?!(?i:priority|theme|objective|aim|goal|outcome|section|part|chapter|action))"
    r"[^\W\d_]{3,20}\ \d{1,2}(?:\s*:\s*[^:/|]{2,60}?)?\s*[–—-]\s*)?"
)
TOLD_AGAIN = r"(?:\s*[/|(]\s*[^\W\d_]{3,20}\ (?P=ref)\b\)?)?"  # "Priority 1 / Blaenoriaeth 1: ..."
_THEME = re.compile(
    rf"^\W{{0,3}}{OTHER_TONGUE}"
    r"(?:(?:key|strategic|national|improvement|delivery|programme|service) )?"
    r"(?P<word>priority|theme|objective|aim|goal|outcome|workstream|strand|pillar|"
    r"ambition|commitment|pledge|driver|focus area|area)(?:\s+area)?(?:\s*[/|]\s*[^\W\d_]{3,20})?\s+"
    r"(?P<ref>[A-Z]{0,2}\d{1,2}(?:\.\d)?|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    rf"{TOLD_AGAIN}\s*[:.)–—-]*\s*(?P<title>.*)$",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"^\W{0,3}(?:our |key |strategic |the |shared )*(?:priority|theme|objective|aim|goal|outcome|workstream|strand|"
    r"pillar|ambition|commitment|driver|focus|pledge)(?: area)?\s*[:–—-]\s+(?P<title>\S.*)$",
    re.IGNORECASE,
)
_SECTION_NUMBER = re.compile(r"^\s*(?P<ref>\d{1,2}(?:\.\d{1,2})?|[A-Z])[.)]?\s+(?P<title>[A-Z].*)$")


_BARE = re.compile(
    r"^\W{0,2}(?:(?:no|number|ref|reference|item)\.?\s*)?(?P<ref>\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?)[.):]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Opening:
    """What stands before the words of an item. ``named``: it calls itself an action."""

    ref: str | None
    rest: str
    named: bool = False


@lru_cache(maxsize=8192)
def opening_of(text: str) -> Opening:
    """The reference at the start of a paragraph, if it has one, and the rest."""
    match = _NAMED.match(text) or _COUNTED.match(text)
    if match:
        return Opening(_close(match["ref"]), text[match.end() :].strip(), named=True)
    match = _NUMBERED.match(text)
    if match:
        return Opening(_close(next(filter(None, match.groups()))), text[match.end() :].strip())
    return Opening(None, text.strip())


def bare_number(text: str) -> str | None:
    """The reference that a line holds and nothing else: "3", "No. 3"."""
    match = _BARE.match(text)
    return match["ref"] if match else None


def theme_of(heading: str) -> tuple[str, str] | None:
    """Reference and title of a heading that says it is a priority, or None."""
    match = _THEME.match(heading)
    if match is None:
        return None
    return _close(match["ref"]), match["title"].strip() or heading.strip()


def titled_theme(heading: str) -> str | None:
    """ "Our ambition: Safer streets": the title of a heading that only says that it is a priority."""
    match = _TITLED.match(heading)
    return match["title"].strip() if match else None


def numbered_title(heading: str) -> tuple[str | None, str]:
    """A heading without its section number, and the number."""
    match = _SECTION_NUMBER.match(heading)
    return (match["ref"], match["title"].strip()) if match else (None, heading.strip())


def _close(ref: str) -> str:
    return re.sub(r"\s+", "", ref)
