"""Keys of machines."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError
from goldthread.partnership import keys
from goldthread.partnership.models import ApiKey, Person
from goldthread.partnership.policies import check_can_administer, check_can_make_key


@recorded
def make_key(
    *, person: Person, label: str, can_write: bool = False, expires_on: date | None = None, by: Person
) -> tuple[ApiKey, str]:
    """A key that lets a machine act as this person, and its text, which is shown this once and not kept.

    Raises InputError for a key that would already be over.
    """
    check_can_make_key(by, person)
    if expires_on is not None and expires_on < timezone.localdate():
        raise InputError("The key would be over already.", advice="Choose a later day, or none.")
    text = keys.mint()
    key = history.create(
        ApiKey,
        "key.made",
        partnership=person.partnership,
        person=person,
        label=label,
        prefix=text.prefix,
        digest=text.digest,
        can_write=can_write,
        expires_on=expires_on,
    )
    return key, text.text


@recorded
def revoke_key(*, key: ApiKey, by: Person) -> ApiKey:
    """The key opens nothing from now on. Nothing happens to one that was revoked before."""
    check_can_administer(by, key.partnership)
    if key.revoked_at is not None:
        return key
    return history.amend(key, "key.revoked", revoked_at=timezone.now())


@recorded
def note_key_used(*, key: ApiKey, by: Person) -> ApiKey:
    """Once a day: that the key is in use, so that unused ones can be found and revoked."""
    return history.amend(key, "key.used", last_used_on=timezone.localdate())
