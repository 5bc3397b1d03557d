"""A committee paper as a PDF of thirteen pages: a report, then the plan in ruled tables over several pages."""

from __future__ import annotations

from collections.abc import Sequence

import typst

Row = tuple[str, str, str, str, str]  # reference, action, lead, timescale, RAG

PRIORITIES = (
    ("1", "Fewer people die"),
    ("2", "Treatment when it is wanted"),
    ("3", "Families are heard"),
    ("4", "Children are safe"),
)
_WHAT = (
    "Meet every working day to look at all overdoses of the day before",
    "Carry naloxone in every van of the council and train the drivers",
    "Offer prescribing on the same day in all four localities",
    "Write to everybody who has left treatment within two weeks",
    "Open a drop-in for families beside the harbour clinic",
    "Agree how prison and community share what is known on release",
    "Give every pharmacy a private place to talk",
    "Publish how long people wait, each month and by locality",
    "Ask people with lived experience to review every leaflet",
)
_LEADS = ("Harbour Trust", "Roads Manager", "Treatment Group", "Health Board", "Family Network")
_WHEN = ("March 2027", "June 2027", "December 2026", "September 2027", "Ongoing")
_UNCLEAR = {"1.6": "End of March", "3.4": "Spring"}  # no year is printed: the reader has to take one for granted


def plan_rows() -> list[Row]:
    """Nine actions under each of four priorities; every action has words of its own."""
    return [
        (
            f"{ref}.{number}",
            f"{what}, as agreed for “{title.lower()}”",
            _LEADS[(int(ref) + number) % 5],
            _UNCLEAR.get(f"{ref}.{number}", _WHEN[(int(ref) * 2 + number) % 5]),
            "GAR"[number % 3],
        )
        for ref, title in PRIORITIES
        for number, what in enumerate(_WHAT, start=1)
    ]


def pdf_paper(rows: Sequence[Row], *, title: str = "Larroch Shore Action Plan 2026-2028") -> bytes:
    """The paper with these actions in it: thirteen pages when there are as many as ``plan_rows`` gives."""
    tables = "\n#pagebreak()\n".join(
        _priority(ref, name, [row for row in rows if row[0].startswith(f"{ref}.")]) for ref, name in PRIORITIES
    )
    report = "\n#pagebreak()\n".join(
        f"= {words}\n#lorem(180)" for words in ("Purpose", "Background", "Resources", "Risk")
    )
    source = f"""
#set document(title: "{title}")
#set page(paper: "a4", flipped: true, margin: 2cm, footer: [Agenda item 7])
#set text(size: 11pt, lang: "en", region: "GB", font: "Libertinus Serif")
#text(size: 24pt)[{title}]

Larroch Shore Alcohol and Drug Partnership
#pagebreak()
{report}
#pagebreak()
{tables}
"""
    return typst.compile(source.encode())


def _priority(ref: str, name: str, rows: Sequence[Row]) -> str:
    cells = "\n".join(", ".join(f"[{cell}]" for cell in row) + "," for row in rows)
    return f"""
== Priority {ref}: {name}
#table(
  columns: (1.4cm, 1fr, 4.2cm, 3.4cm, 1.6cm), inset: (x: 10pt, y: 17pt),
  table.header([*Ref*], [*Action*], [*Lead*], [*Timescale*], [*RAG*]),
{cells}
)
"""
