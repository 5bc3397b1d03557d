"""How well would forecasts have done? Each partnership of the national set, at the start of each of eight quarters.

    .venv/bin/python benchmarks/forecast.py            SQLite; builds the set the first time
    .venv/bin/python benchmarks/forecast.py --small

Prints JSON: the Brier score of all forecasts beside that of always saying the usual share, what was said and what
came in each fifth, and the seconds a partnership takes. The set's delays are drawn by chance: on real plans only
the page of a partnership tells how far to trust it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from typing import Any

import building
import national
import server as serving


def backtest() -> dict[str, Any]:
    """Every partnership that has history enough, as its own page would try it."""
    from goldthread.delivery.reads.commitments import commitments
    from goldthread.delivery.rules.forecast import calibration
    from goldthread.partnership.models import Partnership

    found, seconds = [], []
    for partnership in Partnership.objects.order_by("id"):
        began = time.perf_counter()
        tried = calibration([each.commitment for each in commitments(partnership)], building.ON)
        seconds.append(time.perf_counter() - began)
        if tried is not None:
            found.append(tried)
    forecasts = sum(each.forecasts for each in found)
    return {
        "partnerships": len(seconds),
        "with_history_enough": len(found),
        "forecasts": forecasts,
        "brier": _weighted(found, "brier"),
        "brier_of_the_usual_share": _weighted(found, "usual"),
        "reliability": [_bin(found, number) for number in range(5)],
        "median_seconds_a_partnership": round(statistics.median(seconds), 2),
        "first_seconds": round(seconds[0], 2),  # with scipy loaded
    }


def _weighted(found: list[Any], name: str) -> float | None:
    forecasts = sum(each.forecasts for each in found)
    return round(sum(getattr(each, name) * each.forecasts for each in found) / forecasts, 4) if forecasts else None


def _bin(found: list[Any], number: int) -> dict[str, Any]:
    bins = [each for tried in found for each in tried.bins if each.low == number / 5]
    many = sum(each.forecasts for each in bins)
    said, came = (
        round(sum(getattr(each, name) * each.forecasts for each in bins) / many, 3) if many else None
        for name in ("said", "came")
    )
    return {"from": number / 5, "forecasts": many, "said": said, "came": came}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", action="store_true", help="three partnerships instead of thirty")
    options = parser.parse_args()
    options.database = "sqlite"
    os.environ.update(serving.SETTINGS)
    folder = national.folder_of(options)
    os.environ["GOLDTHREAD_VAR"] = str(folder)
    import django

    django.setup()
    amount = building.SMALL if options.small else building.NATIONAL
    building.build(amount, folder, lambda text: print(text, file=sys.stderr))
    print(json.dumps(backtest(), indent=2))


if __name__ == "__main__":
    main()
