"""The network while it learns: what ``documents/tagging/network.py`` computes, in PyTorch."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import nn

PLAN = ("1", "2", "4", "attention", "memory", "8", "16", "attention", "1", "2")  # distances of convolutions
WIDTH, HEADS, DROPPED = 96, 4, 0.25


class _Folded(nn.Module):
    """Each word with those some distance before and after it, through a gate."""

    def __init__(self, distance: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.fold = nn.Conv1d(WIDTH, 2 * WIDTH, 3, padding=distance, dilation=distance)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, seen: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        folded = self.fold((self.norm(seen) * there).transpose(1, 2)).transpose(1, 2)
        return seen + self.drop(nn.functional.glu(folded, -1))


class _Attended(nn.Module):
    """Each word with all that stand like it."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.ask = nn.Linear(WIDTH, 3 * WIDTH)
        self.answer = nn.Linear(WIDTH, WIDTH)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, seen: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        texts, words, _ = seen.shape
        parts = self.ask(self.norm(seen)).view(texts, words, 3, HEADS, WIDTH // HEADS)
        asked, keys, values = parts.permute(2, 0, 3, 1, 4)
        likeness = asked @ keys.transpose(-1, -2) / (WIDTH // HEADS) ** 0.5
        likeness = likeness + (there.transpose(1, 2)[:, None] - 1) * 1e4
        heard = (likeness.softmax(-1) @ values).transpose(1, 2).reshape(texts, words, WIDTH)
        return seen + self.drop(self.answer(heard))


class _Remembered(nn.Module):
    """Each word with what is remembered of those before it, and of those after it."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.memory = nn.GRU(WIDTH, WIDTH // 2, batch_first=True, bidirectional=True)
        self.answer = nn.Linear(WIDTH, WIDTH)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, seen: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        lengths = there[:, :, 0].sum(1).long()
        packed = nn.utils.rnn.pack_padded_sequence(self.norm(seen), lengths, batch_first=True, enforce_sorted=False)
        remembered, _ = nn.utils.rnn.pad_packed_sequence(
            self.memory(packed)[0], batch_first=True, total_length=seen.shape[1]
        )
        return seen + self.drop(self.answer(remembered))


_OTHERS = {"attention": _Attended, "memory": _Remembered}


class Tagger(nn.Module):
    """Scores of each label for each word."""

    plan = PLAN

    def __init__(self, signs: int, labels: int) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(signs + 1, WIDTH, mode="sum", padding_idx=0)
        nn.init.normal_(self.table.weight, std=0.2)
        with torch.no_grad():
            self.table.weight[0] = 0
        self.layers = nn.ModuleList([_OTHERS[name]() if name in _OTHERS else _Folded(int(name)) for name in PLAN])
        self.norm = nn.LayerNorm(WIDTH)
        self.out = nn.Linear(WIDTH, labels)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, signs: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """``signs``: texts x words x signs. Gives texts x words x labels."""
        texts, words, _ = signs.shape
        seen = self.drop(self.table(signs.flatten(0, 1)).view(texts, words, WIDTH))
        there = (torch.arange(words)[None] < lengths[:, None]).float()[:, :, None]
        for layer in self.layers:
            seen = layer(seen, there)
        return self.out(self.norm(seen))

    def named_weights(self) -> Iterator[tuple[str, torch.Tensor]]:
        """The weights under the names ``network.py`` knows them by."""
        for name, weights in self.state_dict().items():
            yield name.replace("table.weight", "signs of words").replace("layers.", "layer"), weights
