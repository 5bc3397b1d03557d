"""The needs assessments of Kinlarroch: last year's, settled, and this year's, in part."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldthread.partnership.models import Partnership

LAST_YEAR = {
    "summary": "An overdose every second day. One person in three was seen within three days.",
    "harms": "Most overdoses were in two streets of Larroch Harbour. Deaths are too few here to tell year from year.",
    "treatment": "People in Ardmore waited longest. Those who leave without a plan go in the first six weeks.",
    "voice": "Families told us that nobody rang them back. People in treatment asked for evenings.",
    "unmet": "Somebody to go out on weekends; a second prescriber in Ardmore; help for children.",
}
THIS_YEAR = {
    "summary": "Four in five people are seen within three days of an overdose. More leave treatment without a plan.",
    "harms": "Overdoses have not become fewer; more people live through them.",
    "voice": "The panel met six times. Its first wish is still evenings and weekends.",
}


def tell(partnership: Partnership, today: date) -> int:
    """Two years' assessments with the analyst's words; gives how many there are."""
    from goldthread.partnership.models import Person, Role
    from goldthread.publishing.needs import writes

    by = Person.objects.of(partnership).get(memberships__role=Role.ANALYST, is_service=False)
    for ago, words in ((365, LAST_YEAR), (0, THIS_YEAR)):
        day = today - timedelta(days=ago)
        made = writes.begin_assessment(partnership=partnership, year=str(day.year), as_of=day, by=by)
        for section, text in words.items():
            writes.write_words(assessment=made, section=section, text=text, by=by)
        if ago:
            writes.settle(assessment=made, by=by)
    return 2
