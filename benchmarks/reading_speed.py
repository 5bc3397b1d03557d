"""Pages a second, peak memory and cell accuracy for each format, beside other libraries: one command, JSON out.

    python benchmarks/reading_speed.py [--repeat 2] [--actions 375] [--limit 40]

An invented paper is written in every format and read by Goldthread ("cells": only the reader; "plan": the whole way)
and by the peers of ``reading_peers``, each in a process of its own. Its pages are those it has as PDF. What a cell
says is known, so each is scored: F1 of cell texts as they stand, before page breaks are joined, blanks and bullets
aside. Then Goldthread alone reads papers of growing length, to see how memory grows. A reading that goes
over its limit of seconds is ended and said so; how far the whole has come is told on standard error.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

Result = dict[str, Any]

BEGUN = time.monotonic()
ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "benchmarks")]

LENGTHS = (20, 75, 220)  # themes; about 30, 100 and 300 pages
_ASIDE = re.compile(r"[\s•*\uf0b7‣-]+")


def cells(path: str) -> list[str]:
    """Ours: only the reader."""
    from goldthread.documents.model import Grid
    from goldthread.documents.readers import read_document

    pages = read_document(path).pages
    grids = [block for page in pages for block in page.blocks if isinstance(block, Grid)]
    return [cell.text for grid in grids for cell in grid.cells if cell.text.strip()]


def plan(path: str) -> list[str]:
    """Ours: the whole way to the plan."""
    from goldthread.documents.reading import read_plan

    return [action.text for action in read_plan(path).plan.actions]


def job(name: str, path: str) -> Result:
    """One reading in this process: seconds of processor time, peak memory, the texts of the cells."""
    from reading_peers import PEERS

    peers = {peer: each.read for peer, each in PEERS[Path(path).name.partition(".")[2]].items()}
    read = {"cells": cells, "plan": plan, **peers}[name]
    begun = time.process_time()
    texts = read(path)
    spent = time.process_time() - begun
    told = Path("/proc/self/status").read_text()  # rusage would count what started this process too
    peak = int(re.search(r"VmHWM:\s+(\d+)", told)[1]) / 1024
    return {"seconds": round(spent, 3), "peak_mb": round(peak, 1), "texts": texts}


def measured(name: str, path: Path, repeat: int, limit: float) -> Result:
    """The quickest of several readings, each in a fresh process and within a limit of seconds."""
    command = [sys.executable, str(Path(__file__).resolve()), "--job", name, str(path)]
    runs = []
    for _ in range(repeat):
        try:
            done = subprocess.run(command, capture_output=True, check=False, timeout=limit)
        except subprocess.TimeoutExpired:
            runs.append({"error": f"did not end in {limit:g} seconds"})
            break
        if done.returncode:
            runs.append({"error": done.stderr.decode(errors="replace").strip().splitlines()[-1]})
            break
        runs.append(json.loads(done.stdout))
    best = min(runs, key=lambda run: run.get("seconds", math.inf))
    tell(f"{path.name}, {name}: " + (best.get("error") or f"{best['seconds']} s, {best['peak_mb']} MB"))
    return best


def tell(news: str) -> None:
    """How far it has come, on standard error."""
    print(f"{time.monotonic() - BEGUN:6.1f} s  {news}", file=sys.stderr, flush=True)


def accuracy(found: list[str], truth: list[str]) -> float:
    """F1 of cell texts; each counts as often as it stands there."""
    one, other = Counter(map(_bare, found)), Counter(map(_bare, truth))
    return round(2 * (one & other).total() / max(one.total() + other.total(), 1), 3)


def _bare(text: str) -> str:
    return _ASIDE.sub("", text).lower()


def formats(actions: int, repeat: int, limit: float, folder: Path) -> list[Result]:
    """One entry for each format and reader."""
    from reading_peers import PEERS
    from unit.documents.papers.long_paper import long_paper
    from unit.documents.papers.sheet import Ruled, placed
    from unit.documents.papers.texts import as_markdown, as_printed, as_tabs
    from unit.documents.papers.writers import WRITERS

    paper = long_paper(seed=1, themes=max(1, actions // 5))
    tables = [block for block in paper.blocks if isinstance(block, Ruled)]
    truth = [box.text for table in tables for _, _, box in placed(table) if box.text]
    writers = WRITERS | {"md": as_markdown, "tabs.txt": as_tabs, "printed.txt": as_printed}
    pages, entries = 0, []
    for kind in sorted(writers, key=lambda kind: kind != "pdf"):
        path = folder / f"paper.{kind}"
        path.write_bytes(writers[kind](paper))
        pages = pages or pages_of(path)
        tell(f"wrote {path.name}, {pages} pages as PDF")
        for name in ("cells", "plan", *PEERS[kind]):
            entries.append({"format": kind, **entry(name, measured(name, path, repeat, limit), pages, truth)})
            if peer := PEERS[kind].get(name):
                entries[-1]["tells"] = sorted(peer.tells)
    return entries


def entry(name: str, result: Result, pages: int, truth: list[str]) -> Result:
    """What one reader did with one file."""
    reader = f"goldthread {name}" if name in {"cells", "plan"} else name
    texts = result.pop("texts", None)
    if texts is None:
        return {"reader": reader, **result}
    said = {"actions": len(texts)} if name == "plan" else {"cell_f1": accuracy(texts, truth)}
    return {"reader": reader, "pages_a_second": round(pages / max(result["seconds"], 0.001), 1), **said, **result}


def beside(entries: list[Result]) -> dict[str, Result]:
    """For each format our reader, and how many times as fast it is as the quickest peers that ended.

    Among all, and among those that tell merged cells apart, and fills too, as ours does.
    """
    table: dict[str, Result] = {}
    for kind in dict.fromkeys(each["format"] for each in entries):
        ours, _, *peers = [each for each in entries if each["format"] == kind]
        table[kind] = {"pages_a_second": ours.get("pages_a_second"), "peak_mb": ours.get("peak_mb")}
        for least in ((), ("merges",), ("merges", "fills")):
            able = [peer for peer in peers if "seconds" in peer and set(least) <= set(peer["tells"])]
            if able and "seconds" in ours:
                peer = min(able, key=lambda peer: peer["seconds"])
                faster = round(peer["seconds"] / max(ours["seconds"], 0.001), 2)
                title = "quickest peer" + (f" with {' and '.join(least)}" if least else "")
                table[kind][title] = f"{peer['reader']}: ours is {faster} times as fast"
    return table


def lengths(limit: float, folder: Path) -> list[Result]:
    """Goldthread on papers of growing length; their pages are those they have as PDF."""
    from unit.documents.papers.long_paper import long_paper
    from unit.documents.papers.texts import as_printed
    from unit.documents.papers.writers import WRITERS

    found = []
    for themes in LENGTHS:
        paper, pages = long_paper(seed=1, themes=themes), 0
        for kind, write in {"pdf": WRITERS["pdf"], "xlsx": WRITERS["xlsx"], "printed.txt": as_printed}.items():
            path = folder / f"long-{themes}.{kind}"
            path.write_bytes(write(paper))
            pages = pages or pages_of(path)
            for name in ("cells", "plan"):
                result = measured(name, path, 1, limit)
                result[name if name == "cells" else "actions"] = len(result.pop("texts", []))
                found.append({"format": kind, "pages": pages, "reader": f"goldthread {name}", **result})
    return found


def pages_of(path: Path) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--actions", type=int, default=375)
    parser.add_argument("--limit", type=float, default=40.0, help="seconds for one reading")
    parser.add_argument("--job", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.job:
        json.dump(job(*options.job), sys.stdout)
        return
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        entries = formats(options.actions, options.repeat, options.limit, Path(folder))
        long = lengths(options.limit, Path(folder))
    machine = {"python": platform.python_version(), "cpus": os.cpu_count(), "load": [load, os.getloadavg()[0]]}
    report = {"machine": machine, "beside": beside(entries), "formats": entries, "lengths": long}
    json.dump(report, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
