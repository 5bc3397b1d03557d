"""What came with an update, in words that stay as they were: milestones reached and moved, and evidence."""

from __future__ import annotations

from datetime import date

from goldthread.kernel.phrasing import day


def step_words(text: str, *, done_on: date | None, was: str = "", now: str = "", reason: str = "") -> str:
    """ "Milestone reached on 3 May 2026: Rota agreed"; a moved one with both dates and why."""
    if done_on is not None:
        return f"Milestone reached on {day(done_on)}: {text}"
    return f"Milestone moved from {was or 'no date'} to {now or 'no date'}: {text}. Why: {reason}"


def evidence_words(title: str, kind: str) -> str:
    """ "Evidence (numerical): Kits counted"."""
    return f"Evidence ({kind}): {' '.join(title.split())}"
