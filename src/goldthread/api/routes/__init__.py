"""The routes, a module for each subject, in the order they are described."""

from __future__ import annotations

from goldthread.api.room import Room
from goldthread.api.routes import actions, partnerships

ROOMS: tuple[Room, ...] = (partnerships.room, actions.room)
