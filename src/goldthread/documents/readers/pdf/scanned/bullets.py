"""Round marks before lines: to a recogniser of letters they are specks, so they are looked for by their shape."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.readers.pdf.bullets import ABOVE, ASPECT, BELOW, FARTHEST, NEAREST, ROUND
from goldthread.documents.readers.pdf.marks import Word
from goldthread.documents.readers.pdf.scanned.picture import Picture

_DARK = 130  # of 255


def bullets_before(lines: Sequence[Sequence[Word]], picture: Picture) -> list[Word]:
    """A bullet for each line that has nothing before it but one small round mark; empty lines are not allowed."""
    found: list[Word] = []
    known = [line[0] for line in lines if line[0].text == "•"]
    for line in lines:
        first = line[0]
        if first.text == "•" or (x0 := _mark_before(first, picture)) is None:
            continue
        if any(abs(one.x0 - x0) < first.size and abs(one.baseline - first.baseline) < first.size for one in known):
            continue
        found.append(Word("•", x0, x0 + 0.35 * first.size, first.baseline, first.size))
    return found


def _mark_before(word: Word, picture: Picture) -> float | None:
    """Where the mark before a word begins, in points."""
    size, scale = word.size, picture.scale
    left, right = word.x0 - FARTHEST * size, word.x0 - NEAREST * size
    edges = (max(0.0, left), max(0.0, word.baseline - ABOVE * size), right, word.baseline + BELOW * size)
    if edges[2] - edges[0] < 0.5 * size:
        return None
    region = picture.image.crop(tuple(round(edge * scale) for edge in edges)).convert("L")  # type: ignore[arg-type]
    box = region.point([255 if value < _DARK else 0 for value in range(256)]).getbbox()
    if box is None:
        return None
    wide, high = (box[2] - box[0]) / scale / size, (box[3] - box[1]) / scale / size
    is_round = ROUND[0] < min(wide, high) and max(wide, high) < min(ROUND[1], ASPECT * min(wide, high))
    clear = box[1] > 0 and box[3] < region.height and box[2] < region.width
    return edges[0] + box[0] / scale if is_round and clear else None
