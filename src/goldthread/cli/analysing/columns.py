"""Columns of a CSV file as numbers and labels; what is not a number is named by row and column."""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

from goldthread.kernel.errors import InputError, Place


@dataclass(frozen=True)
class Sheet:
    """A CSV file by its headings."""

    file: str
    headings: tuple[str, ...]
    rows: tuple[dict[str, str], ...]

    def text(self, column: str) -> list[str]:
        """A column as it is written."""
        if column not in self.headings:
            raise InputError(
                f"there is no column “{column}”.",
                advice=f"The columns are: {', '.join(self.headings)}.",
                place=Place(file=self.file),
            )
        return [row[column].strip() for row in self.rows]

    def numbers(self, column: str) -> list[float | None]:
        """A column of figures; empty is missing."""
        return [self._number(text, row, column) for row, text in enumerate(self.text(column), 2)]

    def labels(self, column: str | None) -> list[str]:
        """A column of labels: the one named, else the first."""
        return self.text(column or self.headings[0])

    def _number(self, text: str, row: int, column: str) -> float | None:
        if not text:
            return None
        try:
            return float(text.replace(",", "").removesuffix("%"))
        except ValueError:
            raise InputError(
                f"“{text}” is not a number.",
                advice="Leave a missing figure empty.",
                place=Place(file=self.file, row=row, field=column),
            ) from None


def read_sheet(file: str) -> Sheet:
    """Read a CSV file in UTF-8 (with or without a mark at its start); ``-`` reads standard input."""
    if file == "-":
        return _sheet("standard input", sys.stdin.read())
    try:
        return _sheet(file, Path(file).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not text in UTF-8.", advice="Save it as CSV UTF-8.") from error


def _sheet(file: str, text: str) -> Sheet:
    reader = csv.DictReader(text.splitlines())
    headings = tuple((heading or "").strip() for heading in reader.fieldnames or ())
    rows = []
    for number, row in enumerate(reader, 2):
        if None in row or None in row.values():
            raise InputError("this row is not as long as the headings.", place=Place(file=file, row=number))
        rows.append(dict(zip(headings, row.values(), strict=True)))
    if not rows:
        raise InputError("there is no row under the headings.", place=Place(file=file))
    return Sheet(file, headings, tuple(rows))
