"""Keys of machines: shown once, kept as a digest, over when revoked, expired or when their person has left."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from factories import people
from goldthread.core import history
from goldthread.core.policies import NotAllowed
from goldthread.kernel.errors import InputError
from goldthread.partnership import reads, writes
from goldthread.partnership.models import ApiKey, Membership


@pytest.fixture
def made(partnership, coordinator):
    return writes.make_key(person=coordinator, label="Dashboard", by=coordinator)


def test_a_key_opens_for_its_person_and_only_its_digest_is_kept(made, coordinator):
    key, text = made
    assert reads.key_of(text) == key
    assert reads.key_of(text).person == coordinator
    kept = str(ApiKey.objects.values().get()) + str(list(history.of(key).values()))
    assert text.split("_", 2)[2] not in kept  # the secret may hold the sign that parts it
    assert text not in repr(key)


@pytest.mark.parametrize("wrong", ["", "gt_", "gt__", "xx_1_2", "gt_00000000_secret", "gt_é_é", "gt_" + "a" * 300])
def test_a_wrong_text_opens_nothing(made, wrong):
    assert reads.key_of(wrong) is None


def test_another_secret_behind_the_same_prefix_opens_nothing(made):
    key, _ = made
    assert reads.key_of(f"gt_{key.prefix}_guessed") is None


def test_a_revoked_key_opens_nothing(made, coordinator):
    key, text = made
    writes.revoke_key(key=key, by=coordinator)
    assert reads.key_of(text) is None
    assert history.of(key.person).first().kind == "key.revoked"


def test_an_expired_key_opens_nothing(partnership, coordinator, time_machine):
    today = timezone.localdate()
    _, text = writes.make_key(person=coordinator, label="Till today", expires_on=today, by=coordinator)
    assert reads.key_of(text) is not None
    time_machine.move_to(timezone.now() + timedelta(days=1))
    assert reads.key_of(text) is None


def test_a_key_cannot_be_over_before_it_begins(coordinator):
    with pytest.raises(InputError, match="over already"):
        writes.make_key(person=coordinator, label="Late", expires_on=date(2020, 1, 1), by=coordinator)


def test_a_key_ends_with_the_roles_of_its_person(made, partnership, coordinator):
    end_of_roles(coordinator, by=coordinator)
    assert reads.key_of(made[1]) is None


@history.recorded
def end_of_roles(person, by):
    for membership in Membership.objects.filter(person=person):
        history.amend(membership, "role.ended", ends_on=timezone.localdate() - timedelta(days=1))


@pytest.mark.parametrize("role", ["lead", "analyst", "responder", "data_steward"])
def test_only_who_administers_makes_keys(partnership, coordinator, role):
    other = people.person(partnership, role=role)
    with pytest.raises(NotAllowed):
        writes.make_key(person=other, label="Mine", by=other)


def test_nobody_makes_keys_for_another_partnership(partnership, coordinator):
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    stranger = people.person(elsewhere)
    with pytest.raises(NotAllowed):
        writes.make_key(person=stranger, label="Theirs", by=coordinator)
