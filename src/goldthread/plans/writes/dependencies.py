"""Actions that cannot end before another has."""

from __future__ import annotations

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Person
from goldthread.plans.models import Action, Dependency
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.rules.dependencies import circle
from goldthread.plans.rules.texts import SHORT, within


@recorded
def add_dependency(*, action: Action, on: Action, note: str = "", by: Person) -> Dependency:
    """``action`` waits for ``on``. Raises InputError for a circle, naming the way round."""
    check_can_edit_row(by, action)
    check_can_edit_row(by, on)
    if known := Dependency.objects.filter(action=action, on=on, until=None).first():
        return known
    edges = Dependency.objects.filter(partnership=action.partnership, until=None).values_list("action_id", "on_id")
    if way := circle(edges, (action.pk, on.pk)):
        raise InputError(f"They would wait for each other: {_names(way)}.", advice="Choose another action.")
    dependency = history.create(
        Dependency,
        partnership=action.partnership,
        action=action,
        on=on,
        note=within(note, "note", limit=SHORT),
        since=timezone.localdate(),
    )
    history.record("dependency.added", target=dependency, thread=action, after=_said(dependency))
    return dependency


@recorded
def remove_dependency(*, dependency: Dependency, by: Person) -> None:
    """The action need not wait any longer, from today; what was assessed before stays as it was."""
    check_can_edit_row(by, dependency)
    history.record("dependency.removed", target=dependency, thread=dependency.action, before=_said(dependency))
    dependency.until = timezone.localdate()
    history.save_changes(dependency, ("until",))


def _names(way: list[int]) -> str:
    actions = Action.objects.in_bulk(way)
    return " → ".join(actions[key].ref or f"“{actions[key].text[:40]}”" for key in way)


def _said(dependency: Dependency) -> dict[str, object]:
    return {"on": dependency.on_id, "note": dependency.note}
