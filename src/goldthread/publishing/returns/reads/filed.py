"""Returns with their answers, where each answer comes from, and the gaps."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from goldthread.core import rows
from goldthread.core.wording import day
from goldthread.delivery.meetings.reads import ReturnView
from goldthread.delivery.meetings.reads import returns as owed_returns
from goldthread.delivery.models import Evidence, ReturnEvidence
from goldthread.partnership.models import Partnership
from goldthread.publishing.returns.models import (
    STATE_WORDS,
    Answer,
    AnswerSupport,
    FiledReturn,
    FormQuestion,
    Origin,
)
from goldthread.publishing.returns.rules.questions import Coverage, Given, Kind, coverage, missing
from goldthread.publishing.returns.rules.states import ReturnState, is_locked
from goldthread.publishing.returns.rules.streams import SCORE_WORDS, STREAM_WORDS, together


@dataclass(frozen=True)
class SupportSeen:
    """One thing an answer rests on."""

    id: int
    kind: str  # evidence, action, measure
    key: str  # what its address is made of
    name: str


@dataclass(frozen=True)
class AnswerSeen:
    """One question with what was answered, if anything was."""

    question: FormQuestion
    answer: Answer | None
    supports: tuple[SupportSeen, ...]

    @cached_property
    def given(self) -> Given | None:
        answer = self.answer
        if answer is None:
            return None
        return Given(
            text=answer.text,
            number=answer.number,
            choice=answer.choice,
            streams=answer.streams,
            place=answer.place,
            link=answer.link,
            owner=answer.owner.name if answer.owner else "",
            dated=answer.dated,
            links=len(self.supports),
            nothing=answer.nothing,
            unseen=answer.origin != Origin.PERSON,
        )

    @cached_property
    def coverage(self) -> Coverage:
        return coverage(self.question.kind, self.given, is_needed=self.question.is_needed)

    @property
    def lacks(self) -> tuple[str, ...]:
        return missing(self.question.kind, self.given or Given())

    @property
    def said(self) -> str:
        """The answer in one piece of text, as a file shows it."""
        return said(self.question.kind, self.answer)

    @property
    def suggested_score(self) -> str:
        """What the three streams come to, in words; "" for other questions and where none is scored."""
        found = together(self.answer.streams) if self.answer and self.question.kind == Kind.STREAMS else None
        return SCORE_WORDS[found] if found else ""


def said(kind: str, answer: Answer | None) -> str:
    """What an answer says, in words; "" where nothing is said."""
    if answer is None:
        return ""
    if answer.nothing:
        return f"Nothing to report. {answer.text}".strip()
    lines = []
    if kind == Kind.NUMBER and answer.number is not None:
        lines.append(f"{answer.number:,.10g}")
    if kind in (Kind.CHOICE, Kind.STREAMS) and answer.choice:
        lines.append(answer.choice_words)
    if kind == Kind.STREAMS:
        scored = [
            f"{STREAM_WORDS[s]}: {SCORE_WORDS[answer.streams[s]]}" for s in STREAM_WORDS if answer.streams.get(s)
        ]
        lines += ["; ".join(scored)] if scored else []
    lines += [answer.text] if answer.text else []
    return "\n".join(lines)


@dataclass(frozen=True)
class FiledView:
    """One return with everything it says."""

    filed: FiledReturn
    answers: tuple[AnswerSeen, ...]
    owed: ReturnView | None

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """What is shown for the return as a whole, beside what single answers rest on. One query."""
        if self.filed.owed_id is None:
            return ()
        shown = rows.every(ReturnEvidence, of=self.filed.partnership, owed=self.filed.owed_id)
        return tuple(each.evidence for each in shown.select_related("evidence"))

    @property
    def state_words(self) -> str:
        return STATE_WORDS[ReturnState(self.filed.state)]

    @property
    def is_locked(self) -> bool:
        return is_locked(self.filed.state)

    @cached_property
    def counts(self) -> Counter[Coverage]:
        return Counter(each.coverage for each in self.answers)

    @property
    def gaps(self) -> int:
        return self.counts[Coverage.GAP]

    @property
    def answered(self) -> int:
        return self.counts[Coverage.PARTLY] + self.counts[Coverage.COVERED]

    @cached_property
    def matrix(self) -> tuple[AnswerSeen, ...]:
        """Every question, the gaps first, then what is not complete."""
        order = list(Coverage)
        return tuple(sorted(self.answers, key=lambda each: (order.index(each.coverage), each.question.position)))

    @property
    def sections(self) -> list[tuple[str, list[AnswerSeen]]]:
        found: dict[str, list[AnswerSeen]] = {}
        for each in self.answers:
            found.setdefault(each.question.section, []).append(each)
        return list(found.items())

    @property
    def due(self) -> str:
        return day(self.owed.owed.due_on) if self.owed else ""


_RELATED = ("form", "previous__form", "owed", "checked_by", "sent_by")


def returns(partnership: Partnership, on: date) -> list[FiledView]:
    """Every return, those that have still to be sent first. A fixed number of queries."""
    found = list(rows.every(FiledReturn, of=partnership).select_related(*_RELATED))
    views = _views(partnership, found, on)
    return sorted(views, key=lambda view: view.filed.state == ReturnState.SENT)


def filed_at(partnership: Partnership, key: int) -> FiledReturn:
    """Raises FiledReturn.DoesNotExist."""
    return rows.one(FiledReturn, of=partnership, pk=key, related=_RELATED)


def filed_view(filed: FiledReturn, on: date) -> FiledView:
    """Everything one return says. A fixed number of queries."""
    return _views(filed.partnership, [filed], on)[0]


def _views(partnership: Partnership, filed: list[FiledReturn], on: date) -> list[FiledView]:
    if not filed:
        return []
    asked: defaultdict[int, list[FormQuestion]] = defaultdict(list)
    for question in FormQuestion.objects.filter(form__in={each.form_id for each in filed}):
        asked[question.form_id].append(question)
    answers = Answer.objects.filter(filed__in=filed).select_related("owner", "made_by")
    given = {(answer.filed_id, answer.question_id): answer for answer in answers}
    supports = _supports(filed)
    owed = {view.owed.pk: view for view in owed_returns(partnership, on)} if any(f.owed_id for f in filed) else {}
    return [
        FiledView(
            each,
            tuple(_seen(question, given.get((each.pk, question.pk)), supports) for question in asked[each.form_id]),
            owed.get(each.owed_id) if each.owed_id else None,
        )
        for each in filed
    ]


def _seen(question: FormQuestion, answer: Answer | None, supports: dict[int, list[SupportSeen]]) -> AnswerSeen:
    return AnswerSeen(question, answer, tuple(supports.get(answer.pk, ())) if answer else ())


def _supports(filed: Iterable[FiledReturn]) -> dict[int, list[SupportSeen]]:
    found: defaultdict[int, list[SupportSeen]] = defaultdict(list)
    columns = ("id", "answer_id", "evidence_id", "evidence__title", "action_id", "action__ref", "action__text")
    linked = AnswerSupport.objects.filter(answer__filed__in=filed)
    for row in linked.values(*columns, "indicator__key", "indicator__name"):
        found[row["answer_id"]].append(_support(row))
    return found


def _support(row: dict[str, Any]) -> SupportSeen:
    if row["evidence_id"]:
        return SupportSeen(row["id"], "evidence", str(row["evidence_id"]), row["evidence__title"])
    if row["action_id"]:
        name = f"{row['action__ref']} {row['action__text']}".strip()
        return SupportSeen(row["id"], "action", str(row["action_id"]), name)
    return SupportSeen(row["id"], "measure", row["indicator__key"], row["indicator__name"])
