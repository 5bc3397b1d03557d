"""Official areas come with the product and are brought up to date with it."""

from __future__ import annotations

import pytest

from goldthread.partnership import areas
from goldthread.partnership.models import Area

pytestmark = pytest.mark.django_db


def test_areas_are_loaded_once():
    assert areas.bring_up_to_date() == Area.objects.count() > 100
    assert areas.bring_up_to_date() == 0


def test_every_parent_is_an_area():
    areas.bring_up_to_date()
    codes = set(Area.objects.values_list("code", flat=True))
    assert set(Area.objects.exclude(parent_code="").values_list("parent_code", flat=True)) <= codes


def test_a_changed_area_is_corrected():
    areas.bring_up_to_date()
    Area.objects.filter(code="S12000042").update(name="Nowhere")
    assert areas.bring_up_to_date() == 1
    assert Area.objects.get(code="S12000042").name == "Dundee City"
