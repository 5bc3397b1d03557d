"""The only writer of the room. Every write takes ``by``, is checked, and keeps its history."""

from goldthread.plans.writes.acceptance import accept_reading
from goldthread.plans.writes.actions import add_action, move_action, reword_action
from goldthread.plans.writes.answers import answer_recommendation, link_thread, stop_answering
from goldthread.plans.writes.assignments import (
    assign,
    change_assignment,
    name_owner,
    name_owner_everywhere,
    name_printed_owners,
    unassign,
)
from goldthread.plans.writes.dates import change_milestone_timescale, change_timescale
from goldthread.plans.writes.dependencies import add_dependency, remove_dependency
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
from goldthread.plans.writes.milestones import (
    add_milestone,
    drop_milestone,
    mark_milestone_done,
    mark_milestone_not_done,
    restore_milestone,
    reword_milestone,
)
from goldthread.plans.writes.outcomes import add_outcome, aim_at_outcome, reword_outcome, stop_aiming_at
from goldthread.plans.writes.owner_matches import match_owners
from goldthread.plans.writes.papers import PaperAlreadyHere, bring_paper
from goldthread.plans.writes.plan_file import import_plan, plan_from_file, plan_from_json, plan_from_xlsx
from goldthread.plans.writes.plans import edit_plan, edit_version, record_version
from goldthread.plans.writes.priorities import add_priority, reorder_priorities, reword_priority
from goldthread.plans.writes.readings import (
    bring_in,
    correct_plan_facts,
    keep_paper_and_reading,
    read_paper,
    set_reading_aside,
    stage_reading,
    take_reading_up,
)
from goldthread.plans.writes.sources import add_recommendation, add_source, edit_recommendation, edit_source
from goldthread.plans.writes.standing import Standing, record_standing, record_standings
from goldthread.plans.writes.steps import StepSaid, StepTaken, record_steps
from goldthread.plans.writes.undo import can_be_undone, undo_change
from goldthread.plans.writes.version_acceptance import accept_version
from goldthread.plans.writes.versions import forget_pair, make_version_of, pair_item, pair_likely

__all__ = [
    "PaperAlreadyHere",
    "Standing",
    "StepSaid",
    "StepTaken",
    "accept_reading",
    "accept_version",
    "add_action",
    "add_dependency",
    "add_draft",
    "add_milestone",
    "add_outcome",
    "add_priority",
    "add_recommendation",
    "add_source",
    "aim_at_outcome",
    "answer_recommendation",
    "assign",
    "bring_in",
    "bring_paper",
    "can_be_undone",
    "change_assignment",
    "change_milestone_timescale",
    "change_timescale",
    "check_all_above",
    "check_drafts",
    "correct_draft",
    "correct_plan_facts",
    "drop_drafts",
    "drop_milestone",
    "edit_plan",
    "edit_recommendation",
    "edit_source",
    "edit_version",
    "forget_pair",
    "import_plan",
    "keep_paper_and_reading",
    "link_thread",
    "make_version_of",
    "mark_milestone_done",
    "mark_milestone_not_done",
    "match_owners",
    "merge_drafts",
    "move_action",
    "move_draft",
    "name_owner",
    "name_owner_everywhere",
    "name_printed_owners",
    "pair_item",
    "pair_likely",
    "plan_from_file",
    "plan_from_json",
    "plan_from_xlsx",
    "read_paper",
    "record_standing",
    "record_standings",
    "record_steps",
    "record_version",
    "remove_dependency",
    "reorder_priorities",
    "restore_drafts",
    "restore_milestone",
    "reword_action",
    "reword_milestone",
    "reword_outcome",
    "reword_priority",
    "set_reading_aside",
    "split_draft",
    "stage_reading",
    "stop_aiming_at",
    "stop_answering",
    "take_reading_up",
    "unassign",
    "undo_change",
    "undo_draft_change",
]
