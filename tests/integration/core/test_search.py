"""Words are found in one partnership or in all, whatever signs stand in them."""

from __future__ import annotations

import pytest

from factories import people
from goldthread.core import search
from goldthread.core.models import SearchDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere():
    return people.partnership("larroch-shore")


def document(partnership, row_id: int, title: str, *, kind: str = "action") -> None:
    SearchDocument.objects.create(
        partnership=partnership, kind=kind, row_id=row_id, title=title, body="", address=f"/{row_id}/"
    )


@pytest.fixture(autouse=True)
def _documents(partnership, elsewhere):
    document(partnership, 1, "Naloxone kits in every ambulance")
    document(partnership, 2, "Naloxone training", kind="update")
    document(elsewhere, 3, "Naloxone by post")
    document(elsewhere, 4, f"Partnership {partnership.pk}")


def found(words: str, **scope) -> set[int]:
    return {hit.row_id for hit in search.find(words, **scope)}


def test_a_partnership_finds_its_own_words_only(partnership, elsewhere):
    assert found("naloxone", partnership_id=partnership.pk) == {1, 2}
    assert found("naloxone", partnership_id=elsewhere.pk) == {3}
    assert found("naloxone", partnership_id=None) == {1, 2, 3}
    assert found("naloxone", partnership_id=partnership.pk, kind="update") == {2}
    assert set(search.row_ids("naloxone", kind="action", partnership_id=partnership.pk).params) >= {"action"}


def test_the_number_of_a_partnership_is_no_word_of_its_documents(partnership, elsewhere):
    assert found(str(partnership.pk), partnership_id=partnership.pk) == set()
    assert found(str(partnership.pk), partnership_id=elsewhere.pk) == {4}


@pytest.mark.parametrize(
    "words", ["", "_", "²", '"', "naloxone OR partnership_id", "naloxone) OR (post", "NEAR(", "-"]
)
def test_signs_never_widen_what_is_found(partnership, words):
    assert found(words, partnership_id=partnership.pk) <= {1, 2}


def test_a_document_that_moves_is_found_where_it_is(partnership, elsewhere):
    SearchDocument.objects.filter(row_id=1).update(partnership=elsewhere)
    assert found("ambulance", partnership_id=partnership.pk) == set()
    assert found("ambulance", partnership_id=elsewhere.pk) == {1}
