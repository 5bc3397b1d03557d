"""Reads mutated papers of every format and says what became of each: one command, JSON out.

    python benchmarks/fuzz_reading.py [--files 20000] [--seed 1] [--state FOLDER]

Every file is read in a process of its own under limits of memory and time. A file is known by its seed and number,
so a run that is broken off goes on where it stopped, and each fault can be made again (--only NUMBER). Files that
crash the reader, hang or bring it down are kept in the state folder. Ends with status 1 when there is any.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import select
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "benchmarks")]

SECONDS = 20  # of one file
SAVED_EVERY = 100
FAULTS = ("crashed", "hung", "died")


def fate_of(data: bytes, name: str) -> str:
    """What became of one file: "read", "refused", or a fault with its place, found out in a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        os.write(writer, _fate(data, name).encode()[:4000])
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as said:
        ready, _, _ = select.select([said], [], [], SECONDS * 3)
        if not ready:
            os.kill(child, signal.SIGKILL)
        fate = said.read().decode()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        return "hung" if number in {signal.SIGXCPU, signal.SIGKILL} else f"died of signal {number}"
    return fate or "died silently"


def _fate(data: bytes, name: str) -> str:
    from goldthread.documents.worker import MAX_MEMORY

    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return _fate_unbounded(data, name)


def _fate_unbounded(data: bytes, name: str) -> str:
    from goldthread.documents.reading import read_plan
    from goldthread.kernel.errors import InputError

    try:
        read_plan(data, name)
    except InputError:
        return "refused"
    except (MemoryError, RecursionError):
        return "refused"  # the worker says so in words
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"crashed: {type(error).__name__} in {Path(place.filename).name}:{place.lineno}"
    return "read"


def _warm_up() -> None:
    """Loads every reader once, so that no file pays for it."""
    from unit.documents.papers.layouts import LAYOUTS
    from unit.documents.papers.writers import WRITERS

    paper = LAYOUTS["section_rows"]().paper
    for kind, write in WRITERS.items():
        _fate_unbounded(write(paper), f"paper.{kind}")
    _fate_unbounded(b"# One\n\n# Two\n", "paper.md")


def run(files: int, seed: int, folder: Path) -> dict[str, object]:
    """Reads what is left of so many files; what is known so far is saved now and then."""
    from mutations import mutated

    _warm_up()
    state = folder / f"fuzz-{seed}.json"
    known = json.loads(state.read_text()) if state.exists() else {"next": 0, "outcomes": {}, "faults": []}
    outcomes, begun = Counter(known["outcomes"]), time.monotonic()
    for number in range(known["next"], files):
        kind, data = mutated(Random(f"{seed} {number}"))
        fate = fate_of(data, f"paper.{kind}")
        outcomes[f"{kind} {fate.split(':')[0].split(' of ')[0]}"] += 1
        if fate.startswith(FAULTS):
            (folder / f"fault-{seed}-{number}.{kind}").write_bytes(data)
            known["faults"].append({"number": number, "kind": kind, "fate": fate})
        known |= {"next": number + 1, "outcomes": dict(sorted(outcomes.items()))}
        if number % SAVED_EVERY == 0:
            state.write_text(json.dumps(known))
    state.write_text(json.dumps(known))
    return {"seed": seed, "files": known["next"], "seconds": round(time.monotonic() - begun, 1), **known}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state", type=Path, default=Path(tempfile.gettempdir()) / "goldthread-fuzz")
    parser.add_argument("--only", type=int, help="read one file again and say what becomes of it")
    options = parser.parse_args()
    if options.only is not None:
        from mutations import mutated

        kind, data = mutated(Random(f"{options.seed} {options.only}"))
        print(json.dumps({"kind": kind, "bytes": len(data), "fate": fate_of(data, f"paper.{kind}")}))
        return
    options.state.mkdir(parents=True, exist_ok=True)
    result = run(options.files, options.seed, options.state)
    json.dump(result, sys.stdout, indent=1)
    sys.exit(bool(result["faults"]))


if __name__ == "__main__":
    main()
