"""The routes, a module for each subject, in the order they are described."""

from __future__ import annotations

from goldthread.api.room import Room
from goldthread.api.routes import (
    actions,
    assessments,
    assignments,
    batches,
    governing,
    histories,
    living,
    measures,
    milestones,
    paper_items,
    papers,
    partnerships,
    people,
    plans,
    priorities,
    reports,
    returns,
    saved_lists,
    sources,
    updates,
    watching,
)

ROOMS: tuple[Room, ...] = (
    partnerships.room,
    people.room,
    papers.room,
    paper_items.room,
    plans.room,
    priorities.room,
    actions.room,
    saved_lists.room,
    batches.room,
    watching.room,
    assessments.room,
    assignments.room,
    milestones.room,
    updates.room,
    sources.room,
    living.room,
    measures.room,
    governing.room,
    reports.room,
    returns.room,
    histories.room,
)
