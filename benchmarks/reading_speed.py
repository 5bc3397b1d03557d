"""Pages a second, peak memory and cell accuracy for each format, beside other libraries: one command, JSON out.

    python benchmarks/reading_speed.py [--repeat 3] [--actions 110]

An invented paper is written in every format and read by Goldthread ("cells": only the reader; "plan": the whole way)
and by the peers of ``reading_peers``, each in a process of its own. Its pages are those it has as PDF. What a cell
says is known, so each is scored: F1 of cell texts as they stand, before page breaks are joined, blanks and bullets
aside. Then Goldthread alone reads PDFs of growing length, to see whether memory grows with them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

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


def job(name: str, path: str) -> dict[str, object]:
    """One reading in this process: seconds of processor time, peak memory, the texts of the cells."""
    from reading_peers import PEERS

    kind = path.rpartition(".")[2]
    read = {"cells": cells, "plan": plan, **PEERS.get(kind, {})}[name]
    begun = time.process_time()
    texts = read(path)
    spent = time.process_time() - begun
    told = Path("/proc/self/status").read_text()  # rusage would count what started this process too
    peak = int(re.search(r"VmHWM:\s+(\d+)", told)[1]) / 1024
    return {"seconds": round(spent, 3), "peak_mb": round(peak, 1), "texts": texts}


def measured(name: str, path: Path, repeat: int) -> dict[str, object]:
    """The quickest of several readings, each in a fresh process."""
    command = [sys.executable, str(Path(__file__).resolve()), "--job", name, str(path)]
    runs = []
    for _ in range(repeat):
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode:
            return {"error": done.stderr.decode(errors="replace").strip().splitlines()[-1]}
        runs.append(json.loads(done.stdout))
    return min(runs, key=lambda run: run["seconds"])


def accuracy(found: list[str], truth: list[str]) -> float:
    """F1 of cell texts; each counts as often as it stands there."""
    one, other = Counter(map(_bare, found)), Counter(map(_bare, truth))
    return round(2 * (one & other).total() / max(one.total() + other.total(), 1), 3)


def _bare(text: str) -> str:
    return _ASIDE.sub("", text).lower()


def formats(actions: int, repeat: int, folder: Path) -> list[dict[str, object]]:
    """One entry for each format and reader."""
    from reading_peers import PEERS
    from unit.documents.papers.long_paper import long_paper
    from unit.documents.papers.sheet import Ruled, placed
    from unit.documents.papers.writers import WRITERS

    paper = long_paper(seed=1, themes=max(1, actions // 5))
    tables = [block for block in paper.blocks if isinstance(block, Ruled)]
    truth = [box.text for table in tables for _, _, box in placed(table) if box.text]
    pages, entries = 0, []
    for kind in sorted(WRITERS, key=lambda kind: kind != "pdf"):
        path = folder / f"paper.{kind}"
        path.write_bytes(WRITERS[kind](paper))
        pages = pages or pages_of(path)
        for name in ("cells", "plan", *PEERS.get(kind, {})):
            entry = {"format": kind, "reader": f"goldthread {name}" if name in {"cells", "plan"} else name}
            result = measured(name, path, repeat)
            texts = result.pop("texts", None)
            if isinstance(texts, list):
                entry["pages_a_second"] = round(pages / max(float(str(result["seconds"])), 0.001), 1)
                entry |= {"cell_f1": accuracy(texts, truth)} if name != "plan" else {"actions": len(texts)}
            entries.append(entry | result)
    return entries


def lengths(folder: Path) -> list[dict[str, object]]:
    """Goldthread on PDFs of growing length."""
    from unit.documents.papers.long_paper import long_paper
    from unit.documents.papers.writers import as_pdf

    found = []
    for themes in LENGTHS:
        path = folder / f"long-{themes}.pdf"
        path.write_bytes(as_pdf(long_paper(seed=1, themes=themes)))
        result = measured("plan", path, 1)
        result["actions"] = len(result.pop("texts", []))  # type: ignore[arg-type]
        found.append({"pages": pages_of(path), **result})
    return found


def pages_of(path: Path) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--actions", type=int, default=110)
    parser.add_argument("--job", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.job:
        json.dump(job(*options.job), sys.stdout)
        return
    with tempfile.TemporaryDirectory() as folder:
        entries = formats(options.actions, options.repeat, Path(folder))
        long = lengths(Path(folder))
    machine = {"python": platform.python_version(), "cpus": os.cpu_count(), "load": os.getloadavg()[0]}
    json.dump({"machine": machine, "formats": entries, "lengths": long}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
