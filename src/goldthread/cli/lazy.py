"""A group of commands that imports each one's module only when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click


class LazyGroup(click.Group):
    """``places`` maps a command's name to "module:attribute"."""

    def __init__(self, *args: object, places: Mapping[str, str] | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.places = dict(places or {})

    def list_commands(self, context: click.Context) -> list[str]:
        """In the order of the table, which is the order of use; not by alphabet."""
        return [*self.places, *super().list_commands(context)]

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        place = self.places.get(name)
        if place is None:
            return super().get_command(context, name)
        module, _, attribute = place.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command
