"""What stands in each column of a list, as a page shows it.

Made in Python, because lists show them by the thousand: a template takes half of the time of such a page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from html import escape

from goldthread.core import tags, wording
from goldthread.delivery.links import Links
from goldthread.delivery.reads.rows import ActionRow, OwnerLabel

Cell = Callable[[ActionRow, Links], str]
_NOBODY = '<span class="gt-quiet">Nobody named</span>'


def _plan(row: ActionRow, links: Links) -> str:
    return f"<td>{escape(row.plan_title)}</td>"


def _priority(row: ActionRow, links: Links) -> str:
    if row.priority_id is None:
        return '<td><span class="gt-quiet">None</span></td>'
    address, words = links.priority(row.priority_id), escape(f"{row.priority_ref} {row.priority_title}")
    return f'<td><a class="govuk-link" href="{address}">{words}</a></td>'


def _lead(row: ActionRow, links: Links) -> str:
    return _owners(row.leads, links)


def _support(row: ActionRow, links: Links) -> str:
    return _owners(row.support, links)


def _owners(owners: tuple[OwnerLabel, ...], links: Links) -> str:
    return f"<td>{', '.join([_owner(owner, links) for owner in owners]) or _NOBODY}</td>"


def _owner(owner: OwnerLabel, links: Links) -> str:
    key, name = owner.key, escape(owner.name)
    return f'<a class="govuk-link" href="{links.owner(key)}">{name}</a>' if key else name


def _due(row: ActionRow, links: Links) -> str:
    said = escape(row.printed) or "No date"
    if row.ends and row.precision != "day":
        said += f' <span class="gt-timescale__end">by {wording.day_short(row.ends)}</span>'
    if row.is_late:
        said += f' <strong class="gt-timescale__late">{escape(row.stands.words)}</strong>'
    return f"<td>{said}</td>"


def _slipped(row: ActionRow, links: Links) -> str:
    slipped = row.slipped
    return f'<td class="gt-number">{"" if slipped is None else wording.number(slipped)}</td>'


def _status(row: ActionRow, links: Links) -> str:
    return f"<td>{tags.action_status_tag(row.status)}</td>"


def _rag(row: ActionRow, links: Links) -> str:
    return f"<td>{tags.rag_tag(row.stated_rag)}</td>"


def _assessed(row: ActionRow, links: Links) -> str:
    said = str(tags.assessed_tag(row.assessed_rag))
    if row.differs:
        said += ' <span class="gt-row__under">Differs</span>'
    if row.silent_since:
        said += f' <span class="gt-row__under">Silent since {wording.day_short(row.silent_since)}</span>'
    return f"<td>{said}</td>"


def _updated(row: ActionRow, links: Links) -> str:
    return _day(row.last_update_at, '<span class="gt-quiet">Not yet</span>')


def _first(row: ActionRow, links: Links) -> str:
    return _day(row.first_ends, "No date")


def _silent(row: ActionRow, links: Links) -> str:
    return _day(row.silent_since, "–")


def _ended(row: ActionRow, links: Links) -> str:
    return _day(row.ended_on, "–")


def _day(value: date | datetime | None, missing: str) -> str:
    return f'<td class="gt-nowrap">{wording.day_short(value, missing)}</td>'


CELLS: dict[str, Cell] = {
    "plan": _plan,
    "priority": _priority,
    "lead": _lead,
    "support": _support,
    "due": _due,
    "first": _first,
    "slipped": _slipped,
    "status": _status,
    "rag": _rag,
    "assessed": _assessed,
    "updated": _updated,
    "silent": _silent,
    "ended": _ended,
}
