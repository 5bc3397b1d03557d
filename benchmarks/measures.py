"""How fast are the numbers behind measures? One command, JSON out; processor time on one core.

    .venv/bin/python benchmarks/measures.py

Prints JSON: for each case the median and the least of some runs, beside its target and the peer's figure for the same
work on a machine of two cores.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import numpy as np  # noqa: E402

from goldthread.analysis.charts.of_comparisons import funnel_specification  # noqa: E402
from goldthread.analysis.charts.of_spc import xmr_specification  # noqa: E402
from goldthread.analysis.charts.svg import svg  # noqa: E402
from goldthread.analysis.detection.farrington import farrington  # noqa: E402
from goldthread.analysis.disclosure.cells import dimension_of, tabulate  # noqa: E402
from goldthread.analysis.disclosure.optimum import fewest_secondary  # noqa: E402
from goldthread.analysis.disclosure.rules import Rule  # noqa: E402
from goldthread.analysis.disclosure.suppress import protect  # noqa: E402
from goldthread.analysis.prevalence.loglinear import overlap  # noqa: E402
from goldthread.analysis.prevalence.search import all_models  # noqa: E402
from goldthread.analysis.scan.circular import flat, scan, zones  # noqa: E402
from goldthread.analysis.spc.signals import xmr_signals  # noqa: E402
from goldthread.analysis.spc.xmr import xmr_chart  # noqa: E402

CHANCE = np.random.default_rng(20)
MONTHS = [f"{2020 + month // 12}-{month % 12 + 1:02d}" for month in range(60)]


# (whose, seconds): measured for the same work. The scan took 0.5 to 0.7 s.
NHSR, NHSR_CHART = ("NHSRplotthedots 0.2.2, 50 times 200 series", 50 * 2.67), ("NHSRplotthedots 0.2.2", 0.127)
RCAPTURE = ("Rcapture 1.4-4", 1.8)
SURVEILLANCE = ("surveillance 1.26.0", 20 * 0.037)
SPATIAL_EPI = ("SpatialEpi 1.2.8 (C++)", 0.6)


def seconds(
    do: Callable[[], Any], *, runs: int = 5, target: float | None = None, peer: tuple[str, float] | None = None
) -> dict[str, Any]:
    """Processor time of some runs, beside the target and the peer."""
    spent = []
    for _ in range(runs):
        begun = time.process_time()
        do()
        spent.append(time.process_time() - begun)
    median = statistics.median(spent)
    found: dict[str, Any] = {"median_seconds": round(median, 4), "least_seconds": round(min(spent), 4)}
    if target is not None:
        found |= {"target_seconds": target, "met": median < target}
    if peer is not None:
        found |= {"peer": peer[0], "peer_seconds": peer[1], "times_faster": round(peer[1] / median, 1)}
    return found


def table(rows: int, columns: int, mean: float) -> list[dict[str, Any]]:
    """An invented table of counts, many of them small."""
    counts = CHANCE.poisson(CHANCE.gamma(1.2, mean, (rows, columns)))
    return [
        {"area": str(row), "group": str(column), "count": int(counts[row, column])}
        for row in range(rows)
        for column in range(columns)
    ]


def protected(rows: list[dict[str, Any]], rule: Rule) -> Any:
    return protect(tabulate(rows, [dimension_of(rows, ["area"]), dimension_of(rows, ["group"])]), rule)


def disclosure() -> dict[str, Any]:
    """A table of 100 by 30, with many small counts and with few."""
    found = {}
    for name, mean in (("many small counts", 12), ("some", 60), ("few", 200)):
        rows = table(100, 30, mean)
        done = protected(rows, Rule(5))
        found[name] = {
            **seconds(lambda rows=rows: protected(rows, Rule(5)), runs=3),
            "small": int(done.primary.sum()),
            "hidden for others": int(done.secondary.sum()),
        }
    return found


def beside_the_best(tables: int = 12) -> dict[str, Any]:
    """Cells hidden for others beside the fewest possible, over small tables where that is proved."""
    ours = best = proved = 0
    for _ in range(tables):
        rows = table(4, 3, 12)
        whole = tabulate(rows, [dimension_of(rows, ["area"]), dimension_of(rows, ["group"])])
        least = fewest_secondary(whole, Rule(3, protection=1), seconds=10)
        if least is not None:
            proved, best = proved + 1, best + least
            ours += int(protect(whole, Rule(3, protection=1)).secondary.sum())
    return {"tables": proved, "ours": ours, "fewest": best, "ratio": round(ours / best, 3) if best else None}


def needs_assessment() -> dict[str, Any]:
    """A year's needs assessment from the whole library and all official figures, put together and made into a paper.

    On a database of its own in a folder that is thrown away.
    """
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GOLDTHREAD_VAR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.config.settings.dev")
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections

        call_command("migrate", verbosity=0)
        try:
            return _needs_assessment()
        finally:
            connections.close_all()


def _needs_assessment() -> dict[str, Any]:
    from django.utils import timezone

    from goldthread.measures import official, writes
    from goldthread.partnership import areas
    from goldthread.partnership import writes as partnership_writes
    from goldthread.partnership.models import Area
    from goldthread.publishing.composed import render
    from goldthread.publishing.needs import reads
    from goldthread.publishing.needs.paper import paper_of
    from goldthread.publishing.needs.writes import begin_assessment

    areas.bring_up_to_date()
    given: dict[str, Any] = {"name": "Dundee", "kind": "Alcohol and Drug Partnership"}
    given["areas"] = list(Area.objects.filter(code="S12000042"))
    here = partnership_writes.found_partnership(slug="dundee", **given, by=partnership_writes.Installation())
    by = partnership_writes.command_line_person(here)
    writes.add_library(partnership=here, by=by)
    loaded = 0
    for name in official.names():
        loaded += writes.load_figures(partnership=here, name=name, rows=official.rows(name), by=by).rows
    day = timezone.localdate()
    row = begin_assessment(partnership=here, year=str(day.year), as_of=day, by=by)
    found = reads.assembled(row)
    shown = sum(len(part.rows) for part in found.parts)
    return {
        "figures loaded": loaded,
        "rows shown": shown,
        "put together": seconds(lambda: reads.assembled(row)),
        "put together and made a Word file": seconds(lambda: render(paper_of(reads.for_paper(row)), "docx"), runs=3),
    }


def main() -> None:
    """Measure everything and print it."""
    many = CHANCE.normal(50, 5, (10_000, 60))
    sizes = CHANCE.integers(50, 2000, 32)
    counts = CHANCE.binomial(sizes, 0.85)
    areas = [f"Area {place}" for place in range(32)]
    histories = [[*map(int, f"{number:04b}")] for number in range(1, 16)]
    people = overlap(["a", "b", "c", "d"], histories, CHANCE.poisson(60, 15) + 5)
    weekly = CHANCE.poisson(10, (20, 320))
    x, y = CHANCE.uniform(0, 100, (2, 67))
    population = CHANCE.integers(5_000, 400_000, 67).astype(float)
    cases = CHANCE.poisson(population / 100)
    small = [xmr_chart(row) for row in many[:40]]
    found = {
        "machine": {"python": platform.python_version(), "processors": os.cpu_count()},
        "10 000 XmR series of 60 points": seconds(lambda: xmr_signals(many), target=1.0, peer=NHSR),
        "one XmR chart with its words": seconds(lambda: xmr_chart(many[0]), peer=NHSR_CHART),
        "funnel of 32 areas, computed and drawn": seconds(
            lambda: svg(funnel_specification(counts, sizes, areas, title="Funnel"))
        ),
        "40 small charts, specified and drawn": seconds(
            lambda: [svg(xmr_specification(chart, MONTHS, title="Waits")) for chart in small], target=0.5
        ),
        "113 log-linear models of four lists": seconds(lambda: all_models(people), peer=RCAPTURE),
        "Farrington, one week of 20 series": seconds(
            lambda: [farrington(row, [319]) for row in weekly], peer=SURVEILLANCE
        ),
        "circular scan of 67 areas, 999 simulations": seconds(
            lambda: scan(cases, population, zones(flat(x, y), population)), runs=3, peer=SPATIAL_EPI
        ),
        "needs assessment": needs_assessment(),
        "disclosure of 100 by 30": disclosure(),
        "disclosure beside the best possible": beside_the_best(),
    }
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
