"""Writing groups and whom they answer to."""

from __future__ import annotations

from datetime import date

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Group, Partnership, Person
from goldthread.partnership.policies import check_can_administer
from goldthread.partnership.rules import would_go_in_a_circle


@recorded
def add_group(
    *,
    partnership: Partnership,
    name: str,
    kind: str,
    parent: Group | None = None,
    is_private: bool = False,
    by: Person,
) -> Group:
    """A group, under the one it answers to. ``is_private``: its meetings, decisions and risks are its own."""
    check_can_administer(by, partnership)
    fields = {"name": name, "kind": kind, "parent": parent, "is_private": is_private}
    return history.create(Group, "group.added", partnership=partnership, **fields)


@recorded
def change_group(
    *,
    group: Group,
    name: str,
    kind: str,
    parent: Group | None = None,
    is_private: bool | None = None,
    revision: int | None = None,
    by: Person,
) -> Group:
    """``is_private`` None leaves that as it is.

    Raises InputError when the group would answer to itself; EditedMeanwhile; NotAllowed; IntegrityError.
    """
    check_can_administer(by, group.partnership)
    check_not_in_a_circle(group, parent)
    own = group.is_private if is_private is None else is_private
    return history.amend(
        group, "group.changed", revision=revision, name=name, kind=kind, parent=parent, is_private=own
    )


@recorded
def close_group(*, group: Group, closed_on: date, reason: str = "", by: Person) -> Group:
    """The group meets no more from this day."""
    check_can_administer(by, group.partnership)
    return history.amend(group, "group.closed", closed_on=closed_on)


@recorded
def reopen_group(*, group: Group, by: Person) -> Group:
    """It had not closed after all."""
    check_can_administer(by, group.partnership)
    return history.amend(group, "group.reopened", closed_on=None)


def check_not_in_a_circle(group: Group, parent: Group | None) -> None:
    """Raises InputError when ``group``, under ``parent``, would answer to itself in the end."""
    parents = dict(Group.objects.filter(partnership_id=group.partnership_id).values_list("id", "parent_id"))
    if would_go_in_a_circle(group.pk, parent.pk if parent else None, parents):
        raise InputError(
            f"{group.name} would then answer to itself.", advice="Choose another.", place=Place(field="parent")
        )
