"""How far the reader's own sureness can be trusted, and how its weights were learned.

    python benchmarks/calibration.py [FOLDER...] [--fit] [--corpus FOLDER]

A folder holds papers and their truth: ``NAME.gold.json`` beside ``NAME.*`` or in ``formats/NAME.*``, in the schema
of the shared corpus. Where none is named, that corpus is read (``shared_corpus`` says where it is looked for). Prints
a table of the fields said to be so and so sure with the share that is right. ``--fit`` learns new weights, each paper
counting the same however long it is, prints them and gives a second table in which every paper is judged by weights
learned without it; ``--held FOLDER`` gives a third, of papers that the weights never saw.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

if TYPE_CHECKING:
    from goldthread.documents.model import Reading

sys.path.insert(0, str(Path(__file__).parent))

import shared_corpus

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)
PENALTY = 5.0  # of large weights
FOLDS = 10
REAL = 3.0  # papers of the corpus are real: each counts as much as so many invented ones


@dataclass(frozen=True)
class Judged:
    """One field that was read: its signs, how sure the reader was, and whether it is right."""

    paper: str
    field: str
    signs: dict[str, float]
    sure: float
    right: bool
    counts: float = 1.0


def papers(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each paper of a folder with its truth."""
    for gold in sorted(folder.glob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json")
        truth = json.loads(gold.read_text(encoding="utf-8"))
        for path in sorted((*folder.glob(f"{name}.*"), *folder.glob(f"formats/{name}.*"))):
            if not path.name.endswith(".gold.json"):
                yield path, truth


def judged(folder: Path, score: ModuleType, counts: float) -> Iterator[Judged]:
    """Every field that was read from the papers of a folder, each paper worth so much."""
    from goldthread.documents.corpus_schema import to_corpus
    from goldthread.documents.sureness import signs

    for path, truth in papers(folder):
        read = _read(path)
        if read is None:
            continue
        reading, unweighed = read
        plan = to_corpus(reading)
        pairs = score.score(truth, plan)["_pairs"]
        truths = {id(found): truth["actions"][place] for place, found in pairs.items()}
        of_rules = unweighed.plan.actions
        for action, by_rules, found in zip(reading.plan.actions, of_rules, plan["actions"], strict=True):
            gold = truths.get(id(found))
            if gold is not None and gold.get("optional"):
                continue
            for name, evidence in action.evidence.items():
                right = is_right(name, gold, found, truth, plan, score)
                if right is not None:
                    given = signs(name, by_rules.evidence[name], action, reading.document.kind)
                    yield Judged(path.stem.split(".")[0], name, given, evidence.confidence, right, counts)


def _read(path: Path) -> tuple[Reading, Reading] | None:
    """A paper as it is read, and the same before its evidence is weighed, which is what the signs are taken from."""
    from goldthread.documents import reading
    from goldthread.documents.second_reading import with_second_reading
    from goldthread.documents.sureness import with_sureness
    from goldthread.kernel.errors import InputError

    unweighed: dict[int, Reading] = {}

    def noted(before: Reading) -> Reading:
        weighed = with_sureness(before)
        unweighed[id(weighed)] = before
        return weighed

    def compared(first: Reading, second: Reading) -> Reading:
        told = with_second_reading(first, second)
        unweighed[id(told)] = unweighed[id(first)]
        return told

    with patch.object(reading, "with_sureness", noted), patch.object(reading, "with_second_reading", compared):
        try:
            found = reading.read_plan(path)
        except InputError:
            return None
    return found, unweighed[id(found)]


def is_right(
    name: str, gold: dict[str, Any] | None, found: dict[str, Any], truth: Any, plan: Any, score: ModuleType
) -> bool | None:
    """Whether a field says what the paper says; None where the truth is silent. An action too many is all wrong."""
    if gold is None:
        return False if name == "text" else None
    tests = {
        "text": lambda: True,
        "owners": lambda: score.score_owners(gold, found) > 0.99,
        "timescale": lambda: score.score_deadline(gold, found) > 0.99,
        "rag": lambda: score.score_rag(gold, found) > 0.99 if gold.get("rag") else None,
        "ref": lambda: _plain(gold["ref"]) == _plain(found["ref"]) if gold.get("ref") else None,
        "progress": lambda: _alike(gold, found, "progress", score),
        "status": lambda: gold["status"] == found["status"] if gold.get("status") else None,
        "outcomes": lambda: _alike(gold, found, "outcomes", score),
        "recommendations": lambda: _same(gold, found) if gold.get("recommendations") else None,
        "priority": lambda: _same_priority(gold, found, truth, plan, score),
    }
    return tests[name]() if name in tests else None


def _plain(text: str | None) -> str:
    return "".join((text or "").lower().split()).removeprefix("action").strip(".:")


def _same(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    return {str(one).lower() for one in gold["recommendations"]} == {
        str(one).lower() for one in found["recommendations"]
    }


def _alike(gold: dict[str, Any], found: dict[str, Any], name: str, score: ModuleType) -> bool | None:
    want, have = gold.get(name), found.get(name)
    if not want:
        return None
    told = [" ".join(value) if isinstance(value, list) else str(value or "") for value in (want, have)]
    return bool(score.ratio(score.norm(told[0]), score.norm(told[1])) >= 0.9)


def _same_priority(
    gold: dict[str, Any], found: dict[str, Any], truth: Any, plan: Any, score: ModuleType
) -> bool | None:
    if not gold.get("priority_ref"):
        return None
    wanted, given = score.prio_map(truth), score.prio_map(plan)
    want = wanted.get(score.norm(gold["priority_ref"]))
    ref = found.get("priority_ref")
    return bool(want and ref and score.same_priority(want, given.get(score.norm(ref)), ref))


def table(fields: Sequence[Judged], sureness: Sequence[float]) -> list[dict[str, float]]:
    """For each band of sureness: how many fields, how sure on average, and the share that is right."""
    bands: dict[float, list[tuple[float, bool]]] = defaultdict(list)
    for one, sure in zip(fields, sureness, strict=True):
        bands[max(edge for edge in EDGES[:-1] if edge <= sure)].append((sure, one.right))
    rows = []
    for low, high in pairwise(EDGES):
        held = bands.get(low, [])
        if held:
            said = sum(sure for sure, _ in held) / len(held)
            right = sum(right for _, right in held) / len(held)
            rows.append(
                {"from": low, "to": high, "fields": len(held), "said": round(said, 3), "right": round(right, 3)}
            )
    return rows


def expected_error(rows: Sequence[dict[str, float]]) -> float:
    """The mean gap between said and right, each band by its fields."""
    fields = sum(row["fields"] for row in rows)
    return round(sum(row["fields"] * abs(row["said"] - row["right"]) for row in rows) / max(1, fields), 4)


def fitted(fields: Sequence[Judged]) -> dict[str, float]:
    """Weights by logistic regression with a ridge penalty (iteratively reweighted least squares)."""
    import numpy as np

    names = sorted({sign for one in fields for sign in one.signs})
    of_paper: dict[str, int] = defaultdict(int)
    for one in fields:
        of_paper[one.paper] += 1
    x = np.array([[one.signs.get(name, 0.0) for name in names] for one in fields])
    y = np.array([float(one.right) for one in fields])
    share = np.array([one.counts / of_paper[one.paper] for one in fields])
    share *= len(fields) / share.sum()
    beta = np.zeros(len(names))
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (share * (y - p)) - PENALTY * beta
        curve = (x * (share * p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(names))
        step = np.linalg.solve(curve, gradient)
        beta += step
        if abs(step).max() < 1e-8:
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, beta, strict=True)}


def left_out(fields: Sequence[Judged]) -> list[float]:
    """The sureness of each field by weights learned from other papers only."""
    from goldthread.documents.sureness import sure

    names = sorted({one.paper for one in fields})
    fold = {name: place % FOLDS for place, name in enumerate(names)}
    out = [0.0] * len(fields)
    for part in range(FOLDS):
        rest = [one for one in fields if fold[one.paper] != part]
        if len(rest) == len(fields):
            continue
        weights = fitted(rest)
        for place, one in enumerate(fields):
            if fold[one.paper] == part:
                out[place] = sure(one.signs, weights)
    return out


def calibration(folders: Sequence[Path], corpus: Path | None = None) -> dict[str, Any]:
    """The table for the weights as they stand."""
    return _told(fields_of(folders, corpus or shared_corpus.needed()))


def fields_of(folders: Sequence[Path], corpus: Path) -> list[Judged]:
    """Every field read from the papers of some folders; those of the corpus are real."""
    score = shared_corpus.scorer(corpus)
    real = corpus.resolve()
    return [one for folder in folders for one in judged(folder, score, REAL if folder.resolve() == real else 1.0)]


def _told(fields: Sequence[Judged]) -> dict[str, Any]:
    rows = table(fields, [one.sure for one in fields])
    return {"papers": len({one.paper for one in fields}), "fields": len(fields), "table": rows,
            "expected_error": expected_error(rows)}  # fmt: skip


def main() -> None:
    from goldthread.documents.sureness import sure

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--fit", action="store_true", help="learn new weights")
    parser.add_argument("--corpus", type=Path, help=f"the shared corpus (or ${shared_corpus.VARIABLE})")
    parser.add_argument("--held", type=Path, nargs="*", help="papers to judge by the new weights")
    options = parser.parse_args()
    corpus = shared_corpus.needed(options.corpus)
    fields = fields_of(options.folders or [corpus], corpus)
    result = _told(fields)
    if options.fit:
        rows = table(fields, left_out(fields))
        weights = fitted(fields)
        result |= {"left_out": rows, "left_out_error": expected_error(rows), "weights": weights}
        if options.held:
            held = fields_of(options.held, corpus)
            rows = table(held, [sure(one.signs, weights) for one in held])
            result |= {"held": rows, "held_error": expected_error(rows)}
    json.dump(result, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
