"""How fast is a whole country? Builds the national set, serves it and measures what people ask for most.

    .venv/bin/python benchmarks/national.py                      SQLite, the whole country; minutes the first time
    .venv/bin/python benchmarks/national.py --database postgres  the same on PostgreSQL
    .venv/bin/python benchmarks/national.py --small              three partnerships, to see that it works

Prints JSON: for each case at 1 and 8 visitors p50, p95, requests a second and processor time a request, beside the
targets and the peer's figures. Compare processor time first: other work on the machine hardly moves it.
The scheduler is left out (see ``server.py``), every server process has answered before anything is timed, and what
the visitors themselves took of the machine is told. Both databases go through the same.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import building
import server as serving
import visitors
from visitors import Visit

ROOT = Path(__file__).resolve().parents[1]
AT_ONCE = (1, 8)
ALONE = {"CSV of all"}  # by one visitor only
# p50 at one visitor and p95 at eight, in milliseconds
TARGETS = {
    "board": (25, 150),
    "plan overview": (25, 150),
    "list": (25, 150),
    "action": (15, 100),
    "search, rare word": (30, 200),
    "search, common word": (30, 200),
    "JSON list": (20, 120),
    "CSV of one partnership": (200, None),
    "CSV of all": (5_000, None),
}


def cases(built: building.Built, session: str, national: str) -> dict[str, Visit]:
    """What is asked for, by name. ``session`` is a coordinator's, ``national`` a national viewer's."""
    cookie, everywhere = {"Cookie": session}, {"Cookie": national}
    key = {"Authorization": f"Bearer {built.key}"}
    month = (date.today().replace(day=1) - timedelta(days=1)).strftime("%Y-%m")  # noqa: DTZ011 - the server's day
    say = json.dumps({"narrative": "The group met and agreed who visits whom this week."})
    write = {"Authorization": f"Bearer {built.write_key}", "Content-Type": "application/json"}
    return {
        "sign-in page": Visit("/accounts/login/", "csrfmiddlewaretoken"),
        "front": Visit("/area-01/", "Area 01", cookie),
        "board": Visit("/area-01/board/", "Area 01", cookie),
        "plan overview": Visit("/area-01/plans/plan-1/", "Alcohol and drugs delivery plan", cookie),
        "list": Visit("/area-01/actions/?open=1&overdue=1&sort=due&size=100", "<tr", cookie),
        "action": Visit(f"/area-01/actions/{built.action}/", "Alcohol and drugs delivery plan", cookie),
        "calendar": Visit(f"/area-01/calendar/?month={month}", "Area 01", cookie),
        "search, rare word": Visit("/area-01/search/?q=lighthouse", "ighthouse", cookie),
        "search, common word": Visit("/area-01/search/?q=naloxone", "aloxone", cookie),
        "JSON list": Visit("/api/v1/partnerships/area-01/actions?limit=100", '"id"', key),
        "CSV of one partnership": Visit("/area-01/reports/actions.csv", "\n", cookie),
        "CSV of all": Visit("/national/actions.csv", "\n", everywhere),
        # an action after the other: two people who report on the same one are told of each other
        "save an update": Visit(
            "/api/v1/partnerships/area-01/actions/{n}/updates", "", write, "POST", say, built.action + 1, among=400
        ),
    }


def measure_all(running: serving.Server, name: str, what: Visit, seconds: float) -> dict[str, dict[str, Any]]:
    """One case at each number of visitors, when as many as will come have been there for a while."""
    ways = [1] if name in ALONE else AT_ONCE
    visitors.visit(running.port, what, at_once=max(ways), seconds=min(1.0, seconds))
    return {str(at_once): measure(running, what, at_once, seconds) for at_once in ways}


def measure(running: serving.Server, what: Visit, at_once: int, seconds: float) -> dict[str, Any]:
    """One case at so many visitors."""
    before = running.use()
    times = visitors.visit(running.port, what, at_once=at_once, seconds=seconds)
    after = running.use()
    asked = len(times.each) + at_once  # the first of each visitor was served too
    return {
        **times.summary(),
        "cpu_web": round((after.web - before.web) / asked * 1000, 1),
        "cpu_database": round((after.database - before.database) / asked * 1000, 1),
        "kib": round(times.size / 1024, 1),
        "rows": times.rows,
    }


def compared(name: str, found: dict[str, Any], peer: dict[str, Any]) -> dict[str, Any]:
    """The figures of one case beside its targets and the peer's."""
    target, theirs = TARGETS.get(name), peer["cases"].get(name, {})
    beside: dict[str, Any] = {}
    if target:
        beside["target"] = {"p50 at 1": target[0], "p95 at 8": target[1]}
        met = found["1"]["p50"] <= target[0] and (target[1] is None or found["8"]["p95"] <= target[1])
        beside["met"] = met
    for at_once in map(str, AT_ONCE):
        if at_once in theirs and at_once in found:
            ours, their = found[at_once], theirs[at_once]
            cpu = ours["cpu_web"] + ours["cpu_database"]
            beside[f"times faster at {at_once}"] = {
                "p50": round(their["p50"] / ours["p50"], 1),
                "p95": round(their["p95"] / ours["p95"], 1),
                "processor time": round(their["cpu"] / cpu, 1) if cpu else None,
            }
    return beside


def run(options: argparse.Namespace, folder: Path, say: Callable[[str], None]) -> dict[str, Any]:
    """Build if need be, serve, ask."""
    peer = json.loads((ROOT / "benchmarks" / "peer_redmine.json").read_text())
    amount = building.SMALL if options.small else building.NATIONAL
    say(f"Building {amount.name} in {folder} (kept for the next time) ...")
    built = building.build(amount, folder, say)
    report: dict[str, Any] = {
        "database": options.database,
        "amount": built.rows,
        "built_in_seconds": built.seconds,
        "database_mib": _database_mib(folder),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "python": platform.python_version(),
        "peer": {"of": peer["peer"], "conditions": peer["conditions"]},
        "cases": {},
    }
    gc.collect()
    gc.freeze()  # what was loaded to build the set: the visitors need not look it through
    with serving.running(folder) as running:
        report["started_in_seconds"] = round(running.started_in, 1)
        report["memory_mib"] = {"start": running.memory_mib()}
        session, national = _sign_in(running, report)
        for name, what in cases(built, session, national).items():
            if options.only and name not in options.only:
                continue
            found = measure_all(running, name, what, options.seconds)
            report["cases"][name] = {**found, **compared(name, found, peer)}
            say(f"  {name}: " + ", ".join(f"{n}: p50 {f['p50']} p95 {f['p95']}" for n, f in found.items()))
            if name == "CSV of one partnership":
                report["memory_mib"]["after_pages"] = running.memory_mib()
            if name == "CSV of all":
                report["memory_mib"]["after_csv_of_all"] = running.memory_mib()
    return report


def _sign_in(running: serving.Server, report: dict[str, Any]) -> tuple[str, str]:
    """Sessions to measure with, and how long signing in takes (a password is meant to be slow to check)."""
    taken = [visitors.sign_in(running.port, f"coordinator-{n:02}@example.org", building.PASSWORD)[1] for n in (2, 3)]
    session, first = visitors.sign_in(running.port, "coordinator-01@example.org", building.PASSWORD)
    national, last = visitors.sign_in(running.port, "national@example.org", building.PASSWORD)
    report["sign_in_ms"] = round(statistics.median([*taken, first, last]), 1)
    return session, national


def _database_mib(folder: Path) -> int:
    from django.db import connection

    if connection.vendor == "sqlite":
        return round((folder / "goldthread.sqlite3").stat().st_size / 2**20)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return round(cursor.fetchone()[0] / 2**20)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--small", action="store_true", help="three partnerships instead of thirty")
    parser.add_argument("--seconds", type=float, default=5.0, help="how long each case is asked for")
    parser.add_argument("--only", action="append", metavar="CASE", help="this case alone; may be given again")
    parser.add_argument("-o", "--output", type=Path, help="where to write the JSON; standard output if left out")
    options = parser.parse_args()

    os.environ.update(serving.SETTINGS)
    folder = folder_of(options)
    os.environ["GOLDTHREAD_VAR"] = str(folder)
    if options.database == "postgres" and "GOLDTHREAD_DATABASE_URL" not in os.environ:
        again_with_postgres(folder)
    import django

    django.setup()
    report = run(options, folder, lambda text: print(text, file=sys.stderr))
    text = json.dumps(report, indent=2)
    if options.output:
        options.output.write_text(text + "\n")
    else:
        print(text)


def folder_of(options: argparse.Namespace) -> Path:
    """Where this very set is kept, by database, amount and how it is made."""
    amount = building.SMALL if options.small else building.NATIONAL
    name = f"goldthread-national-{options.database}-{amount.name}-{building.recipe()}"
    folder = Path(tempfile.gettempdir()) / name
    folder.mkdir(exist_ok=True)
    return folder


def again_with_postgres(folder: Path) -> None:
    """Run this command once more, inside one that sees to a database. As durable as in real use."""
    settings = ["shared_buffers=512MB", "fsync=on", "synchronous_commit=on", "full_page_writes=on"]
    options = [part for setting in settings for part in ("-c", setting)]
    folder.chmod(0o755)
    command = [str(ROOT / "bin" / "with-postgres"), "-k", str(folder / "postgres"), *options]
    os.execv(command[0], [*command, sys.executable, *sys.argv])


if __name__ == "__main__":
    main()
