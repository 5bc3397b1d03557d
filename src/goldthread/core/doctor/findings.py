"""What an examination finds: each finding says how it stands and, when it does not stand well, how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """A worry is worth a look and stops nothing."""

    WELL = "well"
    WORRY = "worry"
    WRONG = "wrong"


@dataclass(frozen=True)
class Finding:
    """``about`` names what was examined, ``says`` how it stands, ``mend`` what to do."""

    about: str
    level: Level
    says: str
    mend: str = ""


def well(about: str, says: str) -> Finding:
    return Finding(about, Level.WELL, says)


def worry(about: str, says: str, mend: str) -> Finding:
    return Finding(about, Level.WORRY, says, mend)


def wrong(about: str, says: str, mend: str) -> Finding:
    return Finding(about, Level.WRONG, says, mend)
