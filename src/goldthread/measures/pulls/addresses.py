"""Which addresses may be asked. Somebody who types one must not reach what only this machine can."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from goldthread.kernel.errors import InputError, Place

_GIVEN_OUT = IPv6Network("2000::/3")  # all that is used on the internet; the rest is local or leads back to IPv4
HTTPS = 443


@dataclass(frozen=True)
class Portal:
    """A data portal: how it is reached, and the path that its own addresses begin with."""

    host: str
    port: int
    path: str
    is_secure: bool


def portal_at(address: str, *, local: bool = False) -> Portal:
    """Read the address of a portal. ``local``: one on this machine will do, as tests have. Raises InputError."""
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise _refused(f"“{address}” is no address.", "Write it like https://www.opendata.nhs.scot") from None
    is_secure = parts.scheme == "https"
    if not host or not (is_secure or (local and parts.scheme == "http")):
        raise _refused("The address must begin with https://.", "Write it like https://www.opendata.nhs.scot")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise _refused("The address must be that of the portal alone, without a name, a ? or a #.")
    if port not in (None, HTTPS) and not local:
        raise _refused("The address must not name another port.")
    path = parts.path.rstrip("/").removesuffix("/api/3/action").removesuffix("/api/3").removesuffix("/api")
    if not path.isascii() or any(sign.isspace() for sign in path):
        raise _refused("The address holds a sign that no address has.")
    return Portal(host, port or (HTTPS if is_secure else 80), path, is_secure)


def reachable(portal: Portal, *, local: bool = False) -> str:
    """The one numeric address to connect to, so that nothing is looked up twice. Raises InputError.

    Every answer for the name must be public: a name that has a private address beside a public one is not asked.
    """
    numbers = [portal.host] if _is_number(portal.host) else _numbers_of(portal)
    if not numbers or not all(is_public(number) or (local and _is_loopback(number)) for number in numbers):
        raise _refused(f"{portal.host} is no public address, and is not asked.")
    return numbers[0]


def _numbers_of(portal: Portal) -> list[str]:
    try:
        answers = socket.getaddrinfo(portal.host, portal.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _refused(f"No machine of the name {portal.host} is found.") from error
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def is_public(number: str) -> bool:
    """Whether a numeric address is one of the internet, and of no network that only this machine sees."""
    try:
        found: IPv4Address | IPv6Address = ip_address(number)
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and (found not in _GIVEN_OUT or found.sixtofour or found.teredo):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def _is_loopback(number: str) -> bool:
    return _is_number(number) and ip_address(number).is_loopback


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _refused(message: str, advice: str = "") -> InputError:
    return InputError(message, advice=advice, place=Place(field="address"))
