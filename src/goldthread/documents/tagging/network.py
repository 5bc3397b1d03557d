"""The network that says how likely each word is part of what: convolutions, attention and a memory along the text.

Convolutions see how words stand beside each other; attention lets a word see those that stand like it elsewhere,
which is how the columns of a table are told when nothing but their order is left; the memory carries what came
before and after. Its weights lie in ``weights.npz``. Convolutions after Gehring et al. (2017), "Convolutional
sequence to sequence learning"; attention after Vaswani et al. (2017), "Attention is all you need"; the memory is the
gated recurrent unit of Cho et al. (2014), both ways; all with the norm before each block.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

Array = NDArray[np.float32]

WINDOW, STRIDE = 450, 300  # words seen at once, and how far the next look begins
_HEADS = 4
_TINY = 1e-5


@lru_cache(maxsize=1)
def network() -> Network:
    """The network that Goldthread ships."""
    with np.load(str(files("goldthread.documents.tagging") / "weights.npz")) as stored:
        return Network({name: stored[name] for name in stored.files})


class Network:
    """A network with the weights of ``stored``: arrays by name; "signs", "labels" and "layers" are lines of text.

    A layer is "attention", "memory", or the distance of a convolution.
    """

    def __init__(self, stored: Mapping[str, NDArray[np.generic]]) -> None:
        text = {
            name: bytes(stored[name].astype(np.uint8)).decode().split("\n") for name in ("signs", "labels", "layers")
        }
        self.labels = text["labels"]
        self._layers = text["layers"]
        self._places = {sign: place for place, sign in enumerate(text["signs"], 1)}
        self._weights = {name: stored[name].astype(np.float32) for name in stored if name not in text}

    @threadpool_limits.wrap(limits=1)
    def likelihoods(self, signs: Sequence[Sequence[str]]) -> Array:
        """For each word the log of how likely each label is: words x labels.

        Long texts are looked at in windows that overlap; a word is judged where it stands farthest from an edge.
        """
        known = [[self._places[sign] for sign in word if sign in self._places] for word in signs]
        if len(known) <= WINDOW:
            return self._look(known)
        out = np.zeros((len(known), len(self.labels)), np.float32)
        edge = (WINDOW - STRIDE) // 2
        for start in range(0, len(known) - WINDOW + STRIDE, STRIDE):
            seen = self._look(known[start : start + WINDOW])
            skip = edge if start else 0
            out[start + skip : start + WINDOW] = seen[skip:]
        return out

    def _look(self, known: Sequence[Sequence[int]]) -> Array:
        seen = np.stack([self._weights["signs of words"][list(word)].sum(axis=0) for word in known])
        for number, layer in enumerate(self._layers):
            normed = self._normed(seen, f"layer{number}.norm")
            if layer == "attention":
                seen = seen + self._attended(normed, number)
            elif layer == "memory":
                seen = seen + self._remembered(normed, number)
            else:
                seen = seen + self._folded(normed, number, int(layer))
        scores = self._linear(self._normed(seen, "norm"), "out")
        top = scores.max(axis=1, keepdims=True)
        return np.asarray(scores - top - np.log(np.exp(scores - top).sum(axis=1, keepdims=True)), np.float32)

    def _normed(self, seen: Array, name: str) -> Array:
        centred = seen - seen.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=1, keepdims=True) + _TINY)
        return np.asarray(
            centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"], np.float32
        )

    def _linear(self, seen: Array, name: str) -> Array:
        return np.asarray(seen @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"], np.float32)

    def _folded(self, seen: Array, number: int, distance: int) -> Array:
        """Each word with those ``distance`` before and after it, through a gate."""
        weights = self._weights[f"layer{number}.fold.weight"]  # 2 x width, width, 3
        padded = np.pad(seen, ((distance, distance), (0, 0)))
        count = len(seen)
        both = (
            sum(padded[place * distance : place * distance + count] @ weights[:, :, place].T for place in range(3))
            + self._weights[f"layer{number}.fold.bias"]
        )
        value, gate = np.split(np.asarray(both), 2, axis=1)
        return np.asarray(value / (1 + np.exp(-gate)), np.float32)

    def _attended(self, seen: Array, number: int) -> Array:
        count, width = seen.shape
        asked, keys, values = (
            part.reshape(count, _HEADS, -1).transpose(1, 0, 2)
            for part in np.split(self._linear(seen, f"layer{number}.ask"), 3, axis=1)
        )
        likeness = asked @ keys.transpose(0, 2, 1) / np.sqrt(width // _HEADS)
        likeness = np.exp(likeness - likeness.max(axis=2, keepdims=True))
        heard = (likeness / likeness.sum(axis=2, keepdims=True)) @ values
        return self._linear(
            np.asarray(heard.transpose(1, 0, 2).reshape(count, width), np.float32), f"layer{number}.answer"
        )

    def _remembered(self, seen: Array, number: int) -> Array:
        """Each word with what is remembered of those before it, and of those after it."""
        forwards = self._walk(seen, f"layer{number}.memory", "l0")
        backwards = self._walk(seen[::-1], f"layer{number}.memory", "l0_reverse")[::-1]
        return self._linear(np.concatenate([forwards, backwards], axis=1), f"layer{number}.answer")

    def _walk(self, seen: Array, name: str, way: str) -> Array:
        """The memory after each word, one way: words x half the width."""
        from_word = seen @ self._weights[f"{name}.weight_ih_{way}"].T + self._weights[f"{name}.bias_ih_{way}"]
        keep, bias = self._weights[f"{name}.weight_hh_{way}"].T, self._weights[f"{name}.bias_hh_{way}"]
        size = len(keep)
        out = np.zeros((len(seen), size), np.float32)
        held = np.zeros(size, np.float32)
        for at, told in enumerate(from_word):
            kept = held @ keep + bias
            reset, stay = np.split(1 / (1 + np.exp(-(told[: 2 * size] + kept[: 2 * size]))), 2)
            fresh = np.tanh(told[2 * size :] + reset * kept[2 * size :])
            held = out[at] = fresh + stay * (held - fresh)
        return out
