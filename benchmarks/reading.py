"""How long papers take to read, in what memory, and how well: one command, JSON out.

    python benchmarks/reading.py [PAPER...] [--repeat 3] [--corpus FOLDER]

Without papers it takes the shared corpus (``shared_corpus`` says where it is looked for), and an invented paper of
many pages in four formats; then it also says how far the reader's sureness can be trusted (``calibration.py``). Each
paper is read in a process of its own, so that peak memory is its own. PDFs are also given to pdfplumber's table
extraction, the peer, in the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import shared_corpus
from calibration import calibration

ROOT = Path(__file__).parents[1]
KINDS = {".pdf", ".docx", ".xlsx", ".html", ".txt"}
sys.path.insert(0, str(ROOT / "tests"))  # the invented papers


def read(path: str) -> dict[str, object]:
    """Ours: the whole way from the file to the plan."""
    from goldthread.documents.corpus_schema import to_corpus
    from goldthread.documents.reading import read_plan

    begun = time.process_time(), time.perf_counter()
    reading = read_plan(path)
    spent = {"cpu_seconds": time.process_time() - begun[0], "seconds": time.perf_counter() - begun[1]}
    return spent | {"pages": len(reading.document.pages), "plan": to_corpus(reading)}


def peer(path: str) -> dict[str, object]:
    """pdfplumber: only the tables of each page, as they stand."""
    import pdfplumber

    begun = time.process_time(), time.perf_counter()
    with pdfplumber.open(path) as document:
        settings = {"vertical_strategy": "lines_strict", "horizontal_strategy": "lines_strict"}
        tables = sum(len(page.extract_tables(settings)) for page in document.pages)
    spent = {"cpu_seconds": time.process_time() - begun[0], "seconds": time.perf_counter() - begun[1]}
    return spent | {"tables": tables}


JOBS: dict[str, Callable[[str], dict[str, object]]] = {"read": read, "peer": peer}


def measured(job: str, path: Path, repeat: int) -> dict[str, object]:
    """The best of several runs, each in a fresh process; peak memory of the last."""
    command = [sys.executable, str(Path(__file__).resolve()), "--job", job, str(path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    runs = []
    for _ in range(repeat):
        done = subprocess.run(command, capture_output=True, check=False, env=environment)
        if done.returncode:
            return {"error": done.stderr.decode(errors="replace").strip().splitlines()[-1]}
        runs.append(json.loads(done.stdout))
    best = min(runs, key=lambda run: run["cpu_seconds"])
    return {name: round(value, 3) if isinstance(value, float) else value for name, value in best.items()}


def score(path: Path, plan: object, corpus: Path | None) -> float | None:
    """The plan's score by the corpus's own scorer, where there is one for this paper."""
    gold = corpus / f"{path.stem}.gold.json" if corpus else None
    if corpus is None or gold is None or not gold.exists():
        return None
    scorer = shared_corpus.scorer(corpus)
    return float(scorer.score(json.loads(gold.read_text(encoding="utf-8")), plan)["overall"])


def papers(named: list[str], folder: Path, corpus: Path | None) -> Iterator[Path]:
    """The papers to read: those named, or the corpus and an invented one."""
    if named:
        yield from map(Path, named)
        return
    if corpus:
        yield from sorted(path for path in corpus.rglob("*") if path.suffix in KINDS and "news" not in path.name)
    from unit.documents.papers.long_paper import long_paper
    from unit.documents.papers.writers import WRITERS

    for kind, write in WRITERS.items():
        path = folder / f"invented-100-actions.{kind}"
        path.write_bytes(write(long_paper(seed=1, themes=22)))
        yield path


def report(named: list[str], repeat: int, corpus: Path | None) -> dict[str, object]:
    """One entry for each paper."""
    entries = []
    with tempfile.TemporaryDirectory() as folder:
        for path in papers(named, Path(folder), corpus):
            if path.suffix == ".md":
                continue
            entry: dict[str, object] = {"paper": path.name, "bytes": path.stat().st_size}
            entry |= measured("read", path, repeat)
            plan = entry.pop("plan", None)
            if isinstance(plan, dict):
                entry["actions"] = len(plan["actions"])
                entry["score"] = score(path, plan, corpus)
            if path.suffix == ".pdf":
                entry["pdfplumber"] = measured("peer", path, repeat)
            entries.append(entry)
    calibrated = {"calibration": calibration([corpus], corpus)} if corpus and not named else {}
    machine = {"python": platform.python_version(), "cpus": os.cpu_count(), "load": os.getloadavg()[0]}
    return {"machine": machine, "repeat": repeat, "papers": entries} | calibrated


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("papers", nargs="*")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--corpus", type=Path, help=f"the shared corpus (or ${shared_corpus.VARIABLE})")
    parser.add_argument("--job", choices=JOBS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.job:
        result = JOBS[options.job](options.papers[0])
        result["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    else:
        corpus = shared_corpus.find(options.corpus) if options.papers else shared_corpus.needed(options.corpus)
        result = report(options.papers, options.repeat, corpus)
    json.dump(result, sys.stdout, ensure_ascii=False, indent=None if options.job else 1)


if __name__ == "__main__":
    main()
