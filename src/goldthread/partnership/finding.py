"""How people, bodies, groups and posts are found by the search."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse

from goldthread.core.search import Words, searchable
from goldthread.partnership.models import Body, Group, Person, Post


@searchable("partnership.person", only=Q(is_service=False))
def person_words(person: Person) -> Words | None:
    if person.is_service:
        return None
    about = " ".join(filter(None, [person.email, str(person.body or "")]))
    return Words("person", person.name, about, _address("person", person))


@searchable("partnership.body")
def body_words(body: Body) -> Words:
    return Words("body", body.name, f"{body.short_name} {body.get_kind_display()}".strip(), _address("body", body))


@searchable("partnership.group")
def group_words(group: Group) -> Words:
    return Words("group", group.name, group.get_kind_display(), _address("group", group))


@searchable("partnership.post")
def post_words(post: Post) -> Words:
    about = " ".join(str(part) for part in (post.body, post.holder) if part)
    return Words("post", post.title, about, _address("post", post))


def _address(page: str, row: Person | Body | Group | Post) -> str:
    return reverse(f"partnership:{page}", args=[row.partnership.slug, row.pk])
