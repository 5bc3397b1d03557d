"""Who stands on a line of its own above each statement: "Trade Team" over "1. Open a shop in town"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from goldthread.documents.openings import opening_of, theme_of
from goldthread.documents.running.lines.labels import only_labelled, split_labels
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.running.lines.reports import as_items
from goldthread.documents.running.lines.subjects import begins_to_act, names_somebody, subject_of
from goldthread.documents.tables.cells.stand_ins import is_nobody
from goldthread.documents.tables.columns import Role

_LEAST = 3  # names, one after another
_LEAST_OTHERS = 2  # names in a stretch, and different ones: what is the same each time is a label
_LONGEST = 12  # words of a name
_FEWEST = 4  # words of a statement that nothing numbers
_MOSTLY = 0.5  # of the statements are numbered or begin with what to do


@dataclass
class _Run:
    """Names and the statements under each, with nothing else between them but what is told of a statement."""

    names: list[int] = field(default_factory=list)
    under: dict[int, int] = field(default_factory=dict)  # for each statement the place of its name


def with_names_above(lines: Sequence[Line]) -> list[Line]:
    """The lines, each name over a statement told apart, where name and statement take turns again and again."""
    runs = [run for run in _runs(lines) if _tells_who(lines, run)]
    names = [lines[at].text for run in runs for at in run.names]
    if len(names) < _LEAST or len(set(names)) < _LEAST_OTHERS:
        return list(lines)
    under = {statement: name for run in runs for statement, name in run.under.items()}
    gone = {name for run in runs for name in run.names}
    items = as_items(lines, gone | set(under))
    return [_said_by(line, lines, under, at) for at, line in enumerate(items) if at not in gone]


def _said_by(line: Line, lines: Sequence[Line], under: Mapping[int, int], at: int) -> Line:
    return replace(line, who_before=lines[under[at]].text.strip(" :")) if at in under else line


def _runs(lines: Sequence[Line]) -> list[_Run]:
    """The stretches in which names and statements take turns, a name first and a statement last."""
    runs: list[_Run] = []
    run: _Run | None = None
    for at, line in enumerate(lines):
        if _is_name(line) and at + 1 < len(lines) and _may_state(lines[at + 1]):
            run = run or _Run()
            run.names.append(at)
        elif run and _may_state(line) and (at - 1 == run.names[-1] or opening_of(line.text).ref):
            run.under[at] = run.names[-1]
        elif run and not _is_told_of_it(line):
            runs += [run] if not _is_name(line) else []
            run = None
    return [*runs, run] if run else runs


def _tells_who(lines: Sequence[Line], run: _Run) -> bool:
    """Whether the names say who: a statement above them would have them below it, or tell of somebody itself."""
    first = run.names[0]
    if len(run.names) < _LEAST_OTHERS:
        return False
    if first and _states(lines[first - 1]):
        return False
    stating = sum(_states(lines[at]) for at in run.under)
    telling = sum(_has_own(lines, at) for at in run.under)
    return stating > _MOSTLY * len(run.under) and telling < _MOSTLY * len(run.under)


def _has_own(lines: Sequence[Line], at: int) -> bool:
    """Whether a statement says who is to do it, in its words or on a line below it."""
    if subject_of(opening_of(lines[at].text).rest):
        return True
    told = [one for line in lines[at : at + 3] for one in split_labels(line.text)[1]]
    return any(one.role is Role.OWNER for one in told)


def _is_name(line: Line) -> bool:
    """A line that names a body or a post and says nothing else."""
    text = line.text.strip(" :")
    if line.bullet is not None or line.aside or not text or len(text.split()) > _LONGEST or theme_of(text):
        return False
    if opening_of(text).ref or text[-1] in ".;," or is_nobody(text):
        return False
    return names_somebody(text)


def _states(line: Line) -> bool:
    """Whether a line says what is to be done: counted, or in words that begin with it."""
    opening = opening_of(line.text)
    return _may_state(line) and (opening.ref is not None or begins_to_act(opening.rest))


def _may_state(line: Line) -> bool:
    """Whether a line may be a statement: numbered, or some words that are no name."""
    opening = opening_of(line.text)
    if line.bullet is not None or line.aside or theme_of(line.text) or split_labels(line.text)[1]:
        return False
    return bool(opening.ref and opening.rest) or (len(opening.rest.split()) >= _FEWEST and not _is_name(line))


def _is_told_of_it(line: Line) -> bool:
    """Whether a line only tells more of the statement above: a bullet, or a labelled fact."""
    return line.bullet is not None or bool(only_labelled(line.text))
