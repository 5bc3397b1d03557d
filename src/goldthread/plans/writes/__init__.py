"""The only writer of the room. Every write takes ``by``, is checked, and keeps its history."""

from goldthread.plans.writes.acceptance import accept_reading
from goldthread.plans.writes.drafts import (
    add_draft,
    check_all_above,
    check_drafts,
    correct_draft,
    drop_drafts,
    merge_drafts,
    move_draft,
    restore_drafts,
    split_draft,
    undo_draft_change,
)
from goldthread.plans.writes.owner_matches import match_owners
from goldthread.plans.writes.papers import PaperAlreadyHere, bring_paper
from goldthread.plans.writes.readings import (
    bring_in,
    correct_plan_facts,
    keep_paper_and_reading,
    read_paper,
    set_reading_aside,
    stage_reading,
    take_reading_up,
)

__all__ = [
    "PaperAlreadyHere",
    "accept_reading",
    "add_draft",
    "bring_in",
    "bring_paper",
    "check_all_above",
    "check_drafts",
    "correct_draft",
    "correct_plan_facts",
    "drop_drafts",
    "keep_paper_and_reading",
    "match_owners",
    "merge_drafts",
    "move_draft",
    "read_paper",
    "restore_drafts",
    "set_reading_aside",
    "split_draft",
    "stage_reading",
    "take_reading_up",
    "undo_draft_change",
]
