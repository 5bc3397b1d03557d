"""The pages of a PDF put by until the whole paper is known: how it is set, and what every page repeats.

A page laid out takes a hundred kilobytes; packed away it takes five. So memory hardly grows with pages.
"""

from __future__ import annotations

import pickle
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from goldthread.documents.readers.pdf.flow import edge_lines, letters_by_size, usual_size
from goldthread.documents.readers.pdf.laid import Laid
from goldthread.documents.readers.pdf.typesetting import Typesetter, Typesetting

_QUICK = 1  # of zlib's levels


@dataclass(frozen=True)
class Setting:
    """How a paper is set, outside its tables and in them, and the lines that its pages repeat."""

    text: Typesetting
    tables: Typesetting
    size: float
    running: frozenset[str]
    columned: bool  # its text is set in two columns, though a last page may fill only one


@dataclass
class Shelf:
    """Pages packed away, and what was seen of them."""

    _packed: list[bytes] = field(default_factory=list)
    _text: Typesetter = field(default_factory=Typesetter)
    _tables: Typesetter = field(default_factory=Typesetter)
    _sizes: Counter[float] = field(default_factory=Counter)
    _edges: Counter[str] = field(default_factory=Counter)
    _columned: int = 0  # pages

    def put(self, page: Laid) -> None:
        """Takes note of a page and packs it away."""
        for zone in page.zones:
            self._text.see(zone.lines)
        for cell in page.cells:
            self._tables.see(cell.lines, cell.place.box[2])
        self._sizes.update(letters_by_size(page.lines))
        self._columned += len(page.zones) > 1
        self._edges.update(edge_lines(page.lines, page.marks))
        self._packed.append(zlib.compress(pickle.dumps(page, pickle.HIGHEST_PROTOCOL), _QUICK))

    def setting(self) -> Setting:
        """How the paper is set, by all its pages."""
        text = self._text.setting()
        often = max(2, 0.4 * len(self._packed))
        running = frozenset(line for line, count in self._edges.items() if count >= often)
        columned = self._columned * 2 >= max(len(self._packed), 1)
        return Setting(text, self._tables.setting(text.words), usual_size(self._sizes), running, columned)

    def pages(self) -> Iterator[Laid]:
        """The pages in order, each let go of when the next is asked for."""
        self._packed.reverse()
        while self._packed:
            packed = zlib.decompress(self._packed.pop())
            page: Laid = pickle.loads(packed)  # noqa: S301 - what this shelf packed itself
            yield page
