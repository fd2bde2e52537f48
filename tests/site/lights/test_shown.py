"""Lights in lists."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation

from duixian.site.ledgers.models import Commitment, Ledger
from duixian.site.lights.models import Light
from duixian.site.lights.shown import with_light

JAN, FEB = dt.date(2026, 1, 1), dt.date(2026, 2, 1)


@pytest.fixture
def lit(published: Ledger) -> Ledger:
    """Amber in January and red from February on the first commitment; green on the second."""
    one, other = published.commitments.all()[:2]
    reason = {"zh": "红灯：逾期。", "en": "Red: late."}
    common: dict[str, Any] = {"rule": "node-overdue", "ruleset": "lights/1", "record": {"reason": reason}, "as_of": FEB}
    Light.objects.create(commitment=one, colour="amber", first_day=JAN, last_day=dt.date(2026, 1, 31), **common)
    Light.objects.create(commitment=one, colour="red", first_day=FEB, **common)
    Light.objects.create(commitment=other, colour="green", first_day=JAN, **common)
    return published


def test_many_commitments_have_their_light_by_one_query_more(lit: Ledger, django_assert_num_queries: Any):
    with django_assert_num_queries(2):
        found = list(with_light(Commitment.objects.filter(ledger=lit)))
        shown = [one.light for one in found]
    assert [one and one.colour for one in shown[:3]] == ["red", "green", None]
    assert len(found) == lit.commitments.count()


def test_lists_filter_and_sort_by_colour(lit: Ledger):
    red = with_light(Commitment.objects.filter(ledger=lit)).filter(light_colour="red")
    assert [one.light_since for one in red] == [FEB]
    assert with_light(Commitment.objects.all()).filter(light_colour=None).count() == lit.commitments.count() - 2


def test_one_commitment_finds_its_light_by_itself(lit: Ledger):
    light = lit.commitments.all()[0].light
    assert light is not None
    assert light.reason == "红灯：逾期。"
    with translation.override("en"):
        assert light.reason == "Red: late."


def shown(what: Light | str | None) -> str:
    return Template("{% load lights %}{% light it %}").render(Context({"it": what}))


def test_a_light_has_a_word_and_a_shape_of_its_own():
    signs = [shown(colour) for colour in ("red", "amber", "green", "grey", None)]
    for sign, word in zip(signs, ("红灯", "黄灯", "绿灯", "灰灯", "未亮灯"), strict=True):
        assert word in sign
    shapes = [sign[sign.index("<svg") : sign.index("</svg>")].partition(">")[2] for sign in signs]
    assert len(set(shapes)) == len(shapes)
