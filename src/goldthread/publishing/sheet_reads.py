"""What a partnership's papers look like, and the sheets that are out or have come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from goldthread.delivery.filters import OwnerKey
from goldthread.delivery.reads.owners import find_owner
from goldthread.delivery.reads.rows import ActionRow, rows_of
from goldthread.delivery.reads.selection import actions_in, owned_by
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Assignment
from goldthread.publishing.models import PaperTemplate, ReturnedRow, RowState, SentSheet
from goldthread.publishing.papers.layout import USUAL, Column, PaperLayout
from goldthread.publishing.papers.sheet import SheetRow

KINDS = {"body": "name", "group": "name", "post": "title", "person": "name"}


def template_of(partnership: Partnership) -> PaperTemplate | None:
    """What the partnership has set, if anything."""
    return PaperTemplate.objects.of(partnership).first()


def layout_for(partnership: Partnership) -> PaperLayout:
    """The template as papers are drawn by it; the usual one where nothing is set."""
    template = template_of(partnership)
    if template is None:
        return USUAL
    logo = None
    if template.logo:
        with template.logo.open("rb") as file:
            logo = file.read()
    return PaperLayout(tuple(Column(key, heading) for key, heading in template.columns), logo)


def sheets(partnership: Partnership) -> QuerySet[SentSheet]:
    """Every sheet that went out, the latest first, with how many of its rows came back and how many wait."""
    waiting = Q(returned__state=RowState.WAITING)
    found: QuerySet[SentSheet] = SentSheet.objects.of(partnership).select_related("made_by")
    return found.annotate(came_back=Count("returned"), waiting=Count("returned", filter=waiting))


def sheet(partnership: Partnership, key: int) -> SentSheet | None:
    return SentSheet.objects.of(partnership).select_related("partnership").filter(pk=key).first()


def owners_with_actions(partnership: Partnership) -> list[tuple[str, str]]:
    """Everybody known by name who has an action or a priority, as ("body:5", "Harbour Trust"). Four queries."""
    found: list[tuple[str, str]] = []
    for kind, name in KINDS.items():
        held = Assignment.objects.filter(partnership=partnership, **{f"{kind}__isnull": False}).order_by()
        pairs = held.values_list(f"{kind}_id", f"{kind}__{name}").distinct()
        found += [(str(OwnerKey(kind, key)), words) for key, words in pairs]
    return sorted(found, key=lambda each: each[1].lower())


def open_actions_of(partnership: Partnership, owner: OwnerKey, on: date) -> tuple[str, list[ActionRow]]:
    """The name of an owner and its open actions, in the order of the plan. Raises ObjectDoesNotExist."""
    who = find_owner(partnership, owner)
    chosen = actions_in(partnership).filter(owned_by(owner), ended_on=None).order_by("plan_id", "position", "id")
    return str(who), rows_of(chosen, on=on)


def rows_for(sheet: SentSheet, actions: Sequence[ActionRow]) -> list[SheetRow]:
    """The rows of a sheet as it is written."""
    return [
        SheetRow(f"S{sheet.pk}-A{row.id}", row.ref, row.text, row.printed, row.status, row.stated_rag)
        for row in actions
    ]


@dataclass(frozen=True)
class WaitingRow:
    """A row that came back, beside the action as it is now and as it was sent."""

    row: ReturnedRow
    is_stale: bool  # somebody changed the action since the sheet went out

    @property
    def sent(self) -> dict[str, str]:
        return dict(self.row.sheet.rows[str(self.row.action_id)])


def waiting(partnership: Partnership, *, sheet: SentSheet | None = None) -> list[WaitingRow]:
    """The rows somebody should decide about, sheet by sheet. One query."""
    rows = ReturnedRow.objects.of(partnership).filter(state=RowState.WAITING).select_related("sheet", "action")
    if sheet is not None:
        rows = rows.filter(sheet=sheet)
    return [WaitingRow(row, row.sheet.rows[str(row.action_id)]["revision"] != row.action.revision) for row in rows]


def returned_row(partnership: Partnership, key: int) -> ReturnedRow | None:
    found: QuerySet[ReturnedRow] = ReturnedRow.objects.of(partnership)
    return found.select_related("sheet", "action", "action__partnership", "partnership").filter(pk=key).first()
