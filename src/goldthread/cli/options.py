"""Options that many commands share, said once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

Command = Callable[..., Any]


def partnership(command: Command) -> Command:
    """``--partnership SLUG``, handed on as ``slug``."""
    return click.option(
        "--partnership", "slug", required=True, metavar="SLUG", help="The partnership's address, as in glen-orrin."
    )(command)


def partnership_or_all(command: Command) -> Command:
    """``--partnership SLUG``, handed on as ``slug``; None is all of them."""
    return click.option("--partnership", "slug", metavar="SLUG", help="One partnership; all if left out.")(command)


def by(command: Command) -> Command:
    """``--by EMAIL``, handed on as ``email``."""
    return click.option(
        "--by", "email", metavar="EMAIL", help="In whose name; the partnership's command line if left out."
    )(command)


def as_json(command: Command) -> Command:
    """``--json``, handed on as ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def day(name: str, text: str, *, named: str = "") -> Callable[[Command], Command]:
    """An option that takes a day, handed on as a ``date`` or None, by its own name or as ``named``."""
    names = (name, named) if named else (name,)
    return click.option(*names, type=Day(), metavar="YYYY-MM-DD", help=text)


class Day(click.ParamType):
    """A day as ISO 8601 writes it."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from datetime import date

        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is no day. Write it as 2026-04-30.", param, ctx)
