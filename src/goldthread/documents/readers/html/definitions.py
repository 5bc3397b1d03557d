"""Lists of terms and what is said of each (<dl>): those that ask the same again and again are small tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import html

_MOSTLY = 0.5  # of the terms of a list come again
_LONGEST = 12  # words of a term that is a label
Definition = tuple[html.HtmlElement, list[html.HtmlElement]]  # a term, and what is said of it


def recurring_terms(root: html.HtmlElement) -> frozenset[str]:
    """The terms that stand in the lists of a page more than once: labels, and nothing that is defined."""
    times = Counter(term for each in root.iter("dt") if len((term := term_of(each)).split()) <= _LONGEST)
    return frozenset(term for term, count in times.items() if term and count > 1)


def term_of(element: html.HtmlElement) -> str:
    """The words of a term, as they are compared."""
    return " ".join(element.text_content().lower().split()).strip(" :")


def labelled_rows(listing: html.HtmlElement, recurring: frozenset[str]) -> list[Definition]:
    """The terms of a list with what is said of each, none where the terms are not those of other lists too."""
    rows: list[Definition] = []
    for element in _members(listing):
        if element.tag == "dt":
            rows.append((element, []))
        elif not rows:
            return []
        else:
            rows[-1][1].append(element)
    again = sum(term_of(term) in recurring for term, _ in rows)
    return rows if rows and again >= max(1.0, _MOSTLY * len(rows)) else []


def _members(listing: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The terms and descriptions of a list, those that stand in groups among them."""
    for child in listing:
        tag: Any = child.tag
        if tag in ("dt", "dd"):
            yield child
        elif tag == "div":
            yield from (inner for inner in child if inner.tag in ("dt", "dd"))
