"""What a cell of a worksheet holds: words, a number, a date, yes or no."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from lxml import etree

from goldthread.documents.readers.archive import Archive
from goldthread.documents.readers.xlsx.names import local, main_tags
from goldthread.documents.readers.xlsx.styles import Style

Value = str | int | float | bool | datetime | time | timedelta | None

_EPOCH, _EPOCH_OF_1904 = datetime.fromisoformat("1899-12-30"), datetime.fromisoformat("1904-01-01")
_DAY = 24 * 60 * 60 * 1000  # milliseconds
_NO_29_FEBRUARY = 60  # serial numbers below it count from one day later: Excel believes that 1900 was a leap year
_ESCAPED = re.compile("_x(000D|005F)_")
_NO_DATE = "#VALUE!"  # what the sheet itself shows for a number that is no date


def shared_strings(archive: Archive, part: str | None) -> tuple[str, ...]:
    """The texts that the cells of all sheets name by number."""
    if part is None or part not in archive:
        return ()
    return tuple(words_of(node) for node in archive.stream(part, *main_tags("si")))


def words_of(node: etree._Element) -> str:
    """The words of a text that may be set in several ways; how they are pronounced is left out."""
    if len(node) == 1 and local(node[0]) == "t":
        return _unescaped(node[0].text or "")
    runs = (inner if local(inner) == "r" else (inner,) for inner in node if local(inner) in {"r", "t"})
    return _unescaped("".join(piece.text or "" for run in runs for piece in run if local(piece) == "t"))


def _unescaped(text: str) -> str:
    """ "_x000D_" is the carriage return that Excel would not write as it is, "_x005F_" an underscore."""
    return _ESCAPED.sub(lambda found: "\r" if found[1] == "000D" else "_", text) if "_x" in text else text


@dataclass(frozen=True)
class Values:
    """How the cells of one workbook are to be understood."""

    strings: Sequence[str]
    from_1904: bool

    def of(self, kind: str, written: str, style: Style) -> Value:
        """The value of a cell of some kind ("n", "s", "b" ...), from what is written in it.

        Raises IndexError for a text that is not there.
        """
        if kind == "s":
            return self.strings[int(written)] if written.isdecimal() else None
        if kind == "n":
            return self._number(written, style)
        if kind == "b":
            return written.strip() != "0"
        if kind == "d":
            with suppress(ValueError):
                return datetime.fromisoformat(written)
        return written

    def _number(self, written: str, style: Style) -> Value:
        try:
            number = float(written) if any(sign in written for sign in ".eE") else int(written)
        except ValueError:
            return written
        if not style.is_date:
            return number
        try:
            return _duration(number) if style.is_duration else self._date(number)
        except (OverflowError, ValueError):
            return _NO_DATE

    def _date(self, number: float) -> datetime | time:
        """The time of day alone where no day is meant."""
        day, part = divmod(number, 1)
        moment = timedelta(milliseconds=round(part * _DAY))
        if 0 <= number < 1 and not moment.days:
            return (_EPOCH + moment).time()
        if 0 < number < _NO_29_FEBRUARY and not self.from_1904:
            day += 1
        return (_EPOCH_OF_1904 if self.from_1904 else _EPOCH) + timedelta(days=day) + moment


def _duration(days: float) -> timedelta:
    return timedelta(milliseconds=round(days * _DAY))
