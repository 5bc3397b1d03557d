"""Who can sign in to the demonstration: one person a role, named for what they do."""

from __future__ import annotations

from dataclasses import dataclass

PASSWORD = "golden-thread-demo"  # noqa: S105 - printed on the terminal for whoever tries the product
KINLARROCH, ARDVENNEL = "kinlarroch", "ardvennel"


@dataclass(frozen=True)
class DemonstrationPerson:
    """``role`` is one of partnership.models.Role; ``body``, ``group`` and ``post`` are named in ``partnerships``."""

    key: str
    role: str
    name: str
    title: str
    body: str = ""
    group: str = ""
    post: str = ""
    partnership: str = KINLARROCH

    @property
    def email(self) -> str:
        return f"{self.key}@example.org"


PEOPLE = (
    DemonstrationPerson(
        "coordinator",
        "coordinator",
        "Partnership Coordinator",
        "coordinator: brings papers in, keeps the plan true",
        post="Partnership Coordinator",
    ),
    DemonstrationPerson(
        "lead",
        "lead",
        "Treatment Service Manager",
        "lead: has actions to report on",
        body="NHS Kinlarroch",
        post="Service Manager, Treatment",
    ),
    DemonstrationPerson(
        "member",
        "group_member",
        "Families Convener",
        "group member: sits in a workgroup",
        body="Larroch Families Together",
        group="Whole Family Workgroup",
        post="Convener of Larroch Families Together",
    ),
    DemonstrationPerson(
        "analyst", "analyst", "Partnership Analyst", "analyst: keeps the measures", post="Partnership Analyst"
    ),
    DemonstrationPerson(
        "responder", "responder", "Overdose Responder", "responder: visits after an overdose", body="Harbour Recovery"
    ),
    DemonstrationPerson(
        "panel",
        "panel_member",
        "Voices Convener",
        "panel member: speaks from lived experience",
        body="Kinlarroch Voices",
        post="Convener of Kinlarroch Voices",
    ),
    DemonstrationPerson(
        "steward",
        "data_steward",
        "Data Steward",
        "data steward: looks after personal data",
        body="Kinlarroch Council",
    ),
    DemonstrationPerson(
        "administrator", "administrator", "Partnership Administrator", "administrator: people, roles and keys"
    ),
    DemonstrationPerson("national", "national_viewer", "National Body", "national viewer: reads every partnership"),
    DemonstrationPerson(
        "islands",
        "coordinator",
        "Islands Coordinator",
        "coordinator of the other partnership, Ardvennel",
        partnership=ARDVENNEL,
    ),
)
