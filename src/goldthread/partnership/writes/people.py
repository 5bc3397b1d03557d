"""Writing people."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Account, Body, Partnership, Person
from goldthread.partnership.policies import check_can_administer
from goldthread.partnership.sign_in.invitation import send_invitation
from goldthread.partnership.writes.installation import Installation


@recorded
def add_person(
    *,
    partnership: Partnership,
    name: str,
    email: str = "",
    body: Body | None = None,
    account: Account | None = None,
    by: Person | Installation,
) -> Person:
    """Somebody the partnership knows. The installation itself may add the first ones."""
    if isinstance(by, Person):
        check_can_administer(by, partnership)
    return history.create(
        Person, "person.added", partnership=partnership, name=name, email=email, body=body, account=account
    )


@recorded
def invite_person(*, person: Person, site: str, by: Person | Installation) -> Person:
    """Lets somebody sign in: an account for their e-mail address, and a message with the way in.

    Inviting again sends the message again. Raises InputError without an address, for somebody who has left, or
    when another person of the partnership signs in with that address.
    """
    if isinstance(by, Person):
        check_can_administer(by, person.partnership)
    if not person.email:
        raise InputError("There is no e-mail address to send the invitation to.", place=Place(field="email"))
    if person.left_on is not None:
        raise InputError(f"{person.name} has left.", advice="Take back that they left first.")
    if person.account is None:
        account = _account_for(person)
        history.amend(person, "person.invited", account=account)
    else:
        history.record("person.invited", target=person)
    transaction.on_commit(partial(send_invitation, person, invited_by=str(by), site=site))
    return person


def _account_for(person: Person) -> Account:
    """The account of this address. It may stand behind people in other partnerships; nobody here learns of that."""
    account = Account.objects.filter(email=person.email.lower()).first()
    if account is None:
        return Account.objects.create_user(person.email)
    if Person.objects.of(person.partnership).filter(account=account).exists():
        raise InputError("Somebody else here signs in with that address already.", place=Place(field="email"))
    return account
