"""Which columns a partnership's own paper has, in which order and under which headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.kernel.errors import InputError, Place

LONGEST_HEADING = 60


@dataclass(frozen=True)
class Kind:
    """What a column can hold: its usual heading, the role a reader must see in it, and its share of the width."""

    heading: str
    role: Role
    width: int


KINDS: Mapping[str, Kind] = {
    "ref": Kind("Ref", Role.REF, 7),
    "action": Kind("Action", Role.ACTION, 38),
    "lead": Kind("Lead", Role.OWNER, 18),
    "timescale": Kind("Timescale", Role.TIMESCALE, 14),
    "progress": Kind("Progress", Role.PROGRESS, 30),
    "rag": Kind("RAG", Role.RAG, 8),
    "status": Kind("Status", Role.STATUS, 12),
    "outcome": Kind("Outcomes", Role.OUTCOME, 20),
}
NEEDED = ("action", "lead", "timescale")  # without these nobody, and no reader, knows a plan when they see one


@dataclass(frozen=True)
class Column:
    """One column: what it holds and what stands above it."""

    key: str
    heading: str

    @property
    def kind(self) -> Kind:
        return KINDS[self.key]


@dataclass(frozen=True)
class PaperLayout:
    """The template of a partnership. ``logo`` is a PNG or JPEG."""

    columns: tuple[Column, ...]
    logo: bytes | None = None

    @property
    def widths(self) -> tuple[float, ...]:
        """The share of the width of each column; together 1."""
        total = sum(column.kind.width for column in self.columns)
        return tuple(column.kind.width / total for column in self.columns)


USUAL = PaperLayout(
    tuple(
        Column(key, KINDS[key].heading) for key in ("ref", "action", "lead", "timescale", "progress", "rag", "status")
    )
)


def layout_of(columns: Sequence[tuple[str, str]], logo: bytes | None = None) -> PaperLayout:
    """A layout from (key, heading) in order; a blank heading is the usual one.

    Raises InputError naming the column for a heading that would be read as something else, a column that is there
    twice or one that is needed and missing.
    """
    made = tuple(Column(key, " ".join(heading.split()) or KINDS[key].heading) for key, heading in columns)
    keys = [column.key for column in made]
    for column in made:
        _check_heading(column)
        if keys.count(column.key) > 1:
            raise _wrong(column.key, "This column is there twice.", "Give each a place of its own.")
    for key in NEEDED:
        if key not in keys:
            raise _wrong(key, f"A plan needs the column “{KINDS[key].heading}”.", "Give it a place.")
    return PaperLayout(made, logo)


def _check_heading(column: Column) -> None:
    if len(column.heading) > LONGEST_HEADING:
        raise _wrong(column.key, f"A heading can have {LONGEST_HEADING} characters.", "Shorten it.")
    scores = heading_scores(column.heading)
    seen = max(scores, key=lambda role: scores[role]) if scores else None
    if seen is not column.kind.role:
        taken = f"would be taken for “{seen.value}”" if seen else "would not be understood"
        raise _wrong(
            column.key,
            f"“{column.heading}” {taken} when the file is read back.",
            f"Choose words like “{column.kind.heading}”.",
        )


def _wrong(key: str, message: str, advice: str) -> InputError:
    return InputError(message, advice=advice, place=Place(field=f"heading_{key}"))
