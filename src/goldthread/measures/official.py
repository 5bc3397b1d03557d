"""Official statistics that come with the product, each figure with its source, as files beside this module.

Contains public sector information licensed under the Open Government Licence v3.0, from National Records of
Scotland, Public Health Scotland, the Scottish Government, the Office for National Statistics and the council named.
``reference/official/README.md`` says what was left out and why.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

FIRST_PUBLISHED = "first_published"  # what was told before it was revised
_SOURCES = "sources"


def names() -> tuple[str, ...]:
    """The files of figures as they are known now."""
    files = (each.name.removesuffix(".csv") for each in _folder().iterdir() if each.name.endswith(".csv"))
    return tuple(sorted(name for name in files if name not in (_SOURCES, FIRST_PUBLISHED)))


def rows(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of one file, with their numbers, ready to be loaded."""
    sources = _sources()
    for number, row in enumerate(_read(name), 2):
        yield number, {**row, "source": sources[row["source"]]}


@cache
def _sources() -> dict[str, str]:
    return {row["number"]: f"{row['published_at']} (read in {row['read_in']})"[:500] for row in _read(_SOURCES)}


def _read(name: str) -> list[dict[str, str]]:
    text = _folder().joinpath(f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def _folder() -> Any:
    return resources.files(__package__).joinpath("reference/official")
