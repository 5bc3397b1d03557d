"""The owners of a plan file: known here by name, or made."""

from __future__ import annotations

from collections.abc import Mapping

from goldthread.partnership.models import BodyKind, GroupKind, Partnership, Person
from goldthread.partnership.writes import add_body, add_group
from goldthread.plans.exchange import PlanFile
from goldthread.plans.exchange.model import OwnerRow
from goldthread.plans.rules.owners import OwnerMatch
from goldthread.plans.writes.owner_matches import NAME_FIELDS, OWNER_MODELS, Owner, found_or_made


def found_owners(partnership: Partnership, file: PlanFile, by: Person) -> Mapping[str, Owner]:
    """Every owner of the file by key."""
    return {row.key: _owner(partnership, row, by) for row in file.owners}


def _owner(partnership: Partnership, row: OwnerRow, by: Person) -> Owner:
    same = {f"{NAME_FIELDS[row.kind]}__iexact": row.name}
    known = OWNER_MODELS[row.kind].objects.filter(partnership=partnership, **same).first()
    if known is not None:
        return known
    if row.kind == "body" and row.subkind in BodyKind.values:
        return add_body(partnership=partnership, name=row.name, short_name=row.short_name, kind=row.subkind, by=by)
    if row.kind == "group" and row.subkind in GroupKind.values:
        return add_group(partnership=partnership, name=row.name, kind=row.subkind, by=by)
    return found_or_made(partnership, OwnerMatch(row.kind, name=row.name), by)
