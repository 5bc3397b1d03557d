"""How long texts of one thing take to be read: one command, JSON out.

    python benchmarks/reading_long_texts.py [--repeat 3]

Processor seconds (median) for each text of ``tests/factories/long_texts.py``, whole and half as long: where the
second is far less than half the first, the work grows faster than the text.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]


def seconds(text: str, repeat: int) -> float:
    """The median time of reading it, or of refusing it."""
    from goldthread.documents.reading import read_plan
    from goldthread.kernel.errors import InputError

    taken = []
    for _ in range(repeat):
        begun = time.process_time()
        with suppress(InputError):
            read_plan(text.encode(), "long.txt")
        taken.append(time.process_time() - begun)
    return round(statistics.median(taken), 3)


def main() -> None:
    from factories.long_texts import LONG_TEXTS

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=3)
    repeat = parser.parse_args().repeat
    result = {
        name: {"whole": seconds(text, repeat), "half": seconds(text[: len(text) // 2], repeat)}
        for name, text in LONG_TEXTS.items()
    }
    machine = {"python": platform.python_version(), "machine": platform.machine()}
    print(json.dumps({"unit": "seconds of the processor", **machine, "texts": result}, indent=2))


if __name__ == "__main__":
    main()
