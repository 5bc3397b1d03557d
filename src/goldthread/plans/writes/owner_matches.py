"""Saying who the printed owners are. Offered by likeness, decided by a person, carried out at acceptance."""

from __future__ import annotations

from collections.abc import Mapping

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Body, Group, Partnership, Person, Post
from goldthread.partnership.writes import add_body, add_group, add_person, add_post
from goldthread.plans.models import PaperReading
from goldthread.plans.rules.owners import KINDS, OwnerMatch
from goldthread.plans.rules.texts import required
from goldthread.plans.writes.draft_changes import check_editable

Owner = Body | Group | Post | Person
OWNER_MODELS: Mapping[str, type[Body] | type[Group] | type[Post] | type[Person]] = {
    "body": Body,
    "group": Group,
    "post": Post,
    "person": Person,
}
NAME_FIELDS = {"body": "name", "group": "name", "post": "title", "person": "name"}
LONGEST_NAME = 200


@recorded
def match_owners(
    *, reading: PaperReading, matches: Mapping[str, OwnerMatch], revision: int | None = None, by: Person
) -> PaperReading:
    """Say of printed owners who they are. Nobody is made before the reading is accepted.

    Raises InputError for an owner of another partnership or a new one without a name, EditedMeanwhile.
    """
    check_editable(reading, by)
    for printed, match in matches.items():
        _check(reading, printed, match)
    decided = {**reading.owner_matches, **{printed: match.values() for printed, match in matches.items()}}
    return history.amend(reading, "reading.owners_matched", revision=revision, owner_matches=decided)


def _check(reading: PaperReading, printed: str, match: OwnerMatch) -> None:
    if match.is_as_printed:
        return
    if match.kind not in KINDS:
        raise InputError("An owner is a body, a group, a post or a person.")
    try:
        if match.id is None:
            required(match.name, "name", limit=LONGEST_NAME)
        else:
            known_owner(reading.partnership_id, match)
    except InputError as error:
        raise InputError(f"“{printed}”: {error.message}", advice=error.advice) from error


def known_owner(partnership_id: int, match: OwnerMatch) -> Owner:
    """The row a match points to. Raises InputError when this partnership has none such."""
    found = OWNER_MODELS[match.kind].objects.filter(partnership_id=partnership_id, pk=match.id).first()
    if found is None:
        raise InputError(f"This partnership has no such {match.kind}.", advice="Choose again.")
    return found


def found_or_made(partnership: Partnership, match: OwnerMatch, by: Person) -> Owner:
    """The row a match points to, made now when it names a new one that nobody has made in the meantime."""
    if match.id is not None:
        return known_owner(partnership.pk, match)
    name = required(match.name, "name", limit=LONGEST_NAME)
    model = OWNER_MODELS[match.kind]
    same = {f"{NAME_FIELDS[match.kind]}__iexact": name}
    return model.objects.filter(partnership=partnership, **same).first() or _made(partnership, match.kind, name, by)


def _made(partnership: Partnership, kind: str, name: str, by: Person) -> Owner:
    if kind == "body":
        return add_body(partnership=partnership, name=name, kind="other", by=by)
    if kind == "group":
        return add_group(partnership=partnership, name=name, kind="workgroup", by=by)
    if kind == "post":
        return add_post(partnership=partnership, title=name, by=by)
    return add_person(partnership=partnership, name=name, by=by)
