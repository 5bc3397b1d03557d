"""The invented plan that every paper here prints, and what a right reading of it holds."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Promise:
    """One action as the paper means it."""

    ref: str
    text: str
    owners: tuple[str, ...]
    when: str
    deadline: str | None
    measure: str
    progress: str
    rag: str
    parts: tuple[str, ...] = ()

    @property
    def owner_text(self) -> str:
        return " / ".join(self.owners)


@dataclass(frozen=True)
class Theme:
    ref: str
    title: str
    promises: tuple[Promise, ...]
    outcomes: tuple[str, ...] = field(default_factory=tuple)


THEMES = (
    Theme(
        "1",
        "Prevention and early help",
        (
            Promise(
                "1.1",
                "Deliver a harm reduction programme in every secondary school in Larchmoor",
                ("Education Service", "Larchmoor Youth Forum"),
                "March 2026",
                "2026-03",
                "Number of schools taking part each term",
                "Materials have been agreed with head teachers and six schools are booked.",
                "Green",
            ),
            Promise(
                "1.2",
                "Train front-line housing staff to recognise overdose and carry naloxone",
                ("Housing Service",),
                "By September 2025",
                "2025-09",
                "Share of staff trained",
                "Two sessions were held; a third is planned.",
                "Amber",
            ),
            Promise(
                "1.3",
                "Review the information given to families who ask for help:",
                ("Family Support Team", "Public Health"),
                "31 January 2026",
                "2026-01-31",
                "Families report that advice was clear",
                "Work has not begun because the post is vacant.",
                "Red",
                parts=("update the leaflet for carers", "publish a page that can be read aloud"),
            ),
        ),
        ("Fewer young people come to harm.", "Families know where to turn."),
    ),
    Theme(
        "2",
        "Treatment that people stay in",
        (
            Promise(
                "2.1",
                "Open an evening clinic in Easterlaw so that people in work can be seen",
                ("Larchmoor Health and Social Care Partnership",),
                "Q2 2025/26",
                "2025/26-Q2",
                "Clinic open two evenings a week",
                "Premises have been found and the lease is being agreed.",
                "Amber",
            ),
            Promise(
                "2.2",
                "Agree one pathway between the prison and community pharmacies",
                ("Prison Healthcare", "Community Pharmacy Forum"),
                "2026/27",
                "2026/27",
                "No missed prescriptions on release",
                "A draft pathway was shared in May.",
                "Green",
            ),
            Promise(
                "2.3",
                "Offer same-day appointments to everyone who has survived an overdose",
                ("Alcohol and Drug Recovery Service",),
                "Ongoing",
                "ongoing",
                "People seen within one working day",
                "In place since April.",
                "Green",
            ),
        ),
        ("People start treatment within three weeks.", "Fewer people leave treatment unplanned."),
    ),
    Theme(
        "3",
        "Recovery communities and lived experience",
        (
            Promise(
                "3.1",
                "Set up a lived experience panel that advises the partnership",
                ("Larchmoor Alcohol and Drug Partnership",),
                "Spring 2026",
                "2026-spring",
                "Panel meets four times a year",
                "Terms of reference were drafted with volunteers.",
                "Green",
            ),
            Promise(
                "3.2",
                "Fund two recovery cafes run by the third sector",
                ("Voluntary Action Larchmoor", "ADP"),
                "December 2025",
                "2025-12",
                "Visits a month",
                "The bids have been scored.",
                "Amber",
            ),
        ),
        ("More people in recovery take part in community life.",),
    ),
)
PROMISES = tuple(promise for theme in THEMES for promise in theme.promises)
