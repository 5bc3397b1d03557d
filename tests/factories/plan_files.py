"""Whole plans as files hold them, made up by hypothesis: any words, any dates, any links that make sense."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from goldthread.kernel.rag import Rag
from goldthread.kernel.timescale import Precision, Recurrence, Timescale
from goldthread.plans.exchange import model
from goldthread.plans.rules.texts import tidy, tidy_line

HARD = [
    "=1+1",
    "+44",
    "-x",
    "@a",
    "_x0041_",
    "_x005F_x0041_",
    "json:x",
    "'quoted",
    "1",
    "1.0",
    "2026-01-01",
    "yes",
    "None",
    "a\nb",
    "ü→😀",
    "<b>&amp;</b>",
]
words = st.one_of(st.sampled_from(HARD), st.text(max_size=40)).map(tidy)
some_words = words.map(lambda text: text or "words")
lines = st.one_of(st.sampled_from(HARD), st.text(max_size=20)).map(tidy_line)
some_line = lines.map(lambda text: text or "line")
days = st.dates(date(1890, 1, 1), date(2200, 1, 1))
maybe_day = st.none() | days
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda each: each.replace(tzinfo=UTC))  # noqa: DTZ001
provenance = st.dictionaries(
    st.sampled_from(["text", "owners"]), st.fixed_dictionaries({"page": words, "row": st.integers(1, 9)}), max_size=1
)


KINDS = ["body", "group", "post", "person"]
SUBKINDS = {"body": "other", "group": "board"}


@st.composite
def timescales(draw) -> Timescale:
    start, end = draw(maybe_day), draw(maybe_day)
    if start and end and end < start:
        start, end = end, start
    return Timescale(
        printed=draw(lines),
        start=start,
        end=end,
        precision=draw(st.sampled_from(Precision)),
        recurrence=draw(st.sampled_from(Recurrence)),
        condition=draw(st.none() | some_line),
        assumed=tuple(draw(st.lists(lines, max_size=2))),
    )


def some(draw, strategy, most: int = 4) -> list:
    return draw(st.lists(strategy, max_size=most))


@st.composite
def plan_files(draw) -> model.PlanFile:
    """A plan file whose keys are numbered as a real one's are, and whose links point to rows that are there."""
    owners = _owners(draw)
    sources, recommendations = _recommendations(draw)
    priorities = [
        model.PriorityRow(
            key=f"p{n}", ref=draw(st.sampled_from(["", str(n)])), title=title, provenance=draw(provenance)
        )
        for n, title in enumerate(some(draw, some_line), 1)
    ]
    under = st.sampled_from(["", *(each.key for each in priorities)])
    outcomes = [
        model.OutcomeRow(key=f"o{n}", priority=draw(under), text=text)
        for n, text in enumerate(some(draw, some_words, 3), 1)
    ]
    actions = [draw(_actions(f"a{n}", under)) for n in range(1, draw(st.integers(1, 6)) + 1)]
    keys = [each.key for each in actions]
    things = [*(each.key for each in priorities), *keys]
    milestones = _milestones(draw, keys)
    return model.PlanFile(
        plan=draw(_plans()),
        versions=tuple(_versions(draw)),
        owners=tuple(owners),
        sources=tuple(sources),
        recommendations=tuple(recommendations),
        priorities=tuple(priorities),
        outcomes=tuple(outcomes),
        actions=tuple(actions),
        parts=tuple(model.PartRow(action=key, text=text) for key in keys for text in some(draw, some_words, 2)),
        milestones=tuple(milestones),
        assignments=tuple(_assignments(draw, things, owners)),
        answers=tuple(
            model.AnswerRow(of=of, recommendation=each.key)
            for of, each in _some_of(draw, itertools.product(things, recommendations))
        ),
        aims=tuple(
            model.AimRow(action=key, outcome=each.key)
            for key, each in _some_of(draw, itertools.product(keys, outcomes))
        ),
        dependencies=tuple(
            model.DependencyRow(action=later, waits_for=earlier, note=draw(lines))
            for earlier, later in _some_of(draw, itertools.pairwise(keys))
        ),
        baselines=tuple(_baselines(draw, [*keys, *(each.key for each in milestones)])),
    )


def _some_of(draw, pairs):
    return [pair for pair in pairs if draw(st.booleans())]


def _owners(draw) -> list[model.OwnerRow]:
    kinds = sorted(draw(st.lists(st.sampled_from(KINDS), max_size=4)), key=KINDS.index)
    return [
        model.OwnerRow(key=f"w{n}", kind=kind, name=f"{draw(some_line)[:20]} {n}", subkind=SUBKINDS.get(kind, ""))
        for n, kind in enumerate(kinds, 1)
    ]


def _recommendations(draw) -> tuple[list[model.SourceRow], list[model.RecommendationRow]]:
    sources = [
        model.SourceRow(key=f"s{n}", title=f"{title[:20]} {n}", level=draw(st.sampled_from(["local", "national"])))
        for n, title in enumerate(some(draw, some_line, 2), 1)
    ]
    texts = [(source.key, text) for source in sources for text in draw(st.lists(words, min_size=1, max_size=3))]
    return sources, [
        model.RecommendationRow(
            key=f"r{n}", source=source, ref=str(n), section=draw(lines), text=text, provenance=draw(provenance)
        )
        for n, (source, text) in enumerate(texts, 1)
    ]


def _milestones(draw, actions: list[str]) -> list[model.MilestoneRow]:
    texts = [(action, text) for action in actions for text in some(draw, some_words, 2)]
    return [
        model.MilestoneRow(
            key=f"m{n}",
            action=action,
            text=text,
            timescale=draw(timescales()),
            first_ends=draw(maybe_day),
            done_on=draw(maybe_day),
        )
        for n, (action, text) in enumerate(texts, 1)
    ]


def _versions(draw):
    for number in range(1, draw(st.integers(1, 3)) + 1):
        yield model.VersionRow(
            number=number,
            label=draw(lines),
            agreed_on=draw(maybe_day),
            agreed_by=draw(lines),
            note=draw(words),
            paper=draw(lines),
            made_at=draw(moments),
        )


def _baselines(draw, things: list[str]):
    for of in things:
        for number in range(1, draw(st.sampled_from([0, 0, 2])) + 1):
            yield model.BaselineRow(
                of=of,
                number=number,
                timescale=draw(timescales()),
                reason=draw(some_words),
                agreed_by=draw(lines),
                set_by=draw(lines),
                set_at=draw(moments),
            )


@st.composite
def _plans(draw) -> model.PlanRow:
    starts, ends = draw(maybe_day), draw(maybe_day)
    if starts and ends and ends < starts:
        starts, ends = ends, starts
    return model.PlanRow(
        title=draw(some_line),
        slug="a-plan",
        area=draw(lines),
        lead_body=draw(lines),
        period=draw(lines),
        starts=starts,
        ends=ends,
        cadence_days=draw(st.none() | st.integers(7, 400)),
        closed_on=draw(maybe_day),
        provenance=draw(provenance),
    )


@st.composite
def _actions(draw, key: str, under) -> model.ActionRow:
    status = draw(st.sampled_from(["not_started", "in_progress", "blocked", "complete", "closed"]))
    ended = status in ("complete", "closed")
    return model.ActionRow(
        key=key,
        priority=draw(under),
        ref=draw(lines)[:30].strip(),
        sub_priority=draw(lines),
        text=draw(some_words),
        is_new=draw(st.booleans()),
        timescale=draw(timescales()),
        first_ends=draw(maybe_day),
        status=status,
        stated_rag=draw(st.sampled_from(["", *(rag.value for rag in Rag)])),
        last_update_at=draw(st.none() | moments),
        ended_on=draw(days) if ended else None,
        end_reason=draw(some_words) if ended else "",
        owner_text=draw(words),
        comments=draw(words),
        provenance=draw(provenance),
    )


def _assignments(draw, things: list[str], owners: list):
    for of in things:
        for owner in owners:
            if draw(st.booleans()):
                yield model.AssignmentRow(
                    of=of, kind=draw(st.sampled_from(["lead", "support"])), owner=owner.key, printed=draw(lines)
                )
        for printed in some(draw, some_line, 1):
            yield model.AssignmentRow(of=of, printed=printed)
