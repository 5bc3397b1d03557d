"""Posts: jobs that own actions whoever holds them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldthread.core import forms
from goldthread.core.policies import allows
from goldthread.core.tenancy import partnership_page
from goldthread.partnership import reads, writes
from goldthread.partnership.forms import EditPostForm, LastDayForm, PostForm, seen
from goldthread.partnership.policies import check_can_administer, check_can_see_people
from goldthread.partnership.views.pages import form_page, found, page, to, told

TAKEN = "There is a post with this title already"


@partnership_page
def posts(request: Any) -> HttpResponse:
    """Every post, and who holds it."""
    shows_people = allows(check_can_see_people, request.person, request.partnership)
    rows = reads.posts(request.partnership)
    return page(request, "partnership/posts.html", "posts", posts=rows, shows_people=shows_people)


@partnership_page
def post(request: Any, number: int) -> HttpResponse:
    """One post."""
    row = found(reads.post_at(request.partnership, number))
    shows_people = allows(check_can_see_people, request.person, request.partnership)
    return page(request, "partnership/post.html", "posts", post=row, shows_people=shows_people, **told(row, request))


@partnership_page
def add_post(request: Any) -> HttpResponse:
    """A new post."""
    check_can_administer(request.person, request.partnership)
    form = PostForm(request.partnership, request.POST or None)
    made = forms.save(form, writes.add_post, partnership=request.partnership, by=request.person, taken=TAKEN)
    if made:
        messages.success(request, f"{made.title} has been added.")
        return redirect(to(request, "post", made.pk))
    back = to(request, "posts")
    return form_page(request, form, heading="Add a post", button="Add", back=back, trail=[("Posts", back)])


@partnership_page
def edit_post(request: Any, number: int) -> HttpResponse:
    """Its title, body and holder."""
    check_can_administer(request.person, request.partnership)
    row = found(reads.post_at(request.partnership, number))
    form = EditPostForm(request.partnership, request.POST or None, initial=seen(row, "title", "body", "holder"))
    if forms.save(form, writes.change_post, post=row, by=request.person, taken=TAKEN):
        return redirect(to(request, "post", number))
    return form_page(request, form, heading="Change the post", button="Save", **_around(request, row))


@partnership_page
def close_post(request: Any, number: int) -> HttpResponse:
    """The job is no longer there."""
    check_can_administer(request.person, request.partnership)
    row = found(reads.post_at(request.partnership, number))
    form = LastDayForm("closed_on", request.POST or None)
    if forms.save(form, writes.close_post, post=row, by=request.person):
        return redirect(to(request, "post", number))
    return form_page(request, form, heading="The post closes", button="Save", **_around(request, row))


@partnership_page
@require_POST
def reopen_post(request: Any, number: int) -> HttpResponse:
    """It had not closed."""
    writes.reopen_post(post=found(reads.post_at(request.partnership, number)), by=request.person)
    return redirect(to(request, "post", number))


def _around(request: HttpRequest, row: Any) -> dict[str, Any]:
    address = to(request, "post", row.pk)
    return {"caption": row.title, "back": address, "trail": [("Posts", to(request, "posts")), (row.title, address)]}
