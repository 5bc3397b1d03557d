"""Papers of every format, each damaged in ways that happen and in ways that somebody might think of."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from random import Random

from unit.documents.papers.layouts import LAYOUTS
from unit.documents.papers.writers import WRITERS

PACKED = {"docx", "xlsx", "odt", "ods"}
MARKDOWN = (
    "# Larchmoor plan\n\n- a\n  - b\n\n| Ref | Action | Lead | By when |\n|---|---|---|---|\n"
    "| 1.1 | Open a clinic | Health Board | March 2024 |\n| 1.2 | Train staff | Council | Ongoing |\n"
)
TEXT = (
    "Larchmoor delivery plan\n\nRef\tAction\tLead\tBy when\n1.1\tOpen a clinic\tHealth Board\tMarch 2024\n"
    "1.2\tTrain staff\tCouncil\tOngoing\n\nAction 3: the Board to fund a café by June 2025\n"
)
STRANGE = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b">", b"&", b"&#x0;", b"]]>", b"<!--", b"%", b"|", b"\t", b"\f",
    b"\r", b"-1", b"0", b"99999999999", b"1e309", b"NaN", "مرحبا".encode(), "🙂".encode(), "\u202e".encode(),
    b"\xed\xa0\x80", b"<table>", b"<td rowspan=0>", b"<td colspan=99999>", b"endstream", b"endobj", b"obj",
    b"/Kids", b"<w:tbl>", b"</w:tc>",
]  # fmt: skip


def mutated(random: Random) -> tuple[str, bytes]:
    """The kind and the bytes of one damaged paper; the same for the same state of chance."""
    kind = random.choice([*WRITERS, "md", "txt"])
    data = _paper(kind, random.choice(sorted(LAYOUTS)))
    if kind in PACKED and random.random() < 0.75:
        return kind, _with_damaged_part(data, random)
    return kind, _damaged(data, random)


@cache
def _paper(kind: str, layout: str) -> bytes:
    if kind not in WRITERS:
        return {"md": MARKDOWN, "txt": TEXT}[kind].encode()
    return WRITERS[kind](LAYOUTS[layout]().paper)


def _with_damaged_part(packed: bytes, random: Random) -> bytes:
    """The zip is whole and what is in it is not."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        damaged = random.choice(names)
        for name in old.namelist():
            data = old.read(name)
            if name != damaged:
                new.writestr(name, data)
            elif random.random() > 0.03:  # else it is missing
                new.writestr(name, _damaged(data, random))
    return out.getvalue()


def _damaged(data: bytes, random: Random) -> bytes:
    out = bytearray(data)
    for _ in range(random.choice([1, 1, 1, 2, 3, 5, 9])):
        random.choice(DAMAGES)(out, random)
    return bytes(out)


def _set(out: bytearray, random: Random) -> None:
    if out:
        out[random.randrange(len(out))] = random.randrange(256)


def _cut(out: bytearray, random: Random) -> None:
    start = random.randrange(len(out) + 1)
    del out[start : start + random.choice([1, 3, 20, 300, 5000])]


def _cut_off(out: bytearray, random: Random) -> None:
    del out[random.randrange(len(out) + 1) :]


def _put_in(out: bytearray, random: Random) -> None:
    start = random.randrange(len(out) + 1)
    out[start:start] = random.choice(STRANGE) * random.choice([1, 1, 1, 2, 50])


def _repeat(out: bytearray, random: Random) -> None:
    start = random.randrange(len(out) + 1)
    piece = out[start : start + random.choice([10, 100, 1000])]
    out[start:start] = piece * random.choice([1, 3, 40])


def _swap(out: bytearray, random: Random) -> None:
    one, other = random.randrange(len(out) + 1), random.randrange(len(out) + 1)
    out[one : one + 50], out[other : other + 50] = out[other : other + 50], out[one : one + 50]


def _change_number(out: bytearray, random: Random) -> None:
    """Another value where a digit stands: a span, a size, an index."""
    places = [place for place in range(len(out)) if 48 <= out[place] <= 57]
    if places:
        place = random.choice(places)
        out[place : place + 1] = random.choice([b"0", b"9", b"-1", b"65536", b"4294967296", b"99999999", b"", b"1.5"])


DAMAGES: list[Callable[[bytearray, Random], None]] = [
    _set, _cut, _cut_off, _put_in, _put_in, _repeat, _swap, _change_number, _change_number
]  # fmt: skip
