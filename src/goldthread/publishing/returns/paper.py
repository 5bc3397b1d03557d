"""A return as a paper and as rows: what its files hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldthread.publishing.composed import Block, Bullets, Composed, Section, Table, Words
from goldthread.publishing.composed.paper import Cell
from goldthread.publishing.returns.models import Answer, Origin
from goldthread.publishing.returns.reads.filed import AnswerSeen, FiledView
from goldthread.publishing.returns.rules.questions import COVERAGE_WORDS
from goldthread.publishing.words import day

HEADINGS = (
    "Code",
    "Section",
    "What is asked",
    "Answer",
    "Number",
    "Score or choice",
    "Process",
    "Numerical",
    "Experiential",
    "Where it stands",
    "Link",
    "Kept by",
    "As of",
    "Rests on",
    "Standing",
    "Still lacks",
    "Comes from",
)


def paper_of(view: FiledView, on: date) -> Composed:
    """The return with all its answers, then what is covered and what is not."""
    filed = view.filed
    sections = [
        Section("About this return", tuple(_about(view))),
        *(part for title, answers in view.sections for part in _section(title, answers)),
        Section("What is covered, gaps first", (_matrix(view),)),
    ]
    return Composed(
        partnership=filed.partnership.name,
        title=filed.form.title,
        subtitle=f"{filed.period} · {view.state_words.lower()}",
        on=on,
        facts=tuple(_facts(view)),
        sections=tuple(sections),
        row_headings=HEADINGS,
        rows=tuple(row_of(each) for each in view.answers),
        data=as_mapping(view),
    )


def row_of(each: AnswerSeen) -> tuple[Cell, ...]:
    """One question as a row under ``HEADINGS``."""
    answer = each.answer
    streams: Any = answer.streams if answer else {}
    return (
        each.question.code,
        each.question.section,
        each.question.words,
        answer.text if answer else "",
        answer.number if answer else None,
        answer.choice_words if answer else "",
        *(streams.get(name, "").replace("_", " ") for name in ("process", "numerical", "experiential")),
        answer.place if answer else "",
        answer.link if answer else "",
        answer.owner.name if answer and answer.owner else "",
        answer.dated if answer else None,
        "\n".join(support.name for support in each.supports),
        COVERAGE_WORDS[each.coverage],
        "; ".join(each.lacks),
        comes_from(answer),
    )


def comes_from(answer: Answer | None) -> str:
    """Where an answer was taken from, in words."""
    if answer is None:
        return ""
    names = "; ".join(each["name"] for each in answer.provenance[:8])
    said = Origin(answer.origin).label
    return f"{said}: {names}" if names and answer.origin != Origin.PERSON else said


def as_mapping(view: FiledView) -> dict[str, Any]:
    """The return as plain values, for machines."""
    filed = view.filed
    return {
        "kind": "goldthread.return.1",
        "id": filed.pk,
        "form": {"key": filed.form.key, "version": filed.form.version, "criteria": filed.form.criteria},
        "period": filed.period,
        "ends": filed.ends,
        "state": filed.state,
        "sent_on": filed.sent_on,
        "due_on": view.owed.owed.due_on if view.owed else None,
        "gaps": view.gaps,
        "evidence": [{"kind": "evidence", "key": str(each.pk), "name": each.title} for each in view.evidence],
        "answers": [_answer(each) for each in view.answers],
    }


def _answer(each: AnswerSeen) -> dict[str, Any]:
    answer, question = each.answer, each.question
    return {
        "code": question.code,
        "section": question.section,
        "words": question.words,
        "kind": question.kind,
        "is_needed": question.is_needed,
        "wording_known": question.is_known,
        "standing": each.coverage,
        "lacks": list(each.lacks),
        "text": answer.text if answer else "",
        "number": answer.number if answer else None,
        "choice": answer.choice if answer else "",
        "streams": answer.streams if answer else {},
        "place": answer.place if answer else "",
        "link": answer.link if answer else "",
        "owner": answer.owner.name if answer and answer.owner else "",
        "dated": answer.dated if answer else None,
        "nothing": answer.nothing if answer else False,
        "origin": answer.origin if answer else "",
        "provenance": answer.provenance if answer else [],
        "rests_on": [{"kind": one.kind, "key": one.key, "name": one.name} for one in each.supports],
    }


def _facts(view: FiledView) -> list[tuple[str, str]]:
    form = view.filed.form
    facts = [("Form", f"{form.title}, {form.version}"), ("Asked by", form.owed_to), ("Due", view.due)]
    facts += [("Agreed by", view.filed.agreed_how), ("Sent", day(view.filed.sent_on) if view.filed.sent_on else "")]
    return [(name, value) for name, value in facts if value]


def _about(view: FiledView) -> list[Block]:
    form = view.filed.form
    said = [Words(form.about)] if form.about else []
    if form.not_known:
        said.append(Words(form.not_known, label="Not known of the live wording:"))
    if form.break_reason:
        said.append(Words(form.break_reason, label="Not to be compared with earlier years:"))
    if view.evidence:
        said.append(Words("; ".join(each.title for each in view.evidence), label="Evidence for the whole return:"))
    said.append(Words(f"{view.answered} of {len(view.answers)} answered; {view.gaps} gaps."))
    return list(said)


def _section(title: str, answers: list[AnswerSeen]) -> list[Section]:
    parts = [Section(title)] if title else []
    return parts + [Section(f"{a.question.code} {a.question.words}", tuple(_said(a)), level=2) for a in answers]


def _said(each: AnswerSeen) -> list[Block]:
    blocks: list[Block] = [Words(each.said or "Not answered.")]
    answer = each.answer
    if answer is not None:
        where = "; ".join(filter(None, (answer.place, answer.link)))
        blocks += [Words(where, label="Where it stands:")] if where else []
        kept = answer.owner.name if answer.owner else ""
        blocks += [Words(kept, label="Kept by:")] if kept else []
        blocks += [Words(day(answer.dated), label="As of:")] if answer.dated else []
    if each.supports:
        blocks += [Words("", label="Rests on"), Bullets(tuple(support.name for support in each.supports))]
    return blocks


def _matrix(view: FiledView) -> Table:
    rows = tuple(
        (
            f"{each.question.code} {each.question.words}",
            COVERAGE_WORDS[each.coverage],
            "\n".join(filter(None, (each.answer.place, each.answer.link))) if each.answer else "",
            each.answer.owner.name if each.answer and each.answer.owner else "",
            each.answer.dated if each.answer else None,
            "; ".join(each.lacks),
        )
        for each in view.matrix
    )
    headings = ("What is asked", "Standing", "Where", "Kept by", "As of", "Still lacks")
    return Table("Coverage", headings, rows, (30, 12, 22, 12, 11, 16), sheet="Coverage")


def listed(view: FiledView) -> dict[str, Any]:
    """One return in a list, for machines and the terminal."""
    filed = view.filed
    return {
        "id": filed.pk,
        "form": filed.form.title,
        "version": filed.form.version,
        "period": filed.period,
        "state": filed.state,
        "answered": view.answered,
        "questions": len(view.answers),
        "gaps": view.gaps,
        "due_on": view.owed.owed.due_on if view.owed else None,
        "sent_on": filed.sent_on,
    }
