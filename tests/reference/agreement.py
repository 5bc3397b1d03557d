"""Whether an answer agrees with a reference, key by key, and where it does not."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

SIMULATIONS = 999


def disagreements(
    answer: Any, expected: Any, *, relative: float = 1e-6, absolute: float = 1e-9, path: str = ""
) -> Iterator[str]:
    """Each place of ``answer`` that is not equal to ``expected``; keys that the answer leaves out are passed over."""
    if isinstance(expected, Mapping) and isinstance(answer, Mapping):
        for key in answer.keys() & expected.keys():
            yield from _of_key(key, answer[key], expected[key], relative, absolute, f"{path}.{key}")
    elif isinstance(expected, list) and isinstance(answer, list):
        if len(expected) != len(answer):
            yield f"{path}: {len(answer)} entries and not {len(expected)}"
            return
        for place, (ours, theirs) in enumerate(zip(answer, expected, strict=True)):
            yield from disagreements(ours, theirs, relative=relative, absolute=absolute, path=f"{path}[{place}]")
    elif not _same(answer, expected, relative, absolute):
        yield f"{path}: {answer} and not {expected}"


def _of_key(key: str, ours: Any, theirs: Any, relative: float, absolute: float, path: str) -> Iterator[str]:
    """Chances from simulation agree within their sampling error, places of a cluster in any order."""
    if key in {"p_value", "p_value_mc"}:
        if abs(ours - theirs) > max(0.02, 4 * math.sqrt(theirs * (1 - theirs) / SIMULATIONS)):
            yield f"{path}: {ours} and not about {theirs}"
    elif key.startswith("location_ids"):
        if sorted(map(str, ours)) != sorted(map(str, theirs)):
            yield f"{path}: other places"
    else:
        yield from disagreements(ours, theirs, relative=relative, absolute=absolute, path=path)


def _same(ours: Any, theirs: Any, relative: float, absolute: float) -> bool:
    numbers = isinstance(ours, int | float) and isinstance(theirs, int | float)
    if numbers and not isinstance(ours, bool) and not isinstance(theirs, bool):
        return math.isclose(ours, theirs, rel_tol=relative, abs_tol=absolute)
    return bool(ours == theirs)
