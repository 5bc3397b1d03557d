"""Words with what parts them, and the likeliest division of them into stretches."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.documents.tagging.network import WINDOW, network
from goldthread.documents.tagging.rows import actions_of
from goldthread.documents.tagging.signs import signs_of
from goldthread.documents.tagging.stretches import LABELS, Sort, Stretch, stretches_of
from goldthread.documents.tagging.words import Break, joined, words_of


def test_a_word_knows_what_parts_it_from_its_neighbours():
    words = words_of("Plant  trees\tParks\n\n| 2031 | Done|Ward\f----\nend")
    told = [(word.text, sorted(word.before), word.page) for word in words]
    assert told == [
        ("Plant", ["blank", "space"], 1),
        ("trees", ["gap"], 1),
        ("Parks", ["tab"], 1),
        ("2031", ["blank", "pipe", "space"], 1),
        ("Done", ["pipe", "space"], 1),
        ("Ward", ["pipe"], 1),
        ("end", ["blank", "line", "rule"], 2),
    ]
    assert words[0].after == words[1].before
    assert words[-1].after == {Break.BLANK}


def test_cells_set_against_each_other_are_words_of_their_own_and_joined_as_printed():
    words = words_of("Plant trees in McAdam Park.Parks TeamMarch 2031Done")
    assert [word.text for word in words][-6:] == ["Park.", "Parks", "Team", "March", "2031", "Done"]
    assert joined(words) == "Plant trees in McAdam Park.Parks TeamMarch 2031Done"
    assert [word.text for word in words if Break.GLUED in word.before] == ["Adam", "Parks", "March", "Done"]


def test_tags_left_in_a_text_are_no_words():
    assert [word.text for word in words_of("<p>Plant <b>trees</b> < 2031")] == ["Plant", "trees", "<", "2031"]


@given(st.text(alphabet="ab |\t\n\f-<>/.1", max_size=200))
def test_no_letter_is_lost_and_each_word_is_told_apart(text):
    words = words_of(text.replace("<", ""))
    assert "".join(word.text for word in words).replace("|", "").count("a") == text.replace("<", "").count("a")
    assert all(word.before for word in words)
    assert len(signs_of(words)) == len(words)


def _sure_of(*labels: str) -> np.ndarray:
    likely = np.full((len(labels), len(LABELS)), 0.001, np.float32)
    for at, label in enumerate(labels):
        likely[at, LABELS.index(label)] = 0.9
    return np.log(likely / likely.sum(axis=1, keepdims=True))


def test_stretches_are_the_likeliest_way_through():
    found = stretches_of(_sure_of("X", "B-A", "I-A", "B-O", "B-D", "I-D", "X"), LABELS)
    assert [(one.sort, one.start, one.end) for one in found] == [
        (Sort.ACTION, 1, 3),
        (Sort.OWNER, 3, 4),
        (Sort.TIMESCALE, 4, 6),
    ]
    assert all(0.8 < one.likely <= 1 for one in found)
    assert stretches_of(np.zeros((0, len(LABELS)), np.float32), LABELS) == []


@given(st.lists(st.sampled_from(LABELS), min_size=1, max_size=30))
def test_whatever_is_likely_stretches_begin_before_they_go_on_and_never_overlap(labels):
    found = stretches_of(_sure_of(*labels), LABELS)
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.start < one.end for end, one in zip(ends, found, strict=False))


def _stretches(letters: str) -> list[Stretch]:
    return [Stretch(Sort(letter), at, at + 1, 0.9) for at, letter in enumerate(letters)]


@pytest.mark.parametrize(
    ("letters", "owners"),
    [
        ("AOAOAO", [1, 3, 5]),  # told behind each
        ("OAOAOA", [0, 2, 4]),  # told before each
        ("OAAA", [0, 0, 0]),  # over a list
        ("AAAO", [3, 3, 3]),  # behind the last of several in a row
        ("AAOO", [2, 3]),  # and one each, where there are as many
        ("AOAAO", [1, 4, 4]),
        ("POAPOA", [1, 4]),
    ],
)
def test_facts_belong_to_the_action_before_or_behind_them_throughout_a_text(letters, owners):
    told = [one.facts.get(Sort.OWNER, []) for one in actions_of(_stretches(letters))]
    assert [found[0].start if found else None for found in told] == owners


def test_a_heading_ends_what_is_told_of_an_action():
    first, second = actions_of(_stretches("PNATPNAD"))
    assert (first.priority.start, first.ref.start, [part.start for part in first.parts]) == (0, 1, [3])
    assert (second.priority.start, second.ref.start, second.facts[Sort.TIMESCALE][0].start) == (4, 5, 7)


def test_the_network_says_how_likely_each_label_is_however_long_the_text():
    words = words_of("Plant ten trees in every park. Parks Team, March 2031\n" * 120)
    likely = np.exp(network().likelihoods(signs_of(words)))
    assert likely.shape == (len(words), len(network().labels))
    assert len(words) > 2 * WINDOW
    assert np.allclose(likely.sum(axis=1), 1, atol=1e-3)
    assert list(network().labels) == list(LABELS)


def test_the_same_text_always_gives_the_same_labels():
    signs = signs_of(words_of("Write to every school about the new clinic. Nurses. June 2031."))
    assert np.array_equal(network().likelihoods(signs), network().likelihoods(signs))
