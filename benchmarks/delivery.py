"""How long does a country's nightly assessment take? Every action of the national set as of a day, in one process.

    .venv/bin/python benchmarks/delivery.py                      SQLite; builds the set the first time
    .venv/bin/python benchmarks/delivery.py --database postgres
    .venv/bin/python benchmarks/delivery.py --small              three partnerships, to see that it works

Prints JSON: seconds and processor seconds of each turn, here and in PostgreSQL, their median beside the target, and
peak memory. On a machine with other work the seconds tell of that work: processor seconds are what it takes.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import sys
import time
from collections import Counter
from datetime import date
from typing import Any

import building
import national
import server as serving

TARGET_SECONDS = 10
TURNS = 3


def assess_all(on: date) -> Counter[str]:
    """Every action of every partnership, never more than one partnership in memory; how many are which RAG."""
    from goldthread.delivery import reads
    from goldthread.partnership.models import Partnership

    found: Counter[str] = Counter()
    for partnership in Partnership.objects.order_by("id"):
        found.update(str(assessed.rag) for _, assessed in reads.assessed_actions(partnership, on))
    return found


def turn(on: date) -> dict[str, Any]:
    began, used, database = time.perf_counter(), time.process_time(), serving.database_seconds()
    found = assess_all(on)
    return {
        "seconds": round(time.perf_counter() - began, 2),
        "processor_seconds": round(time.process_time() - used, 2),
        "database_processor_seconds": round(serving.database_seconds() - database, 2),
        "actions": sum(found.values()),
        "assessed": {rag or "not assessed": many for rag, many in sorted(found.items())},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--small", action="store_true", help="three partnerships instead of thirty")
    parser.add_argument("--on", type=date.fromisoformat, default=building.ON, metavar="YYYY-MM-DD")
    options = parser.parse_args()

    os.environ.update(serving.SETTINGS)
    folder = national.folder_of(options)
    os.environ["GOLDTHREAD_VAR"] = str(folder)
    if options.database == "postgres" and "GOLDTHREAD_DATABASE_URL" not in os.environ:
        national.again_with_postgres(folder)
    import django

    django.setup()
    amount = building.SMALL if options.small else building.NATIONAL
    building.build(amount, folder, lambda text: print(text, file=sys.stderr))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    turns = [turn(options.on) for _ in range(TURNS)]
    seconds = statistics.median(each["seconds"] for each in turns)
    report = {
        "database": options.database,
        "on": options.on.isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "median_seconds": seconds,
        "median_processor_seconds": statistics.median(
            each["processor_seconds"] + each["database_processor_seconds"] for each in turns
        ),
        "target_seconds": TARGET_SECONDS,
        "met": seconds < TARGET_SECONDS,
        "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "peak_mib_before": round(before / 1024),
        "turns": turns,
    }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
