"""Red, amber, green, blue, grey: what each says."""

from __future__ import annotations

from enum import StrEnum


class Rag(StrEnum):
    """Blue is complete and sustained; grey is not due. No RAG at all is none of these."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    GREY = "grey"
