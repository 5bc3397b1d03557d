"""Who can sign in to the demonstration: one person a role, named for what they do."""

from __future__ import annotations

from dataclasses import dataclass

PASSWORD = "golden-thread-demo"  # noqa: S105 - printed on the terminal for whoever tries the product


@dataclass(frozen=True)
class DemonstrationPerson:
    """``role`` is one of partnership.models.Role; ``body`` and ``group`` are named as in ``partnerships``."""

    email: str
    role: str
    name: str
    title: str
    body: str = ""
    group: str = ""


PEOPLE = (
    DemonstrationPerson(
        "coordinator@example.org", "coordinator", "Partnership Coordinator", "coordinator: brings plans in, runs them"
    ),
    DemonstrationPerson(
        "lead@example.org", "lead", "Service Manager, Treatment", "lead: has actions", "NHS Kinlarroch"
    ),
    DemonstrationPerson(
        "member@example.org",
        "group_member",
        "Workgroup Member, Families",
        "group member: sits in a workgroup",
        "Larroch Families Together",
        "Whole Family Workgroup",
    ),
    DemonstrationPerson("analyst@example.org", "analyst", "Partnership Analyst", "analyst"),
    DemonstrationPerson("responder@example.org", "responder", "Overdose Responder", "responder", "NHS Kinlarroch"),
    DemonstrationPerson(
        "panel@example.org", "panel_member", "Lived Experience Panel Member", "panel member", "Kinlarroch Voices"
    ),
    DemonstrationPerson("steward@example.org", "data_steward", "Data Steward", "data steward", "Kinlarroch Council"),
    DemonstrationPerson("administrator@example.org", "administrator", "Partnership Administrator", "administrator"),
    DemonstrationPerson(
        "national@example.org", "national_viewer", "National Body", "national viewer: reads every partnership"
    ),
)
