"""What the cells of a column look like: dates, numbers, colours, names, things to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldthread.documents.model import Cell
from goldthread.documents.tables.cells.rag import is_rag_word, rag_of_fill
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.wording import pattern
from goldthread.documents.timescales import is_timescale_line
from goldthread.documents.vocabulary import ACTION_VERBS, BODY_WORDS, POST_WORDS

_REF = re.compile(
    r"(?:(?i:action|objective|item|milestone|rec|no)\.?\s+)?(?:[A-Za-z]{1,4}[ .-]?)?\d{1,3}(?:[.\-]\d{1,3}){0,3}"
    r"(?:[a-z]|\.[ivx]{1,4})?[.):]?|[A-Za-z][.)]|[ivx]{1,5}[.)]?"
)
_SHORT_DATE = re.compile(
    r"(?:19|20)\d\d|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[ .'-]*\d{2,4}|(?:q[1-4]|fy) ?\d{2,4}"
    r"|(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.\d\d",
    re.IGNORECASE,
)
_RECOMMENDATIONS = re.compile(r"(?:(?:rec\w*\.?\s*)?(?:\d{1,3}+[a-z]?|all)[\s,;&/]*(?:and\s+)?)+", re.IGNORECASE)
_STATUS = pattern(
    r"""(?:not (?:yet )?(?:started|commenced|due)|(?:in|work in) progress|on ?-?going|on (?:track|target|hold)|
    completed?|closed(?: without completion)?|withdrawn|cancell?ed|blocked|open|done|delayed|off (?:track|target)|
    to be (?:actioned|started|done)|under ?way|achieved|
    partial(?:ly)?(?: completed?| achieved)?|paused|live|yes|no|y|n|started)[.\s]*"""
)
_PROGRESS = pattern(
    r"""\b(?:has been|have been|was|were|is being|are being|underway|in place|progress|to date|held|met|continues?|
    ongoing|awaiting|due to|took|began|so far|ran|found|made|written|drawn|(?!need|affect)\w{3,}ed)\b"""
)
_OUTCOME = pattern(
    r"""(?:increase[ds]?|reduc\w+|improve[ds]?|improvement|number|no\.?|percentage|%|proportion|rate|there is|people|
    more|fewer|\d+%|all)\b"""
)
_PROMISES = re.compile(r"\b(?:will|shall|must|should|is to|are to|to be)\b", re.IGNORECASE)
_GRADE = re.compile(r"(?:very )?(?:high|medium|med|low|h|m|l|urgent|critical|essential|desirable)\W*", re.IGNORECASE)
_MARK = re.compile(r"[xX×✓✔√●•■◆►→➔➜⇒*yY]|yes", re.IGNORECASE)
_SIGN = re.compile(r"[^\W\d_](?:[ /,+&]{0,2}[^\W\d_])?|[^\w\s]{1,3}")  # "S", "SF", "S/F", "–", "●"
_SAYS_NOTHING = re.compile(r"no?|n/?a|tb", re.IGNORECASE)

_OPEN = re.compile(
    r"\W*(?:(?:date|time(?:scale)?|deadline) )?(?:tbc|tbd|to be (?:confirmed|agreed|determined|set))\W*",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\(?[A-Za-z]\)?(?:\s?[/,&+]?\s?[A-Z]){0,2}[\d¹²³*†]?|(?:joint )?leads?|supports?|supporting|partners?|owners?|"
    r"accountable|responsible|consulted|informed|contribut\w+|deliver\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Looks:
    """Shares (0 to 1) of the filled cells of a column that look like one thing or another."""

    filled: int
    empty: int
    mean_length: float = 0.0
    date: float = 0.0
    ref: float = 0.0
    recommendation: float = 0.0
    rag: float = 0.0
    rag_fill: float = 0.0
    hues: int = 0  # different RAG colours among the fills
    dated_line: float = 0.0  # a line of its own, or the end of one, says when
    mark: float = 0.0  # a cross or tick
    grade: float = 0.0  # high, medium, low
    status: float = 0.0
    name: float = 0.0
    verb: float = 0.0
    progress: float = 0.0
    outcome: float = 0.0
    distinct: float = 0.0
    merged: float = 0.0

    def scores(self) -> dict[Role, float]:
        """The same as evidence for roles."""
        if self.filled == 0:
            return {Role.RAG: self.rag_fill}
        long = min(self.mean_length / 60, 1.0)
        short = 1.0 - min(self.mean_length / 90, 1.0)
        return {
            Role.TIMESCALE: self.date,
            Role.START: self.date * 0.5,
            Role.REF: self.ref * self.distinct - self.rag,
            Role.RECOMMENDATION: self.recommendation * 0.4,
            Role.RAG: max(self.rag, self.rag_fill) - (0.5 if self.mean_length > 25 else 0.0),
            Role.STATUS: self.status * 0.9 - self.rag,
            Role.OWNER: self.name * short,
            Role.SUPPORT: self.name * short * 0.6,
            Role.ACTION: long * 0.4
            + self.verb * 0.6
            + self.distinct * 0.2
            - self.date
            - self.ref
            - self.merged * 0.5,
            Role.OUTCOME: self.outcome * 0.6 + long * 0.2 - self.date,
            Role.PROGRESS: self.progress * long * 0.6 - self.date,
            Role.MILESTONE: long * 0.2,
            Role.PRIORITY: self.merged * 0.6
            + (1 - self.distinct) * 0.4
            - self.date
            - self.ref
            - self.name * 0.3
            - self.grade * 2,
            Role.COMMENTS: 0.1,
            Role.OTHER: self.grade,
        }


def looks_of(cells: Sequence[Cell]) -> Looks:
    """Looks at the body cells of one column."""
    filled = [cell for cell in cells if cell.text.strip()]
    colours = [colour for cell in cells if (colour := rag_of_fill(cell.fill))]
    fills, hues = len(colours), len(set(colours))
    if not filled:
        return Looks(0, len(cells), rag_fill=fills / len(cells) if cells else 0.0, hues=hues)
    texts = [cell.text.strip() for cell in filled]

    def share(test: object) -> float:
        return sum(bool(test(text)) for text in texts) / len(texts)  # type: ignore[operator]

    return Looks(
        filled=len(filled),
        empty=len(cells) - len(filled),
        mean_length=sum(map(len, texts)) / len(texts),
        date=share(is_timescale),
        ref=share(is_reference),
        recommendation=share(_RECOMMENDATIONS.fullmatch),
        rag=share(is_rag_word),
        rag_fill=fills / len(cells),
        hues=hues,
        dated_line=share(has_dated_line),
        mark=share(_MARK.fullmatch),
        grade=share(_GRADE.fullmatch),
        status=share(_STATUS.fullmatch),
        name=share(is_named),
        verb=share(is_instruction),
        progress=share(_PROGRESS.search),
        outcome=share(_OUTCOME.match),
        distinct=len(set(texts)) / len(texts),
        merged=sum(cell.rowspan > 1 for cell in filled) / len(filled),
    )


@lru_cache(maxsize=8192)
def is_timescale(text: str) -> bool:
    """Whether a cell says when: most of its lines do, and say hardly anything else."""
    if is_reference(text) and not re.search(r"\d{4}", text):
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and sum(map(is_timescale_line, lines)) > 0.5 * len(lines)


def is_time_or_open(text: str) -> bool:
    """Whether a text says when, or that it is not known yet: "May 2031", "Date to be agreed"."""
    return is_timescale(text.strip()) or bool(_OPEN.fullmatch(text))


@lru_cache(maxsize=8192)
def has_dated_line(text: str) -> bool:
    """Whether a line of a cell, or what follows a comma or bracket in it, is a timescale by itself."""
    pieces = [piece for line in text.split("\n") for piece in (line, *re.split(r"[,;(–]|\s-\s", line)[1:])]
    return len(pieces) > 1 and any(is_timescale(piece.strip(" )")) for piece in pieces if piece.strip(" )"))


def is_mark(cell: Cell) -> bool:
    """Whether a cell is crossed, ticked or coloured in."""
    return bool(_MARK.fullmatch(cell.text.strip())) or (not cell.text.strip() and cell.fill is not None)


def sign_in(cell: Cell) -> str:
    """What a cell says, on one line."""
    return " ".join(cell.text.split())


def is_sign(text: str) -> bool:
    """Whether a text is a letter or two, or a sign, such as charts of months print."""
    return bool(_SIGN.fullmatch(text)) and not _SAYS_NOTHING.fullmatch(text)


def says_part(text: str) -> bool:
    """Whether a cell says what part a body takes: "L", "S", "A/R", "Lead"."""
    return bool(_PART.fullmatch(text.strip()))


def is_reference(text: str) -> bool:
    """Whether a text is nothing but a number or code."""
    return bool(_REF.fullmatch(text.strip())) and not _SHORT_DATE.fullmatch(text.strip())


def is_named(text: str) -> bool:
    """Whether a text names bodies or posts."""
    words = {word.strip(".,;:()").lower() for word in re.split(r"[\s/]+", text)}
    acronyms = re.findall(r"\b[A-Z][A-Z&]{1,6}s?\b", text)
    return len(text) < 250 and bool(words & BODY_WORDS or words & POST_WORDS or acronyms)


def is_instruction(text: str) -> bool:
    """Whether a text begins with something to do."""
    words = re.sub(r"^\W*(?:\d[\d.]*\w?\)?\s+)?(?:(?:we|to|the \w+) will |to )?", "", text.lower()).split()
    return bool(words) and words[0].strip(".,:") in ACTION_VERBS


def says_what_to_do(text: str) -> bool:
    """Whether a text begins with something to do, or says that somebody will, shall or must."""
    return is_instruction(text) or bool(_PROMISES.search(text))


def is_grade(text: str) -> bool:
    """Whether a text grades something: "High", "very low", "urgent"."""
    return len(text.strip()) > 1 and bool(_GRADE.fullmatch(text.strip()))


def is_status_word(text: str) -> bool:
    """Whether a text is a word for how far an action has come, and nothing else."""
    return bool(_STATUS.fullmatch(text.strip()))
