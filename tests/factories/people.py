"""Partnerships and people, made through the product's own writes."""

from __future__ import annotations

import itertools
from datetime import date

from goldthread.partnership import reads, writes
from goldthread.partnership.models import Account, Partnership, Person

PASSWORD = "correct horse battery staple"
_count = itertools.count(1)


def partnership(slug: str = "glen-orrin", name: str = "Glen Orrin Alcohol and Drug Partnership") -> Partnership:
    return writes.found_partnership(
        slug=slug, name=name, kind="Alcohol and Drug Partnership", areas=[], by=writes.Installation()
    )


def account(email: str | None = None) -> Account:
    return Account.objects.create_user(email or f"person{next(_count)}@example.org", PASSWORD)


def person(of: Partnership, *, role: str = "coordinator", name: str = "", group=None, body=None) -> Person:
    made = writes.add_person(
        partnership=of,
        name=name or f"A {role.replace('_', ' ')} {next(_count)}",
        account=account(),
        body=body,
        by=writes.Installation(),
    )
    writes.give_role(person=made, role=role, group=group, starts_on=date(2020, 1, 1), by=writes.Installation())
    return made


def national_viewer(of: Partnership) -> Person:
    """Somebody of a national body, as seen in one partnership."""
    grant = writes.grant_national_view(
        account=account(), name="National body", starts_on=date(2020, 1, 1), by=writes.Installation()
    )
    return reads.national_viewer(grant, of)
