"""Keeping a list and changing one."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import EditForm, HiddenField, ServiceForm, TextField, TickField

_SHARE = "Share it with everybody of the partnership"


class SaveListForm(ServiceForm):
    """A name for the list as it is; sharing is offered to those who may."""

    name = TextField(label="Name of the list", missing="Give the list a name", max_length=120)
    query = HiddenField(max_length=4_000)
    is_shared = TickField(label=_SHARE)

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_share:
            del self.fields["is_shared"]


class ChangeListForm(EditForm):
    """The same for a list that is kept."""

    name = TextField(label="Name of the list", missing="Give the list a name", max_length=120)
    query = HiddenField(max_length=4_000)
    is_shared = TickField(label=_SHARE)

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_share:
            del self.fields["is_shared"]
