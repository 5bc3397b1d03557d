"""The message that invites somebody in."""

from __future__ import annotations

from urllib.parse import urljoin

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from goldthread.partnership.models import Person
from goldthread.partnership.sign_in.accounts import link_to_set_password


def send_invitation(person: Person, *, invited_by: str, site: str) -> None:
    """Mails a link to choose a password, or for somebody who has one already, the way in.

    ``site`` is where this installation is reached ("https://plans.example.org").
    """
    account = person.account
    if account is None:
        raise ValueError("Only somebody with an account can be invited.")
    link = "" if account.has_usable_password() else urljoin(site, link_to_set_password(account))
    words = render_to_string(
        "partnership/mail/invitation.txt",
        {
            "invited_by": invited_by,
            "partnership": person.partnership.name,
            "choose_password": link,
            "sign_in": urljoin(site, reverse("account_login")),
        },
    )
    send_mail(f"You are invited to {person.partnership.name}", words.strip(), None, [account.email])
