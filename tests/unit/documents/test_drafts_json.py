"""Drafts as JSON: nothing lost, nothing invented."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.documents.drafts_json import draft_from_dict, draft_to_dict, reading_from_dict, reading_to_dict
from goldthread.documents.model import (
    DraftAction,
    DraftMilestone,
    DraftOwner,
    DraftPriority,
    DraftRecommendation,
    Evidence,
    PlanDraft,
    Source,
)
from goldthread.documents.reading import read_plan
from goldthread.kernel.timescale import Precision, Recurrence, Timescale
from unit.documents.papers.layouts import LAYOUTS
from unit.documents.papers.writers import WRITERS

texts = st.text(max_size=20)
maybe = st.none() | texts
sources = st.builds(Source, maybe, st.none() | st.integers(0, 9), st.none() | st.integers(0, 9), st.none(), texts)
evidences = st.dictionaries(texts, st.builds(Evidence, sources, st.floats(0, 1), st.tuples(texts)), max_size=2)
timescales = st.builds(
    Timescale,
    printed=texts,
    start=st.none() | st.dates(date(2000, 1, 1), date(2010, 1, 1)),
    end=st.none() | st.dates(date(2011, 1, 1), date(2030, 1, 1)),
    precision=st.sampled_from(Precision),
    recurrence=st.sampled_from(Recurrence),
    condition=maybe,
    assumed=st.tuples(texts),
)
several = st.lists(texts, max_size=2).map(tuple)
owners = st.lists(st.builds(DraftOwner, texts, st.booleans(), st.booleans()), max_size=2).map(tuple)
actions = st.builds(
    DraftAction,
    text=texts,
    ref=maybe,
    priority_ref=maybe,
    parts=several,
    owners=owners,
    timescale=st.none() | timescales,
    timescales=st.lists(timescales, max_size=2).map(tuple),
    milestones=st.lists(st.builds(DraftMilestone, texts, st.none() | timescales), max_size=2).map(tuple),
    new=st.booleans(),
    evidence=evidences,
)
plans = st.builds(
    PlanDraft,
    title=maybe,
    priorities=st.lists(st.builds(DraftPriority, texts, texts, owners, several, several, evidences), max_size=2).map(
        tuple
    ),
    recommendations=st.lists(st.builds(DraftRecommendation, texts, texts, maybe, evidences), max_size=2).map(tuple),
    actions=st.lists(actions, max_size=3).map(tuple),
    evidence=evidences,
)


@settings(deadline=None)
@given(plans)
def test_a_draft_comes_back_as_it_went(plan):
    assert draft_from_dict(json.loads(json.dumps(draft_to_dict(plan)))) == plan


@pytest.mark.parametrize("kind", WRITERS)
def test_a_whole_reading_comes_back_with_its_paper(kind):
    reading = read_plan(WRITERS[kind](LAYOUTS["among_other_tables"]().paper), f"plan.{kind}")
    assert reading_from_dict(json.loads(json.dumps(reading_to_dict(reading)))) == reading


@pytest.mark.parametrize(
    "data", [{"nonsense": 1}, {"actions": [{"ref": "1"}]}, {"actions": [{"text": "x", "timescale": {}}]}]
)
def test_anything_else_is_refused(data):
    with pytest.raises((KeyError, TypeError, ValueError)):
        draft_from_dict(data)
