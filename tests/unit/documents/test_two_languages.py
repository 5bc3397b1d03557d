"""Papers whose labels and headings stand in two languages side by side: the English half is understood."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Line, Paper, Ruled, boxes
from unit.documents.papers.writers import WRITERS

_ACTIONS = (
    ("Build a slipway that rowers can use at low water", "Harbour Trust", "May 2031", "Crews out in the winter"),
    ("Teach each child in the village to swim", "School Nurse", "June 2031", "Children who swim a length"),
    ("Repaint the marks on the old pier", "Pier Wardens", "2031/32", "Marks seen from the bar"),
    ("Open the boat shed on Sundays", "Rowing Club", "Ongoing", "Visitors through the door"),
)
_SAID = [(text, [who], when, [outcome]) for text, who, when, outcome in _ACTIONS]
_WELSH = ("Cam gweithredu", "Arweinydd", "Erbyn pryd", "Canlyniad")
_WELSH_ASKED = ("Beth fyddwn ni'n ei wneud", "Pwy fydd yn gyfrifol am hyn", "Pryd", "Beth fydd pobl yn sylwi arno")
_GAELIC_ASKED = ("Dè nì sinn", "Cò nì e", "Cuin", "Ciamar a bhios fios againn gun do shoirbhich leinn")
_NAMED = ("Action", "Lead", "By when", "Outcome")
_ASKED = ("What we will do", "Who will be responsible for this", "When", "What people will notice")
_KNOWN = ("What we will do", "Who will do it", "When it will be done", "How we will know that we have succeeded")
_LABELS = [(_WELSH, _NAMED), (_WELSH_ASKED, _ASKED), (_GAELIC_ASKED, _KNOWN)]
_PAIRS = ["{0} / {1}", "{1} / {0}", "{0} – {1}", "{1} ({0})"]
_BOTH = [
    [pair.format(own, english) for own, english in zip(*labels, strict=True)] for labels in _LABELS for pair in _PAIRS
]


def _told(plan):
    return [(one["text"], one["owners"], one["deadline_text"], one["outcomes"]) for one in plan["actions"]]


def _read(blocks, kind="docx"):
    return to_corpus(read_plan(WRITERS[kind](Paper([Line("Elmsay Bay Plan 2031", 1), *blocks])), f"bay.{kind}"))


@pytest.mark.parametrize("labels", _BOTH)
def test_columns(labels):
    assert _told(_read([Ruled([boxes(*labels), *(boxes(*action) for action in _ACTIONS)], (4, 2, 2, 3))])) == _SAID


@pytest.mark.parametrize("kind", ["html", "pdf", "docx"])
@pytest.mark.parametrize("labels", _LABELS)
def test_columns_headed_in_one_language_under_the_other(labels, kind):
    for over, under in (labels, labels[::-1]):
        heads = boxes(*map("{}\n{}".format, over, under))

        assert _told(_read([Ruled([heads, *(boxes(*action) for action in _ACTIONS)], (4, 3, 2, 4))], kind)) == _SAID


@pytest.mark.parametrize("kind", ["html", "pdf", "docx"])
@pytest.mark.parametrize("labels", _BOTH[::3])
def test_cards(labels, kind):
    blocks = []
    for action in _ACTIONS:
        rows = [boxes(label, value) for label, value in zip(labels, action, strict=True)]
        blocks += [Ruled(rows, (2, 3), 0), Line(" ")]

    assert _told(_read(blocks, kind)) == _SAID


@pytest.mark.parametrize("kind", ["html", "pdf"])
@pytest.mark.parametrize("labels", _BOTH)
def test_records(labels, kind):
    lines = [f"{label}: {value}" for action in _ACTIONS for label, value in zip(labels, action, strict=True)]

    assert _told(_read(map(Line, lines), kind)) == _SAID


@pytest.mark.parametrize(
    "name",
    [
        "Blaenoriaeth {0} / Priority {0}: {1}",
        "Priority {0} / Blaenoriaeth {0}: {1}",
        "Blaenoriaeth / Priority {0}: {1}",
        "Blaenoriaeth {0} – Priority {0}: {1}",
        "Blaenoriaeth {0}: Cartrefi / Priority {0}: {1}",
    ],
)
def test_the_names_of_priorities(name):
    blocks = []
    for number, title in enumerate(("Dry homes", "Quick boats"), 1):
        rows = [boxes(*_BOTH[0]), *(boxes(*action) for action in _ACTIONS[2 * number - 2 : 2 * number])]
        blocks += [Line(name.format(number, title), 2), Ruled(rows, (4, 2, 2, 3))]

    plan = _read(blocks)

    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [("1", "Dry homes"), ("2", "Quick boats")]
    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "1", "2", "2"]
