"""Lists of an OpenDocument text: how deep an item stands, and the number printed before it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from lxml import etree

from goldthread.documents.readers.odf.names import attribute, whole
from goldthread.documents.readers.odf.styles import ListLevel, Styles


@dataclass
class Numbering:
    """Counts the items of lists as they go by."""

    styles: Styles
    depth: int = -1  # of the list that is being read; -1 outside any
    _names: list[str] = field(default_factory=list)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @contextmanager
    def inside(self, node: etree._Element) -> Iterator[None]:
        """While the items of a text:list are read."""
        outer = self._names[-1] if self._names else ""
        name = attribute(node, "text:style-name") or outer
        self._names.append(name)
        self.depth += 1
        goes_on = attribute(node, "text:continue-numbering") == "true" or attribute(node, "text:continue-list")
        if not goes_on:
            counts = self._counts.setdefault(name, {})
            for level in [level for level in counts if level >= self.depth]:
                del counts[level]
        try:
            yield
        finally:
            self._names.pop()
            self.depth -= 1

    def next_item(self, item: etree._Element) -> str | None:
        """Counts one item; the number printed before it, or None where it has a mark."""
        name = self._names[-1]
        levels = self.styles.lists.get(name, {})
        level = levels.get(self.depth, ListLevel())
        counts = self._counts.setdefault(name, {})
        begin = whole(item, "text:start-value", 0)
        counts[self.depth] = begin or counts.get(self.depth, level.start - 1) + 1
        if level.shape is None:
            return None
        above = range(self.depth + 1)
        return level.label(
            [counts.get(one, levels.get(one, ListLevel()).start) for one in above],
            [levels.get(one, ListLevel()).shape or "decimal" for one in above],
        )
