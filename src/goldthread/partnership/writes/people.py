"""Writing people."""

from __future__ import annotations

from datetime import date
from functools import partial

from allauth.mfa.models import Authenticator
from django.db import transaction

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Account, Body, Group, Partnership, Person
from goldthread.partnership.policies import check_can_administer, check_can_take_second_factor_off
from goldthread.partnership.reads import signs_in_elsewhere
from goldthread.partnership.sign_in.invitation import send_invitation
from goldthread.partnership.writes.installation import Installation
from goldthread.partnership.writes.roles import RUNS_IT, check_somebody_runs_it, give_role


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
def welcome_person(
    *,
    partnership: Partnership,
    name: str,
    email: str = "",
    body: Body | None = None,
    role: str = "",
    group: Group | None = None,
    invite: bool = False,
    site: str,
    by: Person,
) -> Person:
    """Somebody new with all that goes with it: a role from today on and, if wished, an invitation.

    Raises InputError when something of it cannot be; then nothing of it is.
    """
    person = add_person(partnership=partnership, name=name, email=email, body=body, by=by)
    if role:
        give_role(person=person, role=role, group=group, by=by)
    if invite:
        invite_person(person=person, site=site, by=by)
    return person


@recorded
def change_person(
    *, person: Person, name: str, email: str = "", body: Body | None = None, revision: int | None = None, by: Person
) -> Person:
    """The details. The address they sign in with stays what it was. Raises EditedMeanwhile, NotAllowed."""
    check_can_administer(by, person.partnership)
    return history.amend(person, "person.changed", revision=revision, name=name, email=email, body=body)


@recorded
def mark_left(*, person: Person, left_on: date, reason: str = "", by: Person) -> Person:
    """From the day after this one, no role holds and nothing opens. What they said and did stays theirs.

    Raises InputError when nobody would be left to run the partnership.
    """
    check_can_administer(by, person.partnership)
    history.amend(person, "person.left", left_on=left_on)
    if person.memberships.filter(role__in=RUNS_IT).exists():
        check_somebody_runs_it(person)
    return person


@recorded
def take_back_leaving(*, person: Person, by: Person) -> Person:
    """They had not left after all; the roles they held hold again."""
    check_can_administer(by, person.partnership)
    return history.amend(person, "person.returned", left_on=None)


@recorded
def take_second_factor_off(*, person: Person, reason: str, by: Person) -> Person:
    """For somebody who lost their phone and their recovery codes: the password alone opens until they set up anew.

    Raises NotAllowed when the account opens another partnership too.
    """
    check_can_take_second_factor_off(by, person, signs_in_elsewhere=signs_in_elsewhere(person))
    Authenticator.objects.filter(user_id=person.account_id).delete()
    history.record("person.second_factor_taken_off", target=person, reason=reason)
    return person


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
    invited_by = "" if getattr(by, "is_service", True) else str(by)
    transaction.on_commit(partial(send_invitation, person, invited_by=invited_by, site=site))
    return person


def _account_for(person: Person) -> Account:
    """The account of this address. It may stand behind people in other partnerships; nobody here learns of that."""
    account = Account.objects.filter(email=person.email.lower()).first()
    if account is None:
        return Account.objects.create_user(person.email)
    if Person.objects.of(person.partnership).filter(account=account).exists():
        raise InputError("Somebody else here signs in with that address already.", place=Place(field="email"))
    return account
