"""Tables whose walls are white space, as lattices with the edge that the words of each column keep to."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.readers.pdf.corridors import walls
from goldthread.documents.readers.pdf.lattice import Lattice, lattices
from goldthread.documents.readers.pdf.lines import Line
from goldthread.documents.readers.pdf.marks import PageMarks
from goldthread.documents.readers.pdf.regions import regions_of

Margins = dict[float, float]  # the wall right of a column -> where its words end


def unruled(marks: PageMarks, lines: Sequence[Line], step: float) -> list[tuple[Lattice, Margins]]:
    """The tables among lines that stand outside all ruled ones; ``step`` is the usual distance of lines."""
    found: list[tuple[Lattice, Margins]] = []
    for region, parted in regions_of(marks, lines, step):
        across, down = walls(region, parted)
        margins = {one.wall: one.start for one in parted}
        found += [(lattice, margins) for lattice in lattices(across, down)]
    return found
