"""Lines that name a priority, though they do not look like headings or say their title only below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from goldthread.documents.openings import opening_of, theme_of
from goldthread.documents.running.lines.dates import find_date
from goldthread.documents.running.lines.labels import only_labelled
from goldthread.documents.running.lines.outline import Line

_TITLE_WORDS = 45
_LEAST_COUNTED = 3  # statements with facts under them, before a line between two of them is a title


def with_themes_over_lists(lines: Sequence[Line]) -> list[Line]:
    """The lines, a sentence such as "Aim 2: To keep people safe." taken for a heading where lists follow each."""
    themes = [at for at, line in enumerate(lines) if not line.is_heading and _could_be_theme(line)]
    words = Counter(lines[at].text.split()[0].lower() for at in themes)
    over = [at for at in themes if words[lines[at].text.split()[0].lower()] > 1 and _list_follows(lines, at)]
    if len(over) < 2 or len(over) < len(themes):
        return list(lines)
    out: list[Line] = []
    heading: str | None = None
    for at, line in enumerate(lines):
        if at in over:
            heading = line.text
            out.append(replace(line, heading=heading, is_heading=True))
            continue
        heading = None if line.is_heading else heading
        out.append(replace(line, heading=heading) if heading else line)
    return out


def outermost_themes(headings: Sequence[Line]) -> frozenset[str]:
    """Of headings that call themselves priorities those that no other kind of them stands over.

    "Objective 1.1" counts on from "Priority 1", or stands under it as a lesser heading.
    """
    themes = [(line, _kind(line.text), found[0]) for line in headings if (found := theme_of(line.text))]
    inner: Counter[str] = Counter()
    over: dict[str, str] = {}  # the reference of the last heading of each kind
    for line, kind, ref in themes:
        others = {other: number for other, number in over.items() if other != kind}
        counts_on = any(ref.startswith(f"{number}.") for number in others.values())
        inner[kind] += counts_on or any(theme_of(text) and _kind(text) != kind for text in line.above)
        over[kind] = ref
    times = Counter(kind for _, kind, _ in themes)
    return frozenset(line.text for line, kind, _ in themes if inner[kind] < times[kind])


def _kind(theme: str) -> str:
    """The word by which a priority calls itself one."""
    return re.split(r"\W*\d", theme)[0].lower().split()[-1]


def _could_be_theme(line: Line) -> bool:
    return line.bullet is None and bool(theme_of(line.text)) and not opening_of(line.text).named


def _list_follows(lines: Sequence[Line], at: int) -> bool:
    """Whether bullets or counted items stand under a line, or bullets under a plain line that leads to them."""
    below = lines[at + 1 : at + 3]
    if below and (below[0].bullet is not None or statement_number(below[0])):
        return True
    return len(below) > 1 and below[0].text.rstrip().endswith(":") and below[1].bullet is not None


def with_titles_below(lines: Sequence[Line]) -> list[Line]:
    """The lines, the sentence under each bare "Objective one" taken for its title."""
    bare = [at for at, line in enumerate(lines) if line.is_heading and _is_bare(line.text)]
    if len(bare) < 2 or not all(_could_be_title(lines, at + 1) for at in bare):
        return list(lines)
    return list(_titled(lines, frozenset(bare)))


def _titled(lines: Sequence[Line], bare: frozenset[int]) -> Iterator[Line]:
    names: dict[str, str] = {}
    for at, line in enumerate(lines):
        if at in bare:
            names[line.text] = f"{line.text.rstrip(' :.')} – {lines[at + 1].text.rstrip('.')}"
            yield replace(line, text=names[line.text], heading=names[line.text])
        elif at - 1 not in bare:
            yield replace(line, heading=names.get(line.heading or "", line.heading))


def _is_bare(text: str) -> bool:
    theme = theme_of(text)
    return theme is not None and theme[1] == text.strip()


def _could_be_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a plain sentence stands there that says no date, with something else below it."""
    if at + 1 >= len(lines):
        return False
    line, below = lines[at], lines[at + 1]
    plain = not line.is_heading and line.bullet is None and not opening_of(line.text).ref
    return (
        plain
        and len(line.text.split()) <= _TITLE_WORDS
        and find_date(line.text, None) is None
        and (not below.is_heading or not _is_bare(below.text))
    )


def with_titles_between(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that stand between counted statements with labelled facts under each taken for titles.

    What follows "Lead: ..." under the second statement and stands over the third says what comes; it ends in no
    full stop, and nothing numbers it.
    """
    counted = {
        at
        for at, line in enumerate(lines)
        if statement_number(line) and at + 1 < len(lines) and only_labelled(lines[at + 1].text)
    }
    if len(counted) < _LEAST_COUNTED:
        return list(lines)
    titles: set[int] = set()
    last = 0
    for at in range(1, len(lines) - 1):
        last = statement_number(lines[at - 1]) or last
        if at + 1 in counted and _stands_between(lines, at, last):
            titles.add(at)
    return list(under_titles(lines, titles)) if titles else list(lines)


def _stands_between(lines: Sequence[Line], at: int, last: int) -> bool:
    """Whether a line stands between what is told of the statement numbered ``last`` and the next one."""
    line = lines[at]
    plain = not (line.is_heading or line.bullet is not None or statement_number(line) or only_labelled(line.text))
    open_end = line.text.rstrip()[-1:] not in (".", ";", ",", ":") and len(line.text.split()) <= _TITLE_WORDS
    told = bool(only_labelled(lines[at - 1].text))
    return plain and open_end and told and last > 0 and statement_number(lines[at + 1]) == last + 1


def under_titles(lines: Sequence[Line], titles: Container[int]) -> Iterator[Line]:
    """The lines, those at some places taken for headings over what follows them."""
    over: str | None = None
    for at, line in enumerate(lines):
        over = line.text if at in titles else None if line.is_heading else over
        above = (*line.above, line.heading) if line.heading else line.above
        yield replace(line, heading=over, above=above, is_heading=at in titles) if over else line


def statement_number(line: Line) -> int:
    """The number that a statement begins with; 0 where there is none."""
    ref = opening_of(line.text).ref or ""
    return int(ref) if ref.isdigit() and line.bullet is None else 0
