"""The forms of this room. What they offer comes from the partnership of the page, so each is made for one."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils import timezone

from goldthread.core import forms
from goldthread.partnership import reads, rules
from goldthread.partnership.models import Body, BodyKind, Group, GroupKind, Membership, Partnership, Person, Role

ROLES = [(role.value, role.label) for role in Role if role is not Role.NATIONAL_VIEWER]
ROLE_HINTS = {
    Role.ADMINISTRATOR.value: "Runs who is in the partnership",
    Role.COORDINATOR.value: "Keeps the plan true, and runs who is in the partnership",
    Role.LEAD.value: "Has actions and says how they stand",
    Role.GROUP_MEMBER.value: "Sits in a group: choose it below",
    Role.ANALYST.value: "Looks after measures",
    Role.RESPONDER.value: "Works in the daily overdose group",
    Role.PANEL_MEMBER.value: "Assesses alerts",
    Role.DATA_STEWARD.value: "Watches over what is held about people",
}


def seen(row: Model, *names: str) -> dict[str, Any]:
    """What an edit form starts from: these fields of the row, and the revision the editor sees."""
    return {"revision": getattr(row, "revision", ""), **{name: getattr(row, name) for name in names}}


class _OfPartnership(forms.Components):
    """A form made for one partnership; ``offer`` fills its choices."""

    def __init__(self, partnership: Partnership, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(partnership)

    def offer(self, partnership: Partnership) -> None:
        rows = {
            "body": Body.objects.of(partnership).order_by("name"),
            "group": Group.objects.of(partnership).order_by("name"),
            "parent": Group.objects.of(partnership).order_by("name"),
            "holder": Person.objects.of(partnership).filter(is_service=False, left_on__isnull=True).order_by("name"),
        }
        for name in rows.keys() & self.fields.keys():
            self.fields[name].rows = rows[name]  # type: ignore[attr-defined]


class _PersonFields(_OfPartnership, forms.ServiceForm):
    name = forms.TextField(label="Name", missing="Enter their name", classes="govuk-input--width-30")
    email = forms.EmailField(
        label="E-mail address", required=False, help_text="Needed only for those who are to sign in or get messages"
    )
    body = forms.RowField(label="Body", required=False, empty="None", help_text="Who they work for or speak for")


class AddPersonForm(_PersonFields):
    role = forms.SelectField(label="Role", choices=ROLES, required=False, empty="None as yet")
    group = forms.RowField(label="Group", required=False, empty="None", help_text="For a group member")
    invite = forms.TickField(label="Send an invitation to sign in now")


class EditPersonForm(_PersonFields, forms.EditForm):
    """The same details, of somebody who is there."""


class RoleForm(_OfPartnership, forms.ServiceForm):
    role = forms.RadiosField(label="Role", choices=ROLES, hints=ROLE_HINTS, missing="Choose a role")
    group = forms.RowField(label="Group", required=False, empty="None", help_text="Needed for a group member")
    is_chair = forms.TickField(label="Chairs the group")
    starts_on = forms.DayField(label="First day", initial=timezone.localdate)
    ends_on = forms.DayField(label="Last day", required=False, help_text="Leave empty if it is not known yet")


class LastDayForm(forms.ServiceForm):
    """Ends or closes something: ``day`` is what its write calls the day ("closed_on")."""

    reason = forms.TextField(label="Why", required=False, max_length=500)

    def __init__(self, day: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[day] = forms.DayField(label="Last day", initial=timezone.localdate)
        self.order_fields([day, "reason"])


class BodyForm(forms.ServiceForm):
    name = forms.TextField(label="Name", missing="Enter the name of the body")
    short_name = forms.TextField(
        label="Short name",
        required=False,
        max_length=60,
        help_text="As papers abbreviate it",
        classes="govuk-input--width-10",
    )
    kind = forms.RadiosField(label="Kind", choices=BodyKind.choices, missing="Choose what kind of body it is")


class EditBodyForm(BodyForm, forms.EditForm):
    """A body that is there."""


class GroupForm(_OfPartnership, forms.ServiceForm):
    name = forms.TextField(label="Name", missing="Enter the name of the group")
    kind = forms.RadiosField(label="Kind", choices=GroupKind.choices, missing="Choose what kind of group it is")
    parent = forms.RowField(label="Answers to", required=False, empty="No other group here")
    is_private = forms.TickField(
        label="Its meetings, decisions and risks are read only by those who sit in it or in a group it answers to, "
        "and by coordinators"
    )


class EditGroupForm(GroupForm, forms.EditForm):
    """A group that is there. It cannot answer to itself or to those that answer to it."""

    def exclude_below(self, group: Group) -> None:
        rows = list(self.fields["parent"].rows)  # type: ignore[attr-defined]
        parents = {row.pk: row.parent_id for row in rows}
        above = [row for row in rows if not rules.would_go_in_a_circle(group.pk, row.pk, parents)]
        self.fields["parent"].rows = above  # type: ignore[attr-defined]


class PostForm(_OfPartnership, forms.ServiceForm):
    title = forms.TextField(label="Title", missing="Enter the title of the post", help_text="As papers name it")
    body = forms.RowField(label="Body", required=False, empty="None")
    holder = forms.RowField(label="Held by", required=False, empty="Nobody, or not known")


class EditPostForm(PostForm, forms.EditForm):
    """A post that is there."""


class KeyForm(forms.ServiceForm):
    label = forms.TextField(label="What it is for", max_length=100, missing="Say what the key is for")
    person = forms.RowField(label="Acts for", help_text="It may do what this person may, and is named in the history")
    can_write = forms.TickField(label="May change things, not only read")
    expires_on = forms.DayField(label="Last day", required=False, help_text="A key that ends is safer")

    def __init__(self, partnership: Partnership, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Membership.objects.current(timezone.localdate()).filter(partnership=partnership)
        people = Person.objects.of(partnership).filter(id__in=held.values("person_id"), left_on__isnull=True)
        self.fields["person"].rows = people.order_by("name")  # type: ignore[attr-defined]


class PartnershipForm(forms.EditForm):
    name = forms.TextField(label="Name", missing="Enter the name of the partnership")
    kind = forms.TextField(
        label="What it is called", max_length=60, help_text="For example: Alcohol and Drug Partnership, Alliance"
    )
    cadence_days = forms.WholeNumberField(
        label="Days between updates",
        min_value=7,
        max_value=1000,
        help_text="An open action that has said nothing for longer is shown as silent",
    )
    areas = forms.PickRowsField(label="Areas it works in", required=False)

    def __init__(self, partnership: Partnership, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].rows = reads.area_choices(partnership)  # type: ignore[attr-defined]


class SecondFactorOffForm(forms.ServiceForm):
    reason = forms.TextField(
        label="How you know it is them",
        max_length=500,
        missing="Say how you know it is them",
        help_text="Kept in the history",
    )
