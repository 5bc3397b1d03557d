"""What a reader gives and what a recogniser makes of it.

Two halves. A *reader* turns one file into a ``Document``: pages (or sheets) of blocks, each a paragraph or a
grid of cells, as they stand, with nothing interpreted. The *recognisers* turn a ``Document`` into a
``Reading``: draft plans whose every field knows where it was read, how sure the reader was and why.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from goldthread.kernel.timescale import Timescale


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text. ``bullet`` is None for plain text, else the nesting level from 0."""

    text: str
    bullet: int | None = None
    heading: int | None = None  # 1 to 6, or None
    fill: str | None = None  # "#rrggbb" behind this paragraph alone


@dataclass(frozen=True, slots=True)
class Fit:
    """How the words of a cell sit in its box on the page, in points: for joining what a page break cut."""

    first_word: float = 0.0  # what its first word needs to stand at the end of another line
    room_right: float = 0.0  # left free at the end of its last line
    room_below: float = 0.0  # left free under its last line
    line: float = 10.0  # distance of its lines


@dataclass(frozen=True, slots=True)
class Cell:
    """One anchor cell; the places its spans cover hold no cell of their own (covered is not empty)."""

    row: int
    col: int
    paragraphs: tuple[Paragraph, ...] = ()
    rowspan: int = 1
    colspan: int = 1
    fill: str | None = None
    header: bool = False  # the file itself says so
    page: str | None = None  # where the cell starts, when a grid runs over pages
    box: tuple[float, float, float, float] | None = None  # x0, top, x1, bottom in points, top left origin
    fit: Fit | None = None  # None where nothing is written, or no page is known

    text: str = field(init=False, compare=False, repr=False)  # all of it

    def __post_init__(self) -> None:
        alone = len(self.paragraphs) == 1
        text = self.paragraphs[0].text if alone else "\n".join([paragraph.text for paragraph in self.paragraphs])
        object.__setattr__(self, "text", text)

    def moved(self, down: int, right: int) -> Cell:
        """The same cell at another place of its grid."""
        said = self.rowspan, self.colspan, self.fill, self.header, self.page, self.box, self.fit
        return Cell(self.row + down, self.col + right, self.paragraphs, *said)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as printed: ``rows`` x ``cols`` places, anchor cells only, in reading order."""

    rows: int
    cols: int
    cells: tuple[Cell, ...]
    number: int = 0  # counts the grids of the document from 1
    name: str | None = None  # caption or sheet name
    origin: tuple[int, int] = (0, 0)  # row and column of its first place on the sheet, counted from 0


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Page:
    """A page, a sheet, or the whole of a file that has neither. ``label`` is what a person would call it."""

    label: str
    blocks: tuple[Block, ...] = ()
    size: tuple[float, float] | None = None  # width and height in points, of a page that can be shown as a picture


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read. ``notices`` tell the user what was set aside (tracked changes, hidden sheets)."""

    name: str
    kind: str  # as readers.sniff.Kind has it: "pdf", "docx", "text" ...
    sha256: str
    pages: tuple[Page, ...]
    notices: tuple[str, ...] = ()
    untabled: tuple[Page, ...] = ()  # the same words with none taken for a table, where a table is only a guess
    as_printed: str = ""  # a plain text as it stands, while it is read


@dataclass(frozen=True, slots=True)
class Source:
    """Where a field was read: page, grid, row and column (counted from 1), and the words that stand there."""

    page: str | None = None
    table: int | None = None
    row: int | None = None
    col: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a field was got: its place, how sure (0 to 1) and the reasons in plain words."""

    source: Source = field(default_factory=Source)
    confidence: float = 1.0
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftMilestone:
    text: str
    due: Timescale | None = None


@dataclass(frozen=True, slots=True)
class DraftOwner:
    """One owner as printed. ``person`` is true for a named person, ``support`` for one who only helps the lead."""

    name: str
    person: bool = False
    support: bool = False


@dataclass(frozen=True, slots=True)
class DraftAction:
    """One item with its own deadline or owner. ``evidence`` is keyed by the name of the field."""

    text: str
    ref: str | None = None
    priority_ref: str | None = None
    sub_priority: str | None = None
    parts: tuple[str, ...] = ()
    owners: tuple[DraftOwner, ...] = ()
    owner_text: str | None = None
    timescale: Timescale | None = None  # the last or only one
    timescales: tuple[Timescale, ...] = ()  # all of them, where the cell holds several
    recommendations: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    milestones: tuple[DraftMilestone, ...] = ()
    progress: str | None = None
    rag: str | None = None  # as printed, several in order with "/"
    status: str | None = None  # "complete", "in progress", "closed" (ended without being done)
    new: bool = False
    comments: str | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftPriority:
    ref: str
    title: str
    owners: tuple[DraftOwner, ...] = ()
    recommendations: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    evidence: dict[str, Evidence] = field(default_factory=dict)

    @property
    def number(self) -> str:
        """What is printed before the title; blank where the title itself stands for it."""
        return "" if self.ref == self.title else self.ref


@dataclass(frozen=True, slots=True)
class DraftRecommendation:
    ref: str
    text: str
    section: str | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlanDraft:
    title: str | None = None
    area: str | None = None
    lead_body: str | None = None
    period: str | None = None
    priorities: tuple[DraftPriority, ...] = ()
    recommendations: tuple[DraftRecommendation, ...] = ()
    actions: tuple[DraftAction, ...] = ()
    evidence: dict[str, Evidence] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OtherTable:
    """A table that was seen and not taken for the plan, and why."""

    source: Source
    headings: tuple[str, ...]
    rows: int
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one paper says: the plan, further plans in the same paper, and the tables left out."""

    document: Document
    plan: PlanDraft
    other_plans: tuple[PlanDraft, ...] = ()
    other_tables: tuple[OtherTable, ...] = ()
    notices: tuple[str, ...] = ()
