"""The routes, a module for each subject, in the order they are described."""

from __future__ import annotations

from goldthread.api.room import Room
from goldthread.api.routes import (
    action_changes,
    actions,
    assignments,
    milestones,
    partnerships,
    plans,
    priorities,
    sources,
)

ROOMS: tuple[Room, ...] = (
    partnerships.room,
    plans.room,
    priorities.room,
    actions.room,
    action_changes.room,
    assignments.room,
    milestones.room,
    sources.room,
)
