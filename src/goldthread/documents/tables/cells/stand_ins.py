"""What a cell says in the place of a name or a time: nobody yet, as above, see elsewhere."""

from __future__ import annotations

from goldthread.documents.tables.wording import pattern

_NOBODY = pattern(
    r"""\W*(?:tb[cda]\b.*|to be (?:confirmed|identified|determined|agreed|decided|appointed|allocated)\b.*|n/?a|none|
    nil|unknown|vacant|-+|\?+)?\W*"""
)
_ABOVE = pattern(
    r"""\W*(?:as (?:per )?(?:above|before|previous(?:ly)?)|see above|ditto|same(?: as above)?|do\.?|["“”〃])\W*"""
)
_ELSEWHERE = pattern(
    r"""\W*(?:as (?:in|per|under|for|with|at)|see|refer to|covered (?:in|by|under)|details? in)\b.*
    \b(?:priority|action|section|theme|outcome|above|below|objective|item|row|page|appendix|plan)\b.*"""
)


def is_nobody(text: str) -> bool:
    """Blank, a dash, or words for "not known yet"."""
    return bool(_NOBODY.fullmatch(text.strip()))


def says_above(text: str) -> bool:
    """Whether a cell repeats the one above in so many words."""
    return bool(_ABOVE.fullmatch(text.strip()))


def points_elsewhere(text: str) -> bool:
    """Whether a cell sends the reader to another place of the paper."""
    return bool(_ELSEWHERE.fullmatch(text.strip()))
