"""What somebody watches as plain values: for the API and the command line."""

from __future__ import annotations

from typing import Any

from goldthread.delivery.watching.reads import Watched


def as_dict(watched: Watched) -> dict[str, Any]:
    """One thing, since when it is watched, and what changed of it, the latest first."""
    return {
        "kind": watched.kind,
        "id": watched.watch.thing.pk,
        "name": watched.name,
        "since": watched.watch.began_at,
        "changed": [
            {
                "action": each.action.pk,
                "ref": each.action.ref,
                "text": each.action.text,
                "times": each.times,
                "last_at": each.last_at,
            }
            for each in watched.changed
        ],
    }
