"""What is sealed opens under its own key and purpose, and under nothing else."""

from __future__ import annotations

import pytest

from goldthread.core.sealing import CannotUnseal, seal, unseal


def test_what_is_sealed_opens_again():
    sealed = seal("SECRET é", purpose="second factor")
    assert "SECRET" not in sealed
    assert unseal(sealed, purpose="second factor") == "SECRET é"


def test_the_same_words_never_look_the_same():
    assert seal("SECRET", purpose="p") != seal("SECRET", purpose="p")


def test_a_seal_is_bound_to_its_purpose():
    with pytest.raises(CannotUnseal):
        unseal(seal("SECRET", purpose="one"), purpose="another")


@pytest.mark.parametrize(
    "damage",
    [
        lambda s: s[:-8],
        lambda s: s[:20] + ("B" if s[20] == "A" else "A") + s[21:],
        lambda s: "plain words",
        lambda s: "",
    ],
)
def test_a_broken_seal_does_not_open(damage):
    with pytest.raises(CannotUnseal):
        unseal(damage(seal("SECRET", purpose="p")), purpose="p")


def test_keys_can_be_replaced(settings):
    settings.SEALING_KEYS = ["the old key"]
    old = seal("SECRET", purpose="p")
    settings.SEALING_KEYS = ["the new key", "the old key"]
    assert unseal(old, purpose="p") == "SECRET"
    new = seal("SECRET", purpose="p")
    settings.SEALING_KEYS = ["the new key"]
    assert unseal(new, purpose="p") == "SECRET"
    with pytest.raises(CannotUnseal, match="GOLDTHREAD_SEALING_KEYS"):
        unseal(old, purpose="p")
