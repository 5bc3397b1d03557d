"""Tables under different headings that are still one plan, and tables whose actions go by another name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.grouping.group_labels import LABELS_OF_PRIORITIES, NUMBERED
from goldthread.documents.tables.grouping.priorities import heading_of, is_labelled, is_side_line
from goldthread.documents.tables.heads.plan_table import PlanTable

# Words before a table that say it is something else than the table before it.
_NAMES_ANOTHER = re.compile(
    r"\b(?:plan|planning|seminar|workshop|strategy|table \w+|appendix|annex|schedule|previous|complete[d]?|archived?|"
    r"closed|last year'?s|risks?|budgets?|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:the )?part (?P<count>[a-h]|\d|one|two|three|four|five)\b(?! of\b)", re.IGNORECASE)
_NEAR = 4  # paragraphs before a table
_SURE = 0.7
# What may stand for the actions of a table that names none, the likeliest first.
_STANDS_IN = (
    Role.MILESTONE, Role.DETAIL, Role.PRIORITY, Role.RECOMMENDATION, Role.OUTCOME, Role.PROGRESS, Role.COMMENTS,
    Role.OTHER,
)  # fmt: skip


def gathered(groups: Sequence[Sequence[PlanTable]]) -> list[list[PlanTable]]:
    """Groups of tables in the order of the paper, those that nothing sets apart made one."""
    out: list[list[PlanTable]] = []
    for group in groups:
        home = next((other for other in out if _go_together(other, group)), None)
        if home is None:
            out.append(list(group))
        else:
            home.extend(group)
    return out


def _go_together(earlier: Sequence[PlanTable], later: Sequence[PlanTable]) -> bool:
    if not all(plan.score >= _SURE and _promises(plan) for plan in (*earlier, *later)):
        return False
    if earlier[0].past != later[0].past:
        return False
    if _are_counted_parts(earlier[0], later[0]):
        return True
    if is_set_apart(later[0], earlier[-1]):
        return False
    return _is_titled_another(earlier[-1]) or not _is_titled_another(later[0])


def is_set_apart(later: PlanTable, earlier: PlanTable) -> bool:
    """Whether words between two tables say that the second is something else."""
    return any(map(_says_another, _said_before(later, earlier)))


def _are_counted_parts(earlier: PlanTable, later: PlanTable) -> bool:
    """ "Part A" and "Part B", or "Theme 1" and "Theme 2" in one chapter, over two tables: the paper
    itself counts them as parts of one plan.
    """
    pairs = ((part(earlier), part(later)) for part in (_part, _theme))
    return any(first and second and first[:-1] == second[:-1] and first != second for first, second in pairs)


def _part(plan: PlanTable) -> tuple[str, ...]:
    """What the nearest line before a table that counts a part calls it: "B"."""
    found = (_PART.match(paragraph.text.strip()) for paragraph in reversed(plan.table.before))
    return next(((part.group("count").lower(),) for part in found if part), ())


def _theme(plan: PlanTable) -> tuple[str, ...]:
    """The headings over a table with the kind and the count of the priority that the nearest names, if it does."""
    named = heading_of([plan.table.under[-1].text]) if plan.table.under else None
    if named is None or not (named.ref and named.label in LABELS_OF_PRIORITIES):
        return ()
    return (*(heading.text for heading in plan.table.under[:-1]), named.label or "", named.ref)


def _said_before(plan: PlanTable, earlier: PlanTable) -> Iterator[str]:
    """The headings that a table stands under and an earlier one does not, and the words between them and it."""
    yield from (heading.text for heading in plan.table.under if heading not in earlier.table.under)
    for paragraph in reversed(plan.table.before[-_NEAR:]):
        yield paragraph.text
        if plan.table.under and paragraph.heading is not None:
            return


def _says_another(text: str) -> bool:
    return bool(_NAMES_ANOTHER.search(text)) and not is_side_line(text) and not is_labelled(text)


def _is_titled_another(plan: PlanTable) -> bool:
    """Whether a line over the headings, across the table, says so; a number makes it a part of this one."""
    titles = [cells[0].text for cells in plan.over_headings if len(cells) == 1]
    return any(_says_another(title) and not NUMBERED.match(title) for title in titles)


def _promises(plan: PlanTable) -> bool:
    return plan.has(Role.ACTION) and (plan.has(Role.OWNER) or plan.has(Role.TIMESCALE))


def with_actions_by_another_name(plan: PlanTable) -> PlanTable | None:
    """A table of owners and dates with the column that says what is done taken for its actions, or None."""
    if plan.has(Role.ACTION) or not (plan.has(Role.OWNER) and plan.has(Role.TIMESCALE)):
        return None
    column = next((each for role in _STANDS_IN for each in plan.columns if each.role is role), None)
    if column is None:
        return None
    taken = replace(column, role=Role.ACTION, confidence=0.4, why=("the only column that may say what is done",))
    return replace(plan, columns=tuple(taken if each is column else each for each in plan.columns))
