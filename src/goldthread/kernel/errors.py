"""The error a person can mend: it says what is wrong, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Place:
    """Where in a user's input something stands; every part is optional."""

    file: str | None = None
    page: str | None = None
    table: int | None = None
    row: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        parts = [self.file, self.page and f"page {self.page}", self.table and f"table {self.table}"]
        parts += [self.row and f"row {self.row}", self.field]
        return ", ".join(str(part) for part in parts if part)


class InputError(Exception):
    """The input is at fault, not the program. Shown to the user word for word.

    ``message`` says what is wrong, ``advice`` what to do, ``place`` where it stands.
    """

    def __init__(self, message: str, *, advice: str = "", place: Place | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice
        self.place = place

    @property
    def on_a_page(self) -> str:
        """The sentence for a page: with its place in a file, without the name a single field has in the program."""
        in_file = self.place if self.place and str(replace(self.place, field=None)) else None
        return str(InputError(self.message, advice=self.advice, place=in_file))

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place and str(self.place) else ""
        return f"{where}{self.message}{' ' + self.advice if self.advice else ''}"
