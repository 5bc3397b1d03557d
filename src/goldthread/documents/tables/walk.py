"""Goes down the tables of one plan and writes up its priorities and actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from goldthread.documents.model import Cell, DraftAction, DraftRecommendation, Evidence
from goldthread.documents.tables.cells.outcomes import outcome_statements
from goldthread.documents.tables.cells.owners import split_owners, standing_alone
from goldthread.documents.tables.cells.recommendations import recommendations_behind, split_recommendations
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.evidence import evidence_of
from goldthread.documents.tables.grouping.aims import aims_under_titles
from goldthread.documents.tables.grouping.group_labels import LABELS_OF_PRIORITIES
from goldthread.documents.tables.grouping.nameless import names_nothing
from goldthread.documents.tables.grouping.plan_headings import names_priorities_outright
from goldthread.documents.tables.grouping.priorities import (
    Heading,
    PriorityBook,
    cell_heading,
    heading_of,
    is_labelled,
    is_side_line,
)
from goldthread.documents.tables.heads.persons import columns_of_persons
from goldthread.documents.tables.heads.plan_table import PlanTable
from goldthread.documents.tables.rows.actions import actions_of
from goldthread.documents.tables.rows.block import Surroundings
from goldthread.documents.tables.rows.body import Row, RowKind, banner_cells, body_rows, grouped, title_across

_SHARED = (Role.OWNER, Role.SUPPORT, Role.TIMESCALE, Role.RECOMMENDATION)


@dataclass
class PlanWalk:
    """The plan as written up so far."""

    around: date | None = None
    book: PriorityBook = field(default_factory=PriorityBook)
    actions: list[DraftAction] = field(default_factory=list)
    recommendations: list[DraftRecommendation] = field(default_factory=list)
    _priority: str | None = None
    _named_by: Evidence | None = None  # where the present priority is named
    _sub: str | None = None
    _label: str | None = None  # what the upper of two banners calls itself
    _level: int = 0  # of the heading that names the present priority
    _over: Heading | None = None  # over the table, calling itself a priority: titles inside it name parts of that
    _outer: bool = False  # the present priority stands over what a column names
    _number_cell: Cell | None = None
    _answers: tuple[str, ...] = ()  # recommendations that the present priority is
    _shared: dict[Role, tuple[Cell, ...]] = field(default_factory=dict)

    def take(self, plan: PlanTable, heading: Heading | None) -> None:
        """Takes in one table; ``heading`` is the priority that is named before it, if one is."""
        self._number_cell, self._shared, self._answers = None, {}, ()
        heading = None if heading and names_nothing(heading.title) else heading
        plan = _under_heading(plan) if heading or _groups_recommendations(plan) else plan
        table, columns = plan.table, plan.columns
        self._level, self._over, self._outer = 0, None, False
        if heading:
            self._stand_over(heading)
            self._enter(heading, Evidence(confidence=0.8, why=("named in the heading before the table",)))
        for row_index in range(plan.header.rows[0] if plan.header.rows else 0):
            cells = banner_cells(table, row_index)
            if not (heading and cells and is_side_line(cells[0].text)):
                self._banner(plan, cells, above=True)
        known = standing_alone(
            [cell.text for column in columns if column.role is Role.OWNER for cell in table.column(column.index)]
        )
        persons = columns_of_persons(plan)
        groups = grouped(body_rows(table, plan.header, columns))
        aims = aims_under_titles([title_across(table, group[0]) for group in groups])
        for place, group in enumerate(groups):
            first = group[0]
            if place in aims and self._priority:
                self.book.add(self._priority, outcomes=(aims[place],))
                continue
            if first.kind is RowKind.BANNER:
                self._banner(plan, banner_cells(table, first.index))
                continue
            self._priority_of_row(plan, first)
            self._answer(plan, first)
            if first.kind is RowKind.ACTION:
                previous = self.actions[-1] if self.actions else None
                near = Surroundings(
                    table,
                    columns,
                    self._priority,
                    self._named_by,
                    self._sub,
                    previous,
                    known,
                    self.around,
                    self._shared,
                    self._answers,
                    persons,
                )
                self.actions.extend(actions_of(group, near))

    def refs_under(self, priority: str) -> list[str]:
        """The references of the actions of a priority."""
        return [action.ref for action in self.actions if action.priority_ref == priority and action.ref]

    def _enter(self, heading: Heading, evidence: Evidence) -> None:
        self._priority, self._sub, self._named_by = self.book.enter(heading, evidence), None, evidence
        self._answers = heading.recommendations

    def _banner(self, plan: PlanTable, cells: Sequence[Cell], *, above: bool = False) -> None:
        """A banner starts a priority, or a part of one when it calls itself something smaller."""
        if not cells or (above and not _names_priority(cells)):
            return
        number = cells[0].text if len(cells) > 1 else None
        heading = heading_of([paragraph for cell in cells[-1:] for paragraph in cell.paragraphs], number)
        if not heading.title or names_nothing(heading.title):
            return
        level = cells[-1].paragraphs[0].heading or 0
        other = self._label and heading.label and heading.label != self._label
        part = self._over is not None and not above and _is_part(heading, self._over)
        lesser = 0 < self._level < level and not heading.label  # set as a heading below that of the priority
        if self._priority and (other or part or lesser):
            self._sub = heading.title
            return
        self._label, self._level = self._label or heading.label, level
        if above:
            self._stand_over(heading)
        self._outer = self._outer or _calls_itself_priority(heading)
        self._enter(heading, Evidence(plan.table.source(cells[-1]), 0.9, ("a row of its own names it",)))

    def _stand_over(self, heading: Heading) -> None:
        self._over = heading if _calls_itself_priority(heading) else None
        self._outer = True

    def _priority_of_row(self, plan: PlanTable, row: Row) -> None:
        titles = row.get(Role.PRIORITY)
        number = next(iter(row.get(Role.PRIORITY_REF)), None)
        if not titles:
            self._without_title(plan, row, number)
            return
        starts = titles[0].row == row.index
        if not starts:
            self._sub = titles[1].text if len(titles) > 1 else self._sub
            return
        if names_nothing(titles[0].text):
            self._keep_shared(plan, row)
            return
        evidence = evidence_of(plan.table, plan.columns, Role.PRIORITY, titles[:1])
        inner = self._outer and not names_priorities_outright(_column(plan, titles[0]))
        if inner or (number is not None and number is self._number_cell and self._priority):
            self._sub = " ".join(titles[0].text.split())
        else:
            self._enter(cell_heading(titles[0], number.text if number else None), evidence)
            self._number_cell = number
            self._recommend(plan, titles[0], evidence)
            self._sub = " ".join(titles[1].text.split()) if len(titles) > 1 else None
        self._answers = tuple(recommendations_behind(titles[0].text)) or self._answers
        self._shared = {}
        self._keep_shared(plan, row)
        self._write_up(plan, row)

    def _without_title(self, plan: PlanTable, row: Row, number: Cell | None) -> None:
        """A number whose title was lost still begins a priority."""
        if number is not None and number.row == row.index and number is not self._number_cell:
            evidence = replace(
                evidence_of(plan.table, plan.columns, Role.PRIORITY_REF, [number], "its title is missing"),
                confidence=0.4,
            )
            self._enter(heading_of([], number.text), evidence)
            self._number_cell, self._shared = number, {}
            self._keep_shared(plan, row)
            self._write_up(plan, row)
            return
        self._keep_shared(plan, row)

    def _recommend(self, plan: PlanTable, title: Cell, evidence: Evidence) -> None:
        """A priority that is a recommendation answers itself."""
        if self._priority is None or not _column(plan, title).recommends:
            return
        self._answers = (self._priority,)
        self.book.add(self._priority, recommendations=self._answers)
        text = next(priority.title for priority in self.book.found if priority.ref == self._priority)
        self._note(self._priority, text, evidence)

    def _answer(self, plan: PlanTable, row: Row) -> None:
        """What the actions of a row answer, where the row prints it in full under the name of a priority."""
        cells = row.get(Role.RECOMMENDATION)
        number = next((cell.text for cell in cells if not _column(plan, cell).recommends), None)
        for cell in cells:
            if _column(plan, cell).recommends and (answered := cell_heading(cell, number)).ref:
                evidence = evidence_of(plan.table, plan.columns, Role.RECOMMENDATION, [cell])
                self._answers = (answered.ref,)
                self._note(answered.ref, answered.title, evidence)
                if self._priority:
                    self.book.add(self._priority, recommendations=self._answers)

    def _note(self, ref: str, text: str, evidence: Evidence) -> None:
        if not any(known.ref == ref for known in self.recommendations):
            self.recommendations.append(DraftRecommendation(ref, text, evidence={"text": evidence}))

    def _keep_shared(self, plan: PlanTable, row: Row) -> None:
        """Remembers what stands once at the head of a priority for all rows under it."""
        for role in _SHARED:
            cells = [
                cell for cell in row.own(role) if _column(plan, cell).of_priority and _is_actions_own(plan, role)
            ]
            if cells:
                self._shared[role] = tuple(cells)

    def _write_up(self, plan: PlanTable, row: Row) -> None:
        """What the row prints for the priority as a whole."""
        if self._priority is None:
            return
        level = {role: [cell for cell in row.own(role) if _column(plan, cell).of_priority]
                 for role in (Role.OWNER, Role.OUTCOME, Role.RECOMMENDATION)}  # fmt: skip
        owners = "\n".join(cell.text for cell in level[Role.OWNER]) if not _is_actions_own(plan, Role.OWNER) else ""
        self.book.add(
            self._priority,
            owners=split_owners(owners),
            outcomes=outcome_statements(paragraph for cell in level[Role.OUTCOME] for paragraph in cell.paragraphs),
            recommendations=split_recommendations("\n".join(cell.text for cell in level[Role.RECOMMENDATION])),
            evidence={
                str(role): evidence_of(plan.table, plan.columns, role, cells)
                for role, cells in level.items()
                if cells
            },
        )


def _under_heading(plan: PlanTable) -> PlanTable:
    """The table under a heading that names its priority: a column that may name others names parts of it.

    Behind the actions it holds remarks; where it prints recommendations, what each action answers.
    """
    if any(column.recommends for column in plan.columns if column.role is Role.PRIORITY):
        answered = dict.fromkeys((Role.PRIORITY, Role.PRIORITY_REF), Role.RECOMMENDATION)
        columns = [replace(column, role=answered.get(column.role, column.role)) for column in plan.columns]
    else:
        first = min((column.index for column in plan.columns if column.role is Role.ACTION), default=plan.table.cols)
        columns = [
            replace(column, role=Role.COMMENTS) if column.role is Role.PRIORITY and column.index > first else column
            for column in plan.columns
        ]
    return replace(plan, columns=tuple(columns))


def _groups_recommendations(plan: PlanTable) -> bool:
    """Whether titles across the table stand over recommendations: they name priorities, and those are answered."""
    if not any(column.role is Role.PRIORITY and column.recommends for column in plan.columns):
        return False
    rows = body_rows(plan.table, plan.header, plan.columns)
    titles = [banner_cells(plan.table, row.index)[-1].text for row in rows if row.kind is RowKind.BANNER]
    return len(set(titles)) > 1 or any(map(is_labelled, titles))


def _calls_itself_priority(heading: Heading) -> bool:
    return heading.label in LABELS_OF_PRIORITIES


def _is_part(heading: Heading, over: Heading) -> bool:
    """Whether a title inside a table names a part of the priority over it, and not the next one."""
    if heading.label:
        return heading.label != over.label
    return heading.ref is None or bool(over.ref and heading.ref != over.ref and heading.ref.startswith(over.ref))


def _column(plan: PlanTable, cell: Cell) -> Column:
    return plan.columns[min(cell.col, len(plan.columns) - 1)]


def _is_actions_own(plan: PlanTable, role: Role) -> bool:
    """Whether a role's only column reaches over whole priorities: then it speaks for each of their actions."""
    return role is not Role.OWNER or not any(
        column.role is role and not column.of_priority for column in plan.columns
    )


def _names_priority(cells: Sequence[Cell]) -> bool:
    """Banners above the headings often hold the title of the paper; only some name a priority."""
    return len(cells) == 1 and is_labelled(cells[0].text)


def number_by_prefix(walk: PlanWalk) -> None:
    """Priorities that print no number take the letters that all references of their actions, and no others, share."""
    letters = {priority.ref: _shared_letters(walk.refs_under(priority.ref)) for priority in walk.book.found}
    times = Counter(letters.values())
    for place, priority in enumerate(list(walk.book.found)):
        prefix = letters[priority.ref]
        taken = {other.ref for other in walk.book.found}
        if prefix and times[prefix] == 1 and prefix not in taken and priority.ref.isdigit():
            walk.book.found[place] = replace(priority, ref=prefix)
            walk.actions = [
                replace(action, priority_ref=prefix) if action.priority_ref == priority.ref else action
                for action in walk.actions
            ]


def _shared_letters(refs: Sequence[str]) -> str | None:
    letters = {ref.rstrip("0123456789.abcdefghijklmnopqrstuvwxyz ") for ref in refs}
    return letters.pop() if len(letters) == 1 and len(refs) > 1 else None
