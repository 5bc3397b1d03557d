"""The only writer of the room. Every write takes ``by``, is checked, and keeps its history."""

from goldthread.measures.writes.approval import approve_period, reopen_period
from goldthread.measures.writes.derived import count_derived
from goldthread.measures.writes.indicators import (
    add_indicator,
    add_library,
    edit_indicator,
    link_measure,
    mark_break,
    set_target,
    unlink_measure,
)
from goldthread.measures.writes.loads import FiguresRefused, load_figures, load_table, remember_columns

__all__ = [
    "FiguresRefused",
    "add_indicator",
    "add_library",
    "approve_period",
    "count_derived",
    "edit_indicator",
    "link_measure",
    "load_figures",
    "load_table",
    "mark_break",
    "remember_columns",
    "reopen_period",
    "set_target",
    "unlink_measure",
]
