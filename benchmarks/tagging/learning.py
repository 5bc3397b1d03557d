"""How the network of ``documents/tagging`` learned.

    python benchmarks/tagging/learning.py --papers FOLDER... [--none FOLDER...] [--seed N] [--steps N] [--to FILE]

A folder of papers holds texts and the truth people read in them: ``NAME.txt`` beside ``NAME.gold.json``, in the
schema of the shared corpus; one named by ``--none`` holds texts without a plan. Needs PyTorch
(requirements/learning.in). Writes the weights that ``documents/tagging/network.py`` reads. One core takes about a
third of a second a step.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parent))

from examples import Example, broken_otherwise, invented, papers, real, reported, without_plan
from layers import Tagger

from goldthread.documents.tagging import network as shipped
from goldthread.documents.tagging.stretches import LABELS

LEXICAL = ("word ", "ends ", "begins ")
IN_PAPERS = {True: 4, False: 2}  # papers a sign stands in, if it is of a word's letters, before it is looked at
MOST_SIGNS = 32  # of a word
DROPPED = {True: 0.25, False: 0.05}  # share of signs hidden while learning
CROPPED = 450  # words
BATCH = 12
RATE = 2e-3
REAL_FIRST, REAL_LAST, LAST_PART = 0.4, 0.8, 0.3  # share of real texts, in the last part of the steps more

Pair = tuple[torch.Tensor, torch.Tensor]


def signs_known(examples: Sequence[Example]) -> list[str]:
    """The signs that stand in enough papers to be learned from."""
    seen = Counter(sign for example in examples for sign in {sign for word in example.signs for sign in word})
    return sorted(sign for sign, count in seen.items() if count >= IN_PAPERS[sign.startswith(LEXICAL)])


def tensors(example: Example, places: dict[str, int]) -> Pair:
    """The places of each word's signs (words x MOST_SIGNS, 0 for none) and its label."""
    signs = torch.zeros(len(example.signs), MOST_SIGNS, dtype=torch.long)
    for at, word in enumerate(example.signs):
        known = [places[sign] for sign in word if sign in places][:MOST_SIGNS]
        signs[at, : len(known)] = torch.tensor(known, dtype=torch.long)
    return signs, torch.tensor([LABELS.index(label) for label in example.labels])


def batch_of(examples: Sequence[Pair], lexical: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Some examples of about one length, a part of each hidden; signs, labels (-100 where there is none), lengths."""
    width = max(BATCH, len(examples) // 12)
    first = random.randrange(max(1, len(examples) - width))
    chosen = [_cropped(pair) for pair in random.sample(list(examples[first : first + width]), BATCH)]
    longest = max(len(labels) for _, labels in chosen)
    signs = torch.zeros(BATCH, longest, MOST_SIGNS, dtype=torch.long)
    labels = torch.full((BATCH, longest), -100)
    for at, (seen, truth) in enumerate(chosen):
        signs[at, : len(truth)], labels[at, : len(truth)] = seen, truth
    hidden = torch.rand(signs.shape) < torch.where(lexical[signs], DROPPED[True], DROPPED[False])
    return signs.masked_fill(hidden, 0), labels, torch.tensor([len(truth) for _, truth in chosen])


def _cropped(pair: Pair) -> Pair:
    signs, labels = pair
    if len(labels) <= CROPPED:
        return pair
    first = 0 if random.random() < 0.5 else random.randrange(len(labels) - CROPPED)
    return signs[first : first + CROPPED], labels[first : first + CROPPED]


def learn(told: Sequence[Example], made: Sequence[Example], known: Sequence[str], steps: int, seed: int) -> Tagger:
    """A network that learned from papers told and from texts made of them."""
    torch.manual_seed(seed)
    random.seed(seed)
    places = {sign: place for place, sign in enumerate(known, 1)}
    lexical = torch.tensor([False, *(sign.startswith(LEXICAL) for sign in known)])
    pools = [
        sorted((tensors(example, places) for example in pool), key=lambda pair: len(pair[1])) for pool in (told, made)
    ]
    net = Tagger(len(known), len(LABELS))
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    began, lost = time.monotonic(), 0.0
    for step in range(1, steps + 1):
        share = REAL_FIRST if step < steps * (1 - LAST_PART) else REAL_LAST
        signs, labels, lengths = batch_of(pools[0] if random.random() < share else pools[1], lexical)
        scores = net(signs, lengths)
        loss = torch.nn.functional.cross_entropy(
            scores.flatten(0, 1), labels.flatten(), ignore_index=-100, label_smoothing=0.03
        )
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        lost += loss.item()
        if step % 200 == 0:
            print(
                f"{step} of {steps}: loss {lost / 200:.3f}, {time.monotonic() - began:.0f} s",
                file=sys.stderr,
                flush=True,
            )
            lost = 0.0
    return net.eval()


def save(net: Tagger, known: Sequence[str], path: Path) -> None:
    """The weights, in half precision, as ``network.py`` reads them."""
    lines = {"signs": known, "labels": LABELS, "layers": net.plan}
    stored = {name: np.frombuffer("\n".join(held).encode(), np.uint8) for name, held in lines.items()}
    stored |= {name: weights.detach().numpy().astype(np.float16) for name, weights in net.named_weights()}
    np.savez_compressed(path, **stored)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=Path, nargs="+", required=True)
    parser.add_argument("--none", type=Path, nargs="*", default=[])
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--each", type=int, default=7, help="invented texts for each paper")
    parser.add_argument("--to", type=Path, default=Path(shipped.__file__).with_name("weights.npz"))
    asked = parser.parse_args()
    torch.set_num_threads(1)  # small layers: a second core only waits
    found = list(papers(asked.papers))
    told = [*real(found), *without_plan(asked.none)]
    made = [*broken_otherwise(found), *invented(found, asked.each), *reported(found)]
    known = signs_known(told)
    print(f"{len(told)} papers, {len(made)} made of them, {len(known)} signs", file=sys.stderr, flush=True)
    save(learn(told, made, known, asked.steps, asked.seed), known, asked.to)


if __name__ == "__main__":
    main()
