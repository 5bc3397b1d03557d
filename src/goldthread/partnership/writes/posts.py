"""Writing posts: jobs that own actions whoever holds them."""

from __future__ import annotations

from datetime import date

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


@recorded
def change_post(
    *,
    post: Post,
    title: str,
    body: Body | None = None,
    holder: Person | None = None,
    revision: int | None = None,
    by: Person,
) -> Post:
    """Raises EditedMeanwhile, NotAllowed, IntegrityError on a title that is there already."""
    check_can_administer(by, post.partnership)
    return history.amend(post, "post.changed", revision=revision, title=title, body=body, holder=holder)


@recorded
def close_post(*, post: Post, closed_on: date, reason: str = "", by: Person) -> Post:
    """The job is no longer there from this day."""
    check_can_administer(by, post.partnership)
    return history.amend(post, "post.closed", closed_on=closed_on)


@recorded
def reopen_post(*, post: Post, by: Person) -> Post:
    """It had not closed after all."""
    check_can_administer(by, post.partnership)
    return history.amend(post, "post.reopened", closed_on=None)
