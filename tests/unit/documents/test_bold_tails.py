"""Who and when in bold behind an action, where the bold words run on over the end of a line."""

from __future__ import annotations

import json

import pytest
import typst

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_ACTIONS = (
    (
        "Mend the steps of both piers and paint an edge on each so that they are seen",
        "Elmsay Pier Trust",
        "May 2031",
    ),
    ("Light the way from the ferry to the market and to the kiosk on the long pier", "Lighting Service", "June 2031"),
    ("Open the kiosk on winter mornings and serve tea to all who wait for the boat", "Kiosk Network", "Ongoing"),
)


def _page(width: int) -> bytes:
    """The actions in a column so narrow that their bold tails are broken now here, now there."""
    said = [
        f"#list(text({json.dumps(text)}) + strong({json.dumps(f' - {owner} - {when}')}))"
        for text, owner, when in _ACTIONS
    ]
    head = f'#set page(width: {width}pt, height: 600pt)\n#set text(size: 10pt, font: "Libertinus Serif")\n'
    return typst.compile((head + "= Elmsay Piers Plan 2031\n\n" + "\n\n".join(said)).encode())


@pytest.mark.parametrize("width", range(400, 620, 10))
def test_bold_words_on_the_next_line_belong_to_the_action(width):
    plan = to_corpus(read_plan(_page(width), "piers.pdf"))

    assert [(one["text"], one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        (text, [owner], when) for text, owner, when in _ACTIONS
    ]


def test_bold_tails_of_markdown_without_a_blank_before_them():
    lines = [f"- {text}**- {owner} - {when}**" for text, owner, when in _ACTIONS]
    plan = to_corpus(read_plan(("# Elmsay Piers Plan\n\n## Actions\n\n" + "\n".join(lines)).encode(), "piers.md"))

    assert [(one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        ([owner], when) for _, owner, when in _ACTIONS
    ]
