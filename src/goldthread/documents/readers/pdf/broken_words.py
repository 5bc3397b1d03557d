"""Lines run together: words that a narrow cell, a hyphen or an address of the web broke are made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from goldthread.documents.readers.pdf.lines import Line
from goldthread.documents.readers.pdf.typesetting import bare

_DATE_CUT = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d\d")  # "30/09/20" over "31"


def joined_lines(lines: Sequence[Line], right: float, words: frozenset[str]) -> str:
    """The text of lines run together; a word that was broken over two is made whole."""
    out = lines[0].text
    for before, line in pairwise(lines):
        # One word that fills its cell may have been cut to fit.
        alone = len(before.words) - before.marked == 1
        room = (right - before.x1) / before.size if alone else 9.0
        out = _run_together(out, line.text, words, room)
    return " ".join(out.split())


def _run_together(text: str, more: str, words: frozenset[str], room: float) -> str:
    """Two lines with a blank between them, or without where one word or address goes on.

    ``room`` is what the upper line left free, in font sizes.
    """
    last, first = text.rsplit(maxsplit=1)[-1], more.split(maxsplit=1)[0]
    if re.match(r"(?:https?://|www\.)", last) and re.match(r"[\w/.-]*[/.=?&-]", first):
        return text + more
    if re.search(r"\w\u2010$", last) and first[:1].islower() and bare(last + first) not in words:
        return text[:-1] + more  # what sets a paper puts this hyphen where it breaks a word; nobody types it
    if re.search(r"\w-$", last) and first[:1].isalpha():
        whole = bare(last[:-1] + first)
        soft = whole in words and bare(last + first) not in words
        return (text[:-1] if soft else text) + more
    if room < 1.4 and _is_broken(last, first, words, tight=room < 0.66):
        return text + more
    return f"{text} {more}"


def _is_broken(last: str, first: str, words: frozenset[str], *, tight: bool) -> bool:
    """Whether a narrow cell broke a word, or a list of numbers, in the middle."""
    if last[-1].isdigit() and first[0].isdigit():
        return tight or "," in last or bool(_DATE_CUT.fullmatch(last) and re.match(r"\d\d\b", first))
    if not (first[0].islower() and last[-1].isalpha()):
        return False
    if bare(last + first) in words:
        return True
    return (tight or len(bare(first)) <= 3) and not {bare(last), bare(first)} & words
