"""A plan of many pages: its rows, its merged cells and its sentences are cut by page breaks."""

from __future__ import annotations

import random

from unit.documents.papers.sheet import RAG_FILLS, Box, Line, Paper, Ruled, boxes

_VERBS = ["Develop", "Review", "Agree", "Publish", "Deliver", "Extend", "Commission", "Test", "Map", "Strengthen"]
_THINGS = (
    "a pathway between services", "the training offered to new staff", "an outreach model for rural villages",
    "the information that families receive", "a shared record of near misses", "support for people who leave prison",
    "the way in which complaints are heard", "a directory of recovery groups", "safe places to store medicines",
)  # fmt: skip
_WHYS = (
    "so that nobody waits longer than they should", "with people who have lived through it",
    "in line with the national standards", "which reflects what the needs assessment found",
    "including those who have never asked for help", "and report what was learned to the board each quarter",
)  # fmt: skip
_OWNERS = (
    "Public Health", "Housing Service", "Community Justice Team", "Larchmoor Recovery Network", "Chief Pharmacist",
    "Head of Service, Adult Care", "Alcohol and Drug Partnership Support Team", "Voluntary Action Larchmoor",
)  # fmt: skip
_WHEN = ("March 2026", "By September 2025", "December 2026", "Q3 2025/26", "Ongoing", "2026/27", "June 2025")


def long_paper(seed: int, themes: int = 4, rows: int = 7) -> Paper:
    """A paper with merged numbers, themes and outcomes; every row is a few lines high."""
    chance = random.Random(seed)
    table = [boxes("", "Theme", "Action", "Lead", "Timescale", "Progress", "RAG", "Outcomes", bold=True)]
    for number in range(1, themes + 1):
        count = chance.randint(2, rows)
        for place in range(count):
            cells = [_action(chance), _owners(chance), chance.choice(_WHEN), _sentence(chance) + ".", _rag(chance)]
            if place == 0:
                title = f"{_sentence(chance, 1)} {number}"
                outcomes = "\n".join(f"{_sentence(chance)}." for _ in range(chance.randint(2, 4)))
                cells = [Box(str(number), down=count), Box(title, down=count), *cells, Box(outcomes, down=count)]
            table.append(boxes(*cells))
    return Paper([Line("Larchmoor Delivery Plan 2025 to 2027", 1), Ruled(table, (1, 4, 9, 5, 4, 6, 2, 6))])


def _sentence(chance: random.Random, whys: int = 2) -> str:
    return " ".join([chance.choice(_VERBS), chance.choice(_THINGS), *chance.sample(_WHYS, whys)])


def _action(chance: random.Random) -> str:
    bullets = [f"* {_sentence(chance, 1).lower()}" for _ in range(chance.choice((0, 0, 0, 2, 3)))]
    return "\n".join([_sentence(chance, 3) + (":" if bullets else "."), *bullets])


def _owners(chance: random.Random) -> str:
    return " / ".join(chance.sample(_OWNERS, chance.randint(1, 3)))


def _rag(chance: random.Random) -> Box:
    colour = chance.choice(list(RAG_FILLS))
    return Box(colour[0], fill=RAG_FILLS[colour])
