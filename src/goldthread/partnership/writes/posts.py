"""Writing posts: jobs that own actions whoever holds them."""

from __future__ import annotations

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.partnership.models import Body, Partnership, Person, Post
from goldthread.partnership.policies import check_can_administer


@recorded
def add_post(
    *,
    partnership: Partnership,
    title: str,
    body: Body | None = None,
    holder: Person | None = None,
    by: Person,
) -> Post:
    """A job that can own actions."""
    check_can_administer(by, partnership)
    return history.create(Post, "post.added", partnership=partnership, title=title, body=body, holder=holder)
