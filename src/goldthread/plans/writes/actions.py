"""Actions of a live plan: added, reworded, moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldthread.core import history, search
from goldthread.core.history import EditedMeanwhile, recorded
from goldthread.kernel.errors import InputError
from goldthread.kernel.timescale import Timescale
from goldthread.partnership.models import Person
from goldthread.plans.models import Action, Part, Plan, Priority
from goldthread.plans.models.dated import timescale_columns
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.rules.texts import required, within
from goldthread.plans.writes.action_places import action_place
from goldthread.plans.writes.dates import timescale_of

LONGEST_REF, LONGEST_HEADING = 30, 500


@recorded
def add_action(
    *,
    plan: Plan,
    text: str,
    priority: Priority | None = None,
    ref: str = "",
    parts: Sequence[str] = (),
    timescale: Timescale | str = "",
    comments: str = "",
    reason: str = "",
    by: Person,
) -> Action:
    """A new action at the end of its priority. Its first date is the first promise. Raises InputError."""
    check_can_edit_row(by, plan)
    _check_in_plan(plan.pk, priority)
    when = timescale_of(timescale)
    action = history.create(
        Action,
        "action.added",
        partnership=plan.partnership,
        plan=plan,
        priority=priority,
        ref=within(ref, "ref", limit=LONGEST_REF),
        text=required(text, "text"),
        comments=within(comments, "comments"),
        position=action_place(plan, priority),
        is_new=True,
        first_ends=when.end,
        **timescale_columns(when),
    )
    _replace_parts(action, _parts(parts))
    return action


@recorded
def reword_action(
    *,
    action: Action,
    text: str | None = None,
    parts: Sequence[str] | None = None,
    ref: str | None = None,
    sub_priority: str | None = None,
    comments: str | None = None,
    reason: str = "",
    revision: int | None = None,
    by: Person,
) -> Action:
    """Change what an action says; what is not named stays. One entry holds words and parts before and after.

    Raises InputError naming the field, EditedMeanwhile.
    """
    check_can_edit_row(by, action)
    if revision is not None and action.revision != revision:
        raise EditedMeanwhile(action)
    fields = _words(text, ref, sub_priority, comments)
    before = {name: getattr(action, name) for name in fields if getattr(action, name) != fields[name]}
    after = {name: fields[name] for name in before}
    if parts is not None and (old := [part.text for part in action.parts.all()]) != (new := _parts(parts)):
        before["parts"], after["parts"] = old, new
    if not after:
        return action
    for name in fields:
        setattr(action, name, fields[name])
    history.save_changes(action, [name for name in after if name != "parts"])
    if "parts" in after:
        _replace_parts(action, after["parts"])
    history.record("action.reworded", target=action, before=before, after=after, reason=reason or None)
    search.refresh(action)
    return action


@recorded
def move_action(
    *,
    action: Action,
    priority: Priority | None,
    after: Action | None = None,
    reason: str = "",
    revision: int | None = None,
    by: Person,
) -> Action:
    """Put an action under another priority of its plan: behind ``after``, or at the end. Raises InputError."""
    check_can_edit_row(by, action)
    _check_in_plan(action.plan_id, priority)
    if priority == action.priority and after is None:
        return action
    if after is not None and (after.plan_id != action.plan_id or after.priority_id != (priority and priority.pk)):
        raise InputError("That action stands under another priority.")
    return history.amend(
        action,
        "action.moved",
        revision=revision,
        reason=reason or None,
        priority=priority,
        position=action_place(action.plan, priority, after=after),
    )


def _words(text: str | None, ref: str | None, sub_priority: str | None, comments: str | None) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if text is not None:
        fields["text"] = required(text, "text")
    if ref is not None:
        fields["ref"] = within(ref, "ref", limit=LONGEST_REF)
    if sub_priority is not None:
        fields["sub_priority"] = within(sub_priority, "sub_priority", limit=LONGEST_HEADING)
    if comments is not None:
        fields["comments"] = within(comments, "comments")
    return fields


def _parts(parts: Sequence[str]) -> list[str]:
    return [kept for part in parts if (kept := within(part, "parts"))]


def _replace_parts(action: Action, texts: Sequence[str]) -> None:
    """Parts keep their rows as far as they go; they ride on their action's event."""
    rows = list(action.parts.all())
    for row, text in zip(rows, texts, strict=False):
        if row.text != text:
            row.text = text
            history.save_changes(row, ["text"])
    Part.objects.bulk_create(
        Part(partnership=action.partnership, action=action, position=position, text=text)
        for position, text in enumerate(texts[len(rows) :], start=len(rows) + 1)
    )
    if spare := [row.pk for row in rows[len(texts) :]]:
        Part.objects.filter(pk__in=spare).delete()


def _check_in_plan(plan_id: int, priority: Priority | None) -> None:
    if priority is not None and priority.plan_id != plan_id:
        raise InputError("The priority belongs to another plan.")
