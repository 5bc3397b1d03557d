"""Arrays, enums and dataclasses as plain JSON values; what is missing is null."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import Enum
from typing import Any

import numpy as np


def plain(value: Any) -> Any:
    """The same value, fit for JSON."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def rows_as_columns(rows: list[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """A list of records as one list a field."""
    return {key: [row[key] for row in rows] for key in rows[0]} if rows else {}
