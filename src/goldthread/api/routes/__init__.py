"""The routes, a module for each subject, in the order they are described."""

from __future__ import annotations

from goldthread.api.room import Room
from goldthread.api.routes import (
    actions,
    assessments,
    assignments,
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
    sources,
    updates,
)

ROOMS: tuple[Room, ...] = (
    partnerships.room,
    people.room,
    papers.room,
    paper_items.room,
    plans.room,
    priorities.room,
    actions.room,
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
