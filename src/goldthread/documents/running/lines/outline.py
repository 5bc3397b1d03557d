"""The paragraphs of a document in order, each with the headings it stands under."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from goldthread.documents.model import Document, Paragraph
from goldthread.documents.openings import bare_number, opening_of, theme_of, titled_theme
from goldthread.documents.running.lines.labels import split_labels
from goldthread.documents.running.lines.stated_headings import stated_headings
from goldthread.documents.tables.rows.tails import Fact, facts_behind
from goldthread.documents.under import under_with

# Sections that ask the readers of the paper for something, or look back; nothing in them is an action.
_ASKS = re.compile(
    r"\b(?:is|are|be) (?:asked|invited|requested|recommended|required)\b(?! for\b)[^.]{0,60}(?:to|that|:)"
    r"|\brecommended that\b|\b(?:asks?|invites?) the (?:committee|board|members|council|cabinet)\b|\bfor decision\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^\W*(?:\d[\d.]*\s*|(?:appendix|annex)\s+\w{1,3}\b\W*)?"
    r"(?:(?:table of )?contents|glossary|background papers?|references|bibliography|"
    r"revision history|version (?:control|history)|document control|abbreviations|useful links|minutes?(?! read))\b",
    re.IGNORECASE,
)


_SOURCES = re.compile(r"\b(?:references|bibliography|background papers?|useful links)\b", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r"(?:our |the |key |main |agreed )?(?:actions?|deliverables|what (?:we|partners) will do)\W*", re.IGNORECASE
)
_OUTCOME = re.compile(r"(?:\w+ )?outcomes?\s*:\s*\S", re.IGNORECASE)
_LEADS_IN = re.compile(r".*\b(?:will|shall|must|agree[ds]? to|commit(?:s|ted)? to|(?:is|are) to)\s*:", re.DOTALL)
_CAPTION = re.compile(r"\W{0,3}(?:table|figure|chart|map|graph)\s+\d{1,2}[a-z]?\s*[.:–—-]", re.IGNORECASE)
_LONGEST_LEAD = 30  # words
_SHORT_TITLE = 5  # words: "What we will do", "We will listen"


@dataclass(frozen=True)
class Line:
    """One paragraph where it stands. ``aside``: in a section that holds no actions."""

    number: int
    text: str
    bullet: int | None
    page: str
    heading: str | None = None
    above: tuple[str, ...] = ()  # wider headings, the widest first
    lead_in: str | None = None  # the plain line a list or counted statements stand under
    is_heading: bool = False
    aside: bool = False
    number_before: str | None = None  # a bare number that was told apart from its words
    who_before: str | None = None  # a name that was told apart from its words
    told: tuple[Fact, ...] = ()  # facts that were told apart from its words
    part: str | None = None  # the title inside its list that it stands under
    printed: str | None = None  # the paragraph that its words are a part of

    def saying(self, text: str) -> Line:
        """The same line with only a part of its words."""
        return replace(self, text=text)


_PROMISE = re.compile(r"(?:we|the partnership|partners) (?:will|shall|must)\b.*", re.IGNORECASE)


def _is_item(text: str) -> bool:
    """Whether a line that looks like a heading is an action or a labelled fact."""
    if titled_theme(text):
        return False
    if bare_number(text):
        return True
    if _PROMISE.fullmatch(opening_of(text).rest) and len(text.split()) > _SHORT_TITLE:
        return True
    named = opening_of(text).named and len(opening_of(text).rest.split()) > 3
    return named or bool(split_labels(text)[1]) or bool(facts_behind(text)[1])


@dataclass
class _Walk:
    """Where the walk down a document stands."""

    stated: Container[int] = frozenset()  # paragraphs set as headings that are statements
    stack: tuple[Paragraph, ...] = ()
    aside: bool = False
    lead_in: str | None = None
    sources: bool = False  # in a list of what the paper quotes: it goes on behind a table
    over_counted: str | None = None  # the line that leads in the counted statements under it
    counted: bool = False  # the line above was a number by itself
    number: int = 0
    fresh: bool = False  # the line above was a heading

    def leave_section(self) -> None:
        """A table ends what the headings above it said, unless they stand over a list of sources."""
        self.stack, self.lead_in, self.over_counted = (), None, None
        self.aside = self.aside and self.sources

    def take(self, block: Paragraph, page: str) -> Line:
        """The next paragraph as a line with what stands above it."""
        self.number += 1
        is_heading = block.heading is not None and self.number not in self.stated
        is_heading = is_heading and not _is_item(block.text) and not self._says_of_theme(block)
        over = self._over_counted(block, is_heading=is_heading)
        is_heading = is_heading and over is None
        if is_heading:
            self._push(block)
        self.fresh = is_heading
        self.aside = self._is_aside(block, is_heading=is_heading)
        if block.bullet is None:
            self.lead_in = block.text
        titles = [held.text for held in self.stack]
        return Line(
            number=self.number,
            text=block.text,
            bullet=block.bullet,
            page=page,
            heading=titles[-1] if titles else None,
            above=tuple(titles[:-1]),
            lead_in=self.lead_in if block.bullet is not None else over,
            is_heading=is_heading,
            aside=self.aside,
        )

    def _over_counted(self, block: Paragraph, *, is_heading: bool) -> str | None:
        """The line that leads in a counted statement: "By May 2031 the Board will:" over "1. ...", "2. ..."."""
        number = bare_number(block.text)
        counts = self.counted or bool(opening_of(block.text).ref)
        self.counted = number is not None
        if counts or number or block.bullet is not None:
            return self.over_counted if counts else None
        leads = not is_heading and len(block.text.split()) <= _LONGEST_LEAD and _LEADS_IN.fullmatch(block.text)
        self.over_counted = block.text if leads else None
        return None

    def _push(self, block: Paragraph) -> None:
        """A heading over what comes; one that only announces actions leaves those above it standing."""
        if self.stack and _ANNOUNCES.fullmatch(block.text.strip()):
            return
        self.stack = under_with(self.stack, block)

    def _says_of_theme(self, block: Paragraph) -> bool:
        """ "Outcome: ..." right under "Priority 2: ..." is told of it."""
        under = self.fresh and theme_of(self.stack[-1].text) if self.stack else None
        return bool(under) and bool(_OUTCOME.match(block.text))

    def _is_aside(self, block: Paragraph, *, is_heading: bool) -> bool:
        if _ASKS.search(block.text):
            return True
        if is_heading or (_ASIDE.match(block.text) and len(block.text.split()) <= 4):
            aside = bool(_ASIDE.match(block.text))
            self.sources = aside and (bool(_SOURCES.search(block.text)) or (self.sources and not is_heading))
            return aside
        return self.aside and (block.bullet is not None or bool(self.stack) or self.sources)


def outline(document: Document, aside: Container[int] = ()) -> Iterator[Line]:
    """Every paragraph outside the tables; ``aside``: those (from 1) that hold no actions whatever they say."""
    walk = _Walk(stated_headings(document))
    for page in document.pages:
        for block in page.blocks:
            if isinstance(block, Paragraph):
                line = walk.take(block, page.label)
                yield replace(line, aside=True) if line.number in aside or _CAPTION.match(line.text) else line
            else:
                walk.leave_section()
