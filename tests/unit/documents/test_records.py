"""Plans written as records: a statement with labelled lines, a definition list or a bracket behind it."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

EXPECTED = [
    ("Open a drop-in on two evenings", ["Night Service"], "2031-05", "1"),
    ("Train hostel staff to carry naloxone", ["Training Team"], "2031-06", "1"),
    ("Visit each family within a week", ["Family Service"], "ongoing", "2"),
]


def told(page: str, name: str = "page.html"):
    plan = to_corpus(read_plan(page.encode(), name))
    return [(one["text"].rstrip("."), one["owners"], one["deadline"], one["priority_ref"]) for one in plan["actions"]]


def page(*records: str, themes=("Priority 1: Ask early", "Priority 2: Stay near")) -> str:
    first, second, third = records
    return (
        f"<html><body><h1>Brackley Alcohol and Drug Partnership Plan 2031 to 2033</h1><h2>{themes[0]}</h2>"
        f"{first}{second}<h2>{themes[1]}</h2>{third}</body></html>"
    )


DRESSES = {
    "definition lists": "<h3>{text}</h3><dl><dt>Lead</dt><dd>{who}</dd><dt>By when</dt><dd>{when}</dd></dl>",
    "a definition list under bold words": (
        "<p><b>{text}</b></p><dl><div><dt>Accountable officer</dt><dd>{who}</dd></div>"
        "<div><dt>Target date</dt><dd>{when}</dd></div></dl>"
    ),
    "a heading and labelled lines": "<h3>{text}</h3><p>Who will do it?: {who}</p><p>When: {when}</p>",
    "a title, a sentence and labelled lines": (
        "<h3>Shortly</h3><p>{text}.</p><p>Responsible: {who}</p><p>Timescale: {when}</p>"
    ),
    "labels nobody foresaw": "<h3>{text}</h3><p>Lead: {who}</p><p>Sparkle: much</p><p>Deadline: {when}</p>",
    "a bracket behind": "<ul><li>{text} (Lead: {who}; {when})</li></ul>",
    "a bracket without labels": "<ul><li>{text} [{who}, {when}]</li></ul>",
    "dashes behind": "<ul><li>{text} – {who} – {when}</li></ul>",
    "sentences behind": "<ul><li>{text}. Lead: {who}. Timescale: {when}.</li></ul>",
}


@pytest.mark.parametrize("dress", DRESSES)
def test_records_in_every_dress(dress):
    told_of = [
        ("Open a drop-in on two evenings", "Night Service", "May 2031"),
        ("Train hostel staff to carry naloxone", "Training Team", "June 2031"),
        ("Visit each family within a week", "Family Service", "Ongoing"),
    ]
    records = [DRESSES[dress].format(text=text, who=who, when=when) for text, who, when in told_of]

    assert told(page(*records)) == EXPECTED


def test_headings_of_markdown_with_labels_in_bold():
    text = """# Brackley Youth Plan 2031 to 2033

## Being heard

### 1. Youth council

Set up a youth council with a budget of its own.

**Lead organisation:** Brackley Council
**Partners:** Youth Voice, schools
**Timescale:** Autumn 2031

### 2. Question time

Hold a question time with councillors twice a year.

**Lead organisation:** Democratic Services
**Partners:** Youth Council
**Timescale:** March 2032

## Being safe

### 3. Late buses

Run a late bus from the town at weekends.

**Lead organisation:** Transport Authority
**Timescale:** 2032/33
"""
    plan = to_corpus(read_plan(text.encode(), "plan.md"))

    assert [(one["ref"], one["text"], one["deadline"], one["priority_ref"]) for one in plan["actions"]] == [
        ("1", "Set up a youth council with a budget of its own.", "2031-autumn", "1"),
        ("2", "Hold a question time with councillors twice a year.", "2032-03", "1"),
        ("3", "Run a late bus from the town at weekends.", "2032/33", "2"),
    ]
    assert [one["title"] for one in plan["priorities"]] == ["Being heard", "Being safe"]
    assert plan["actions"][0]["support"] == ["Youth Voice", "schools"]


def test_each_field_of_a_record_knows_where_it_was_read():
    dress = DRESSES["a heading and labelled lines"]
    records = [dress.format(text=f"Do {number} things", who="Night Service", when="May 2031") for number in range(3)]
    reading = read_plan(page(*records).encode(), "page.html")
    evidence = reading.plan.actions[1].evidence

    assert evidence["text"].source.quote == "Do 1 things"
    assert evidence["owners"].source.quote == "Night Service"
    assert evidence["timescale"].source.quote == "May 2031"
    assert evidence["text"].source.row < evidence["owners"].source.row < evidence["timescale"].source.row


def test_one_lone_label_makes_no_plan_of_an_article():
    article = (
        "<html><body><h1>News from the quay</h1><p>Contact: Press Office</p>"
        "<p>The council met on Monday and heard from residents.</p></body></html>"
    )
    with pytest.raises(Exception, match="No table of actions"):
        read_plan(article.encode(), "news.html")


_PROMISES = [
    ("Fit lamps along the quay", "Harbour Board", "May 2031"),
    ("Walk the quay at night", "Street Pastors", "June 2031"),
    ("Paint the handrails", "Estates Team", "July 2031"),
    ("Count the puffins", "Bird Club", "August 2031"),
]


@pytest.mark.parametrize(
    "below",
    [
        "{1}, {2}",
        "({1}; {2})",
        "-> {1} | {2} | Amber",
        "- Led by {1}\n    - To be completed by {2}",
        "Led by: {1}   Complete by: {2}   Status: Green",
    ],
)
def test_who_and_when_stand_on_the_line_below(below):
    lines = [part for one in _PROMISES for part in (f"- {one[0]}", f"    {below.format(*one)}", "")]
    plan = to_corpus(read_plan("\n".join(["Quay Action Plan", "", *lines]).encode(), "quay.txt"))

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        (what, [who], f"2031-0{month}") for month, (what, who, _) in enumerate(_PROMISES, 5)
    ]


@pytest.mark.parametrize(
    "title", ["{}:", "Workstream 1 - {}", "# Theme 1: {}\n\n## Why\n\nPeople told us so.\n\n## What we will do"]
)
def test_titles_over_lists_are_priorities(title):
    pages = ["# Quay Action Plan", ""]
    for number, name in enumerate(("Safer quays", "Wilder cliffs"), 1):
        pages += [title.format(name).replace("1", str(number)), ""]
        pages += [f"- {what} ({who}, {when})" for what, who, when in _PROMISES[2 * number - 2 : 2 * number]] + [""]
    plan = to_corpus(read_plan("\n".join(pages).encode(), "quay.md"))

    assert [one["title"] for one in plan["priorities"]] == ["Safer quays", "Wilder cliffs"]
    held = [one["priority_ref"] for one in plan["actions"]]
    assert held[0] == held[1] != held[2] == held[3]


def test_bullets_over_bullets_with_facts_of_their_own_are_priorities():
    lines = []
    for name, held in (("Safer quays", _PROMISES[:2]), ("Wilder cliffs", _PROMISES[2:])):
        lines.append(f"<li><b>{name}</b><ul>")
        lines += [f"<li>{what}<ul><li>Owner: {who}</li><li>Due: {when}</li></ul></li>" for what, who, when in held]
        lines.append("</ul></li>")
    page = f"<h1>Quay Action Plan</h1><ul>{''.join(lines)}</ul>"
    plan = to_corpus(read_plan(page.encode(), "quay.html"))

    assert [one["title"] for one in plan["priorities"]] == ["Safer quays", "Wilder cliffs"]
    assert [one["text"] for one in plan["actions"]] == [what for what, *_ in _PROMISES]


@pytest.mark.parametrize("step", [2, 3, 4])
def test_bullets_set_in_by_a_few_blanks_are_a_level_lower(step):
    lines = ["Quay Action Plan", ""]
    for name, held in (("Safer quays", _PROMISES[:2]), ("Wilder cliffs", _PROMISES[2:])):
        lines.append(f"- {name}")
        for what, who, when in held:
            lines += [f"{' ' * step}- {what}", f"{' ' * 2 * step}- Owner: {who}", f"{' ' * 2 * step}- Due: {when}"]
    plan = to_corpus(read_plan("\n".join(lines).encode(), "quay.txt"))

    assert [one["title"] for one in plan["priorities"]] == ["Safer quays", "Wilder cliffs"]
    assert [one["text"] for one in plan["actions"]] == [what for what, *_ in _PROMISES]
