"""Evidence in three streams, each red, amber, provisional green, green or blue; and what they come to together.

Red is no evidence, amber some, provisional green not yet confirmed, green full, blue sustained and watched over. How
the national body weighs the streams is not published in full, so what comes out here is a suggestion beside the score
that people state, never in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Stream(StrEnum):
    """Where evidence comes from."""

    PROCESS = "process"
    NUMERICAL = "numerical"
    EXPERIENTIAL = "experiential"


class Score(StrEnum):
    """How far a standard is implemented, the least first."""

    RED = "red"
    AMBER = "amber"
    PROVISIONAL = "provisional_green"
    GREEN = "green"
    BLUE = "blue"


SCORE_WORDS: Mapping[str, str] = {
    Score.RED: "Red",
    Score.AMBER: "Amber",
    Score.PROVISIONAL: "Provisional green",
    Score.GREEN: "Green",
    Score.BLUE: "Blue",
}
STREAM_WORDS: Mapping[str, str] = {
    Stream.PROCESS: "Process",
    Stream.NUMERICAL: "Numerical",
    Stream.EXPERIENTIAL: "Experiential",
}


def together(streams: Mapping[str, str]) -> Score | None:
    """The score that three streams come to; None when none is scored.

    Red when every stream that is scored is red. Amber as soon as one is red or amber. Else provisional green while a
    stream is missing or provisional, green when all three are green, blue when all three are blue.
    """
    scored = [Score(streams[each]) for each in Stream if streams.get(each)]
    if not scored:
        return None
    if set(scored) == {Score.RED}:
        return Score.RED
    if {Score.RED, Score.AMBER} & set(scored):
        return Score.AMBER
    if len(scored) < len(Stream) or Score.PROVISIONAL in scored:
        return Score.PROVISIONAL
    return Score.BLUE if set(scored) == {Score.BLUE} else Score.GREEN


def why(streams: Mapping[str, str]) -> str:
    """What ``together`` looked at, in words."""
    parts = [
        f"{STREAM_WORDS[each].lower()} {SCORE_WORDS[streams[each]].lower() if streams.get(each) else 'not scored'}"
        for each in Stream
    ]
    return ", ".join(parts)
