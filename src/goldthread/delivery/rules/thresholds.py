"""How strictly a partnership judges: the numbers every assessment is made with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a partnership has settled; these are the numbers of one that has settled nothing yet."""

    grace_days: int = 14  # after an update is owed, before its lack is called silence
    silent_red_cadences: int = 2  # silent for so many whole cadences is red
    late_red_days: int = 28  # late by more is red, by less amber
    milestone_red_days: int = 56
    blocked_red_days: int = 28
    soon_days: int = 28  # not begun with no more than this left is amber
    moves_flagged: int = 2  # a date moved so often is amber
    sustained_days: int = 182  # complete so long ago, and shown by checked evidence, is blue
    complete_needs_evidence: bool = True
    measures_wait_days: int = 182  # after an action began, before what its measures say counts against it
    off_target_amber_figures: int = 3  # so many figures running that miss the target are amber
    off_target_red_figures: int = 9


USUAL = Thresholds()
