"""The numbers that word processors print before the items of a list."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_HIGHEST = 5_000  # a roman or lettered number beyond it is nonsense and printed plainly


def shaped(count: int, shape: str) -> str:
    """A count in one of Word's number formats ("decimal", "lowerLetter", "upperRoman"), plain where it is unknown."""
    if not 1 <= count <= _HIGHEST:
        return str(count)
    if shape in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if shape == "lowerLetter" else letter.upper()
    if shape in {"lowerRoman", "upperRoman"}:
        return _roman(count) if shape == "lowerRoman" else _roman(count).upper()
    return f"{count:02d}" if shape == "decimalZero" else str(count)


def _roman(count: int) -> str:
    out = ""
    for size, letters in _ROMAN:
        while count >= size:
            out, count = out + letters, count - size
    return out
