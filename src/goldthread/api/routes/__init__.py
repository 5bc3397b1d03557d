"""The routes, a module for each subject, in the order they are described."""

from __future__ import annotations

from ninja import Router

from goldthread.api.routes import partnerships

HERE = "/partnerships/{slug:slug}"

ROOMS: tuple[tuple[str, Router], ...] = (("", partnerships.room),)
