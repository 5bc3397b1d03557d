"""Options that every method has, and how an answer leaves: as a table, as JSON, as a picture."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import goldthread
from goldthread.cli.printing import print_columns, print_json, say
from goldthread.kernel.errors import InputError, Place

if TYPE_CHECKING:
    from goldthread.analysis.charts.specification import Chart

Command = Callable[..., Any]
FONTS = Path(goldthread.__file__).parent / "publishing" / "fonts"


# what a method calls its figures, and the options by which a person named their column
_OPTIONS = {
    "numerators": ("numerator", "value"),
    "denominators": ("denominator",),
    **dict.fromkeys(("values", "gaps", "times"), ("value",)),
    "first": ("first",),
    "last": ("last",),
}


def method(command: Command) -> Command:
    """FILE and --json. A fault is named by the person's own file and column."""

    @functools.wraps(command)
    def by_its_column(**given: Any) -> Any:
        try:
            return command(**given)
        except InputError as error:
            raise _of_column(error, given) from error

    with_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")(by_its_column)
    return click.argument("file", type=click.Path())(with_json)


def _of_column(error: InputError, given: Mapping[str, Any]) -> InputError:
    field = error.place.field if error.place and not error.place.file else None
    column = next((given[name] for name in _OPTIONS.get(field or "", ()) if isinstance(given.get(name), str)), None)
    if column is None:
        return error
    return InputError(error.message, advice=error.advice, place=Place(file=given.get("file"), field=column))


def drawn(command: Command) -> Command:
    """FILE, --json, and the options of a chart, handed on as one ``asked``."""

    @method
    @click.option("--chart", "to", metavar="FILE", help="Draw to FILE.svg or FILE.png as well.")
    @click.option("--title", help="The chart's title; the file's name if left out.")
    @click.option("--unit", default="", help="What the figures are, above the axis.")
    @click.option("--source", default="", help="Where the figures are from, below the chart.")
    @functools.wraps(command)
    def with_chart(file: str, to: str | None, title: str | None, unit: str, source: str, **rest: Any) -> Any:
        named = {"title": title or Path(file).stem, "unit": unit, "source": source}
        return command(file=file, to=to, named=named, **rest)

    return with_chart


def answer(chart: Chart, result: Any, *, to: str | None, as_json: bool) -> None:
    """Print what a chart shows and draw it if asked."""
    if as_json:
        print_json({"description": chart.description, "result": plain(result)})
    else:
        print_columns(chart.table.headings, chart.table.rows)
        for sentence in (chart.description, *chart.notes):
            say(sentence)
    if to:
        draw(chart, to)


def table(headings: Sequence[str], rows: Iterable[Sequence[Any]], result: Any, *, as_json: bool) -> None:
    """Print figures that have no chart."""
    if as_json:
        print_json(plain(result))
    else:
        print_columns(headings, rows)


def draw(chart: Chart, to: str) -> None:
    """Draw to FILE.svg or FILE.png. Raises UsageError for another ending, InputError where it cannot be written."""
    from goldthread.analysis.charts.png import png
    from goldthread.analysis.charts.svg import svg
    from goldthread.cli.writing import write_file

    kind = Path(to).suffix.lower()
    if kind not in {".svg", ".png"}:
        raise click.UsageError(f"a chart is drawn as .svg or .png, not as “{kind or to}”.")
    made = png(chart, fonts=FONTS) if kind == ".png" else svg(chart, with_title=True).encode()
    write_file(to, made)
    say(f"Drawn: {to}")


def plain(value: Any) -> Any:
    """A result as JSON values: dataclasses by their fields, arrays as lists, NaN as null."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, Mapping):
        return {_key(key): plain(inner) for key, inner in value.items()}
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inner) for inner in value]
    return None if isinstance(value, float) and value != value else value


def _key(key: Any) -> str:
    return key.name.lower() if isinstance(key, Enum) else str(key)


def figure(value: float | None, digits: int = 2) -> str:
    """A figure for the terminal."""
    from goldthread.analysis.charts.specification import written

    return written(value, digits)
