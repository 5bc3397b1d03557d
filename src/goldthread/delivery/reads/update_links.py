"""Links in e-mails: from a token to the link it stands for, and the links of an action."""

from __future__ import annotations

from datetime import timedelta

from django.core import signing
from django.urls import reverse
from django.utils import timezone

from goldthread.delivery.models import ProgressUpdate, UpdateLink
from goldthread.delivery.rules.links import LinkState, link_state
from goldthread.plans.models import Action

_SALT = "delivery.update-link"


def token_of(link: UpdateLink) -> str:
    """What stands in the address: signed, so that it cannot be made up, and kept nowhere."""
    return signing.Signer(salt=_SALT).sign(str(link.pk)).replace(":", "-", 1)


def address_of(link: UpdateLink) -> str:
    """Where the link leads, without the name of the host."""
    return reverse("linked_update", kwargs={"token": token_of(link)})


def find_link(token: str) -> UpdateLink:
    """The link of a token. Raises UpdateLink.DoesNotExist for anything that was not signed here."""
    try:
        key = signing.Signer(salt=_SALT).unsign(token.replace("-", ":", 1))
    except signing.BadSignature:
        raise UpdateLink.DoesNotExist from None
    related = ("action__partnership", "action__plan", "action__priority", "person__partnership")
    return UpdateLink.objects.select_related(*related).get(pk=int(key))


def state_of(link: UpdateLink) -> LinkState:
    """May it be used now?"""
    now = timezone.now()
    used = ProgressUpdate.objects.filter(action=link.action_id, via_link=link, at__gt=now - timedelta(days=1)).count()
    left = link.person.left_on is not None and link.person.left_on < timezone.localdate()
    return link_state(expires_at=link.expires_at, revoked_at=link.revoked_at, has_left=left, used_today=used, now=now)


def links_of(action: Action) -> list[UpdateLink]:
    """The links of an action that are still open, the latest first."""
    found = UpdateLink.objects.filter(action=action, revoked_at=None, expires_at__gt=timezone.now())
    return list(found.select_related("person"))


def find_link_of(action: Action, key: int) -> UpdateLink:
    """A link of this action. Raises UpdateLink.DoesNotExist for any other."""
    return UpdateLink.objects.select_related("action", "person").get(action=action, pk=key)
