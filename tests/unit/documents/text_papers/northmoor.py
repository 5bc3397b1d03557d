"""The harm reduction plan of Northmoor, an area that does not exist."""

from __future__ import annotations

from dataclasses import dataclass

HEADINGS = ("Ref", "Theme", "Action", "Lead", "Timescale", "Measure of success")


@dataclass(frozen=True)
class Row:
    """One action as the plan prints it; the number and theme stand only in the first row of a theme."""

    action: str
    lead: str
    when: str
    measure: str
    number: str = ""
    theme: str = ""
    bullets: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    end: str = ""  # of the timescale, as a day


ROWS = (
    Row(
        "Open a drop-in clinic in each of the four towns so that nobody has to travel for a first appointment",
        "Northmoor Council / NHS Northmoor",
        "June 2031",
        "Four clinics open",
        "1",
        "Help that is easy to reach",
        owners=("Northmoor Council", "NHS Northmoor"),
        end="2031-06-30",
    ),
    Row(
        "Write one leaflet that tells people what happens at a first appointment",
        "Communications Officer",
        "By September 2031",
        "Leaflet in every pharmacy",
        owners=("Communications Officer",),
        end="2031-09-30",
    ),
    Row(
        "Agree a transport offer for people in the glens with the community transport company",
        "Transport Planning Team",
        "2031/32",
        "Journeys taken",
        owners=("Transport Planning Team",),
        end="2032-03-31",
    ),
    Row(
        "Train staff of every hostel in the use of naloxone, including:",
        "Harm Reduction Team",
        "December 2031",
        "Staff trained",
        "2",
        "Fewer deaths",
        bullets=("night staff of the two large hostels", "volunteers at weekends"),
        owners=("Harm Reduction Team",),
        end="2031-12-31",
    ),
    Row(
        "Set up a group that looks at every overdose within a week and passes on what it learns",
        "Public Health Consultant",
        "Ongoing",
        "Reviews held within seven days",
        owners=("Public Health Consultant",),
    ),
    Row(
        "Visit people at home after an overdose and offer treatment on the same day",
        "Outreach Team; Scottish Ambulance Service",
        "March 2032",
        "Visits made within three days",
        owners=("Outreach Team", "Scottish Ambulance Service"),
        end="2032-03-31",
    ),
    Row(
        "Start a support group for grandparents who bring up the children of their children",
        "Family Support Service",
        "Autumn 2031",
        "Families in touch",
        "3",
        "Families are heard",
        owners=("Family Support Service",),
        end="2031-11-30",
    ),
    Row(
        "Ask families each spring how services treated them and publish the answers",
        "Partnership Coordinator",
        "May 2032",
        "Answers published",
        owners=("Partnership Coordinator",),
        end="2032-05-31",
    ),
)

BEFORE = """Northmoor Alcohol and Drug Partnership

Harm Reduction Action Plan 2031 to 2034

This plan was agreed by the partnership in April 2031. It is looked at by the board every quarter.
"""

AFTER = """Glossary

NHS: National Health Service
"""
