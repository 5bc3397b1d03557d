"""What stands under Reports: the reports themselves, returns, and the needs assessment."""

from __future__ import annotations

from django.urls import reverse

from goldthread.core.navigation import Link
from goldthread.core.tenancy import PartnershipRequest

SECTIONS = (("Reports", "reports"), ("Returns", "returns"), ("Needs assessment", "needs"))


def sections(request: PartnershipRequest, here: str) -> list[Link]:
    """The sections, with the one that this page belongs to marked."""
    found = []
    for label, name in SECTIONS:
        address = reverse(f"publishing:{name}", args=[request.partnership.slug])
        mark = ("page" if request.path == address else "true") if name == here else ""
        found.append(Link(label, address, mark))
    return found
