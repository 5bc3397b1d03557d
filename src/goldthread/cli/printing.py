"""What commands print: JSON for machines, columns for people. Messages go to standard error."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

GAP = "  "


def say(message: str) -> None:
    """Something a person should know, beside what was asked for."""
    click.echo(message, err=True)


def print_json(value: Any) -> None:
    import orjson

    click.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_UTC_Z, default=str).decode())


def print_columns(headings: Sequence[str], rows: Iterable[Iterable[Any]], *, wide: int = -1) -> None:
    """Rows under headings, as wide as the terminal: the column ``wide`` gives way. Nothing is cut in a pipe."""
    every: list[Iterable[Any]] = [headings, *rows]
    texts = [[_one_line(value) for value in row] for row in every]
    widths = [max(len(row[column]) for row in texts) for column in range(len(headings))]
    width = shutil.get_terminal_size((100, 24)).columns
    spare = width - sum(widths) - len(GAP) * (len(widths) - 1)
    if spare < 0 and sys.stdout.isatty():
        widths[wide] = max(20, widths[wide] + spare)
    for row in texts:
        cells = [_cut(text, size).ljust(size) for text, size in zip(row, widths, strict=True)]
        click.echo(GAP.join(cells).rstrip())


def _one_line(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())


def _cut(text: str, size: int) -> str:
    return text if len(text) <= size else text[: size - 1] + "…"
