"""A return beside the one before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldthread.publishing.returns.models import FiledReturn
from goldthread.publishing.returns.reads.filed import AnswerSeen, filed_view
from goldthread.publishing.returns.rules.comparing import CHANGE_WORDS, Change, change_of


@dataclass(frozen=True)
class Difference:
    """One question of two returns."""

    code: str
    words: str
    change: Change
    before: str
    now: str

    @property
    def change_words(self) -> str:
        return CHANGE_WORDS[self.change]


@dataclass(frozen=True)
class Differences:
    """Everything that became of the answers. ``warning``: why the two may not be compared as a whole."""

    filed: FiledReturn
    previous: FiledReturn | None
    rows: tuple[Difference, ...]
    warning: str

    @property
    def changed(self) -> tuple[Difference, ...]:
        return tuple(row for row in self.rows if row.change is not Change.SAME)

    @property
    def same(self) -> int:
        return len(self.rows) - len(self.changed)


def differences(filed: FiledReturn, on: date) -> Differences:
    """By the codes of the questions, those of the new return first in their order, then those that are gone."""
    previous = filed.previous
    if previous is None:
        return Differences(filed, None, (), "")
    now = {each.question.code: each for each in filed_view(filed, on).answers}
    before = {each.question.code: each for each in filed_view(previous, on).answers}
    found = [_difference(code, before.get(code), now.get(code)) for code in dict.fromkeys([*now, *before])]
    return Differences(filed, previous, tuple(found), _warning(filed, previous))


def _difference(code: str, before: AnswerSeen | None, now: AnswerSeen | None) -> Difference:
    either = now or before
    assert either is not None
    old, new = before.said if before else "", now.said if now else ""
    change = change_of(
        words_before=before.question.words if before else None,
        words_now=now.question.words if now else None,
        before=old,
        now=new,
    )
    return Difference(code, either.question.words, change, old, new)


def _warning(filed: FiledReturn, previous: FiledReturn) -> str:
    """Scores are never joined across a change of criteria; the answers are shown side by side all the same."""
    if filed.form.criteria == previous.form.criteria:
        return ""
    return filed.form.break_reason or "The criteria changed in between: scores may not be compared."
