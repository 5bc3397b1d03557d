"""How people fare in Kinlarroch: an invented questionnaire with invented counts, brought as any analyst would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goldthread.cli.demonstration.calendar import Calendar

if TYPE_CHECKING:
    from goldthread.partnership.models import Partnership

KEY = "harbour-ten"
HEADINGS = "service,occasion,scale,started,people,first,last,sd,improved,unchanged,worsened"
# the first period: service, occasion, scale, started, asked again, first, last, spread, improved, as before, worsened
FIRST = (
    ("Community recovery service", "exit", "wellbeing", 118, 71, 3.9, 5.2, 2.1, 33, 30, 8),
    ("Pharmacy and outreach", "exit", "wellbeing", 64, 29, 3.4, 4.1, 2.3, 10, 12, 7),
    ("Residential programme", "exit", "wellbeing", 41, 34, 3.1, 5.8, 2.0, 22, 12, 0),
    ("Family support", "exit", "wellbeing", 22, 13, 4.6, 5.1, 1.9, 4, 7, 2),
    ("Community recovery service", "exit", "footing", 118, 70, 3.5, 4.1, 1.8, 24, 38, 8),
    ("Pharmacy and outreach", "exit", "footing", 64, 28, 3.0, 3.2, 2.0, 7, 14, 7),
    ("Residential programme", "exit", "footing", 41, 33, 2.8, 4.0, 1.9, 15, 18, 0),
    ("Family support", "exit", "footing", 22, 13, 4.9, 5.3, 1.6, 3, 8, 2),
)
MORE_EACH_TIME = (0, 3, 5, 9, 12, 14)  # people asked again, of whom most improved


def tell(partnership: Partnership, calendar: Calendar) -> int:
    """Take the invented questionnaire over and bring the last quarters; gives how many there are."""
    from goldthread.measures.outcomes.arrivals import arrive
    from goldthread.measures.outcomes.models import Brought, Instrument
    from goldthread.measures.outcomes.writes import add_instruments, keep_outcomes
    from goldthread.measures.sheets import table_of
    from goldthread.partnership.models import Person, Role

    by = Person.objects.of(partnership).get(memberships__role=Role.ANALYST, is_service=False)
    add_instruments(partnership=partnership, by=by)
    instrument = Instrument.objects.of(partnership).get(key=KEY)
    quarters = _quarters(calendar)
    for quarter, more in zip(quarters, MORE_EACH_TIME, strict=True):
        table = table_of(_file(more).encode(), "outcomes.csv")
        arrival = arrive(instrument, table, kind=Brought.SUMMARY, period=quarter)
        source = "Invented for the demonstration"
        keep_outcomes(instrument=instrument, arrival=arrival, source=source, by=by)
    return len(quarters)


def _quarters(calendar: Calendar) -> list[str]:
    """The last calendar quarters that are over, the earliest first."""
    last = calendar.today.year * 4 + (calendar.today.month - 1) // 3
    return [f"{place // 4}-Q{place % 4 + 1}" for place in range(last - len(MORE_EACH_TIME), last)]


def _file(more: int) -> str:
    """The first period with some more people, most of whom improved."""
    lines = [HEADINGS]
    for service, occasion, scale, started, people, first, last, sd, *told in FIRST:
        improved, unchanged, worsened = (told[0] + more, told[1], told[2])
        figures = (
            started + more,
            people + more,
            first,
            round(last + more / 40, 1),
            sd,
            improved,
            unchanged,
            worsened,
        )
        lines.append(",".join(map(str, (service, occasion, scale, *figures))))
    return "\n".join(lines)
