"""Overlaps of lists as people paste them, and everything that all models say of them."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.analysis.prevalence.loglinear import Abundance, Overlap, estimate, overlap
from goldthread.analysis.prevalence.profile import ProfileInterval
from goldthread.analysis.prevalence.search import Candidates, hierarchical_models, interval_of, sensitivity
from goldthread.kernel.errors import InputError, Place

MOST_LISTS = 4  # 113 models; five lists have 6,893, which is work for the command line
CLOSE = 10.0  # a BIC within so much of the best: such models fit about as well
INTERVALS = 12  # models whose interval is drawn; each is a search of its own


@dataclass(frozen=True)
class Candidate:
    """One model with its interval. ``is_close``: it fits about as well as the best."""

    model: Abundance
    interval: ProfileInterval | None
    is_close: bool


@dataclass(frozen=True)
class Explored:
    """Everything all models say: never one number."""

    lists: tuple[str, ...]
    seen: float
    candidates: tuple[Candidate, ...]
    spread: tuple[float, float]
    without: dict[str, Abundance]

    @property
    def close(self) -> int:
        return sum(each.is_close for each in self.candidates)


def read_overlap(text: str) -> Overlap:
    """Rows of 0 and 1 under the names of the lists, the number of people last. Raises InputError naming the row."""
    rows = [line.replace("\t", ",").split(",") for line in text.strip().splitlines() if line.strip()]
    if len(rows) < 2:
        raise _refused("Paste the names of the lists in the first row, and a row for each overlap.")
    lists = [cell.strip() for cell in rows[0][:-1]]
    if len(lists) > MOST_LISTS:
        raise _refused(f"There are {len(lists)} lists; a page tries at most {MOST_LISTS}.", "Use goldthread analyse.")
    if len(set(lists)) != len(lists) or not all(lists):
        raise _refused("Give each list a name of its own in the first row.")
    histories, counts = [], []
    for number, row in enumerate(rows[1:], 2):
        cells = [cell.strip() for cell in row]
        if len(cells) != len(rows[0]) or any(cell not in ("0", "1") for cell in cells[:-1]):
            raise _refused(f"Row {number}: a 0 or a 1 is wanted for each of the {len(lists)} lists, then a number.")
        if not (cells[-1].isascii() and cells[-1].isdecimal() and len(cells[-1]) < 9):
            raise _refused(f"Row {number}: “{cells[-1]}” is no number of people.")
        histories.append([int(cell) for cell in cells[:-1]])
        counts.append(int(cells[-1]))
    return overlap(lists, histories, counts)


def _refused(message: str, advice: str = "") -> InputError:
    return InputError(message, advice=advice, place=Place(field="lists"))


def explore(people: Overlap) -> Explored:
    """All models, the best by BIC first; intervals of those that fit about as well; each list left out in turn."""
    tried = [(estimate(people, terms), terms) for terms in hierarchical_models(people.lists)]
    tried.sort(key=lambda each: each[0].bic)
    found = Candidates(tuple(model for model, _ in tried))
    best = found.best_by_bic.bic
    candidates = []
    for place, (model, terms) in enumerate(tried):
        near = model.bic <= best + CLOSE
        interval = interval_of(people, terms) if near and place < INTERVALS else None
        candidates.append(Candidate(model, interval, near))
    without = sensitivity(people) if len(people.lists) > 2 else {}
    return Explored(people.lists, people.seen, tuple(candidates), found.spread(CLOSE), without)
