"""Which action of a plan is which in the next version of its paper: one to one, by words, number and place.

Equal words are paired first. What is left is paired greedily, the likest first: both sides of such a pair like each
other at least as well as anything still free, which is the reason a person can be given and can check by eye. A best
sum over all pairs (an assignment problem) would sometimes give a pair away to mend two others; that cannot be
explained in a sentence, and whatever is doubtful is a person's to decide anyway.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from goldthread.plans.rules.recommendation_refs import ref_key

SURE = 85  # of 100: taken as the same unless another one is nearly as like
POSSIBLE = 60  # offered to a person
RIVAL = 8  # another one this close makes a pair doubtful
SAME_NUMBER = 10  # what a number that stayed adds
WORTH_COMPARING = 45
SHORTEST_CONTAINED = 5  # words; fewer are contained in anything
CONTAINED = 0.9  # what is left of full likeness when one text only contains the other


@dataclass(frozen=True)
class Side:
    """One action (or priority) of either paper. ``place`` and ``when`` tell apart the same words printed twice."""

    key: int
    text: str
    ref: str = ""
    place: str = ""
    when: str = ""


@dataclass(frozen=True)
class Pair:
    """Two that are taken for the same. ``decided``: a person said so; else ``why`` tells what speaks for it."""

    old: int
    new: int
    likeness: int = 100
    sure: bool = True
    decided: bool = False
    why: str = "the same words"


@dataclass(frozen=True)
class Pairing:
    """Every old and every new key once: in a pair, ``gone`` or ``fresh``."""

    pairs: tuple[Pair, ...]
    gone: tuple[int, ...]
    fresh: tuple[int, ...]


def pair_up(olds: Sequence[Side], news: Sequence[Side], decided: Mapping[int, int | None] | None = None) -> Pairing:
    """Pair two papers. ``decided`` holds what a person said: new key -> old key, or None for one that is new.

    A decision that names a key which is not there any more, or one that another decision took, is passed over.
    """
    pairs = _decided(olds, news, decided or {})
    settled_new = {new for new, old in (decided or {}).items() if old is None}
    left = _Left(olds, news, pairs, settled_new)
    for signature, only_single in _SIGNATURES:
        left.take(_equal(left, signature, only_single=only_single))
    left.take(_like(left.olds, left.news))
    order = {side.key: number for number, side in enumerate(news)}
    pairs = sorted(left.pairs, key=lambda pair: order[pair.new])
    taken_old, taken_new = {pair.old for pair in pairs}, {pair.new for pair in pairs}
    return Pairing(
        pairs=tuple(pairs),
        gone=tuple(side.key for side in olds if side.key not in taken_old),
        fresh=tuple(side.key for side in news if side.key not in taken_new),
    )


class _Left:
    """What is not paired yet."""

    def __init__(self, olds: Sequence[Side], news: Sequence[Side], pairs: list[Pair], settled: set[int]) -> None:
        self.olds, self.news = list(olds), [side for side in news if side.key not in settled]
        self.pairs: list[Pair] = []
        self.take(pairs)

    def take(self, pairs: Sequence[Pair]) -> None:
        self.pairs += pairs
        olds, news = {pair.old for pair in pairs}, {pair.new for pair in pairs}
        self.olds = [side for side in self.olds if side.key not in olds]
        self.news = [side for side in self.news if side.key not in news]


def _decided(olds: Sequence[Side], news: Sequence[Side], decided: Mapping[int, int | None]) -> list[Pair]:
    free, here = {side.key for side in olds}, {side.key for side in news}
    pairs = []
    for new, old in decided.items():
        if old in free and new in here:
            free.remove(old)
            pairs.append(Pair(old, new, decided=True, why="somebody said so"))
    return pairs


def plain(text: str) -> str:
    """The words alone, so that a comma or a line break makes no difference."""
    return " ".join(utils.default_process(text).split())


Signature = Callable[[Side], Hashable]
_SIGNATURES: tuple[tuple[Signature, bool], ...] = (
    (lambda side: (plain(side.text), ref_key(side.ref), plain(side.place), plain(side.when)), False),
    (lambda side: (plain(side.text), ref_key(side.ref)), True),
    (lambda side: (plain(side.text), plain(side.place)), True),
    (lambda side: plain(side.text), True),
)


def _equal(left: _Left, signature: Signature, *, only_single: bool) -> list[Pair]:
    """Those with the same signature, in the order printed; ``only_single``: not where there are several of one."""
    olds, news = _by(signature, left.olds), _by(signature, left.news)
    pairs: list[Pair] = []
    for value, same in news.items():
        before = olds.get(value, [])
        if before and not (only_single and (len(same) > 1 or len(before) > 1)):
            pairs += [Pair(old.key, new.key) for old, new in zip(before, same, strict=False)]
    return pairs


def _by(signature: Signature, sides: Sequence[Side]) -> Mapping[Hashable, list[Side]]:
    found: dict[Hashable, list[Side]] = defaultdict(list)
    for side in sides:
        found[signature(side)].append(side)
    return found


def _like(olds: Sequence[Side], news: Sequence[Side]) -> list[Pair]:
    """The likest first, as long as both are free."""
    scored = sorted(_scores(olds, news), key=lambda each: (-each[0], each[1], each[2]))
    of_old, of_new = _nearest(scored, 1), _nearest(scored, 2)
    free_old, free_new = set(range(len(olds))), set(range(len(news)))
    pairs: list[Pair] = []
    for score, old, new in scored:
        if score >= POSSIBLE and old in free_old and new in free_new:
            free_old.remove(old)
            free_new.remove(new)
            near = score - RIVAL
            rival = any(other >= near and n in free_new for other, _, n in of_old[old])
            rival = rival or any(other >= near and o in free_old for other, o, _ in of_new[new])
            pairs.append(_pair(olds[old], news[new], score, rival=rival))
    return pairs


Scored = tuple[int, int, int]  # likeness, and the places of the old and the new one in their lists


def _nearest(scored: Sequence[Scored], side: int) -> Mapping[int, list[Scored]]:
    """What each old (1) or new (2) one is like, the likest first."""
    found: dict[int, list[Scored]] = defaultdict(list)
    for each in scored:
        found[each[side]].append(each)
    return found


def _pair(old: Side, new: Side, score: int, *, rival: bool) -> Pair:
    why = ["the words are alike" if score >= SURE else "some of the words are the same"]
    if _same_number(old, new):
        why.append("the number stayed")
    if rival:
        why.append("another one is nearly as like")
    return Pair(old.key, new.key, score, sure=score >= SURE and not rival, why="; ".join(why))


def _scores(olds: Sequence[Side], news: Sequence[Side]) -> Iterator[Scored]:
    """All that are like enough to be a pair, or the rival of one."""
    texts = [plain(side.text) for side in olds]
    lengths = [len(text.split()) for text in texts]
    for number, side in enumerate(news):
        text = plain(side.text)
        length = len(text.split())
        alike = {
            index: score
            for _, score, index in process.extract(
                text, texts, scorer=fuzz.token_sort_ratio, processor=None, score_cutoff=WORTH_COMPARING, limit=None
            )
        }
        for _, score, index in process.extract(
            text, texts, scorer=fuzz.token_set_ratio, processor=None, score_cutoff=90, limit=None
        ):
            if min(length, lengths[index]) >= SHORTEST_CONTAINED:
                alike[index] = max(alike.get(index, 0), score * CONTAINED)
        for index, score in alike.items():
            more = SAME_NUMBER if _same_number(olds[index], side) else 0
            if score + more >= POSSIBLE - RIVAL:
                yield min(100, round(score) + more), index, number


def _same_number(old: Side, new: Side) -> bool:
    return bool(old.ref) and ref_key(old.ref) == ref_key(new.ref)
