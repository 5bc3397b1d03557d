"""The demonstration is loaded on any day, whole or not at all."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from goldthread.cli import demonstration
from goldthread.delivery.models import ProgressUpdate
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize("today", [date(2027, 3, 31), date(2028, 2, 29), date(2029, 12, 31)])
def test_it_can_be_loaded_on_any_day(db, today):
    with time_machine.travel(today, tick=True):
        demonstration.load(say=lambda _: None)
        assert Action.objects.filter(partnership__slug="kinlarroch").count() == 49
        assert not ProgressUpdate.objects.filter(reported_on__gt=today).exists()


def test_it_is_loaded_whole_or_not_at_all(db, monkeypatch):
    def fall_over(*_):
        raise RuntimeError("lights out")

    monkeypatch.setattr("goldthread.cli.demonstration.story.tell", fall_over)
    with pytest.raises(RuntimeError):
        demonstration.load(say=lambda _: None)
    assert not Partnership.objects.exists()


def test_a_paper_without_a_demonstration_is_refused(db, tmp_path):
    with pytest.raises(InputError, match="no demonstration"):
        demonstration.bring(tmp_path / "any.txt", say=lambda _: None)
