"""Lights of numbers that units report themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from duixian.site.history.recording import recording
from duixian.site.keeping.replay import replay as replayed
from duixian.site.ledgers.models import Commitment, Ledger
from duixian.site.lights.items import items_of
from duixian.site.lights.models import Light, Outdated
from duixian.site.lights.series import publication_of
from duixian.site.lights.services import recompute, replay
from duixian.site.planning.models import Curve
from tests.site.conftest import SYSTEM
from tests.site.lights.conftest import bring, day, observed, report, send_back

Today = Callable[[dt.date], None]


@pytest.fixture
def roads(published: Ledger) -> Commitment:
    """180 km of roads, in equal parts; no statistics office publishes them."""
    target = published.statements.get(indicator__contains="农村公路", role="target")
    assert target.commitment is not None
    with recording(SYSTEM, "tests.plan") as record:
        record.create(Curve(statement=target, kind="linear", baseline=0.0, reading="to-date"))
        for other in target.commitment.statements.exclude(pk=target.pk):
            with record.change(other):
                other.commitment = None
    return target.commitment


def part(commitment: Commitment, when: dt.date) -> tuple[str, str]:
    """Colour and rule of the number."""
    found = replay(commitment, [when])[0].parts[0]
    return found.colour, found.rule


def test_a_confirmed_value_moves_the_light(roads: Commitment):
    assert part(roads, day(3, 16)) == ("grey", "no-reported-value")
    report(roads, 3, day(4, 3), value=60, unit="公里")
    assert part(roads, day(4, 2)) == ("grey", "no-reported-value")
    assert part(roads, day(4, 3)) == ("green", "on-curve")
    report(roads, 4, day(5, 7), value=20_000, unit="米")
    assert part(roads, day(5, 7)) == ("red", "behind")
    light = replay(roads, [day(5, 7)])[0]
    assert "20公里（" in light.reason.zh
    assert f"{roads.lead}报送，未见统计数据" in light.reason.zh


def test_a_returned_value_stops_counting_and_the_past_stays(roads: Commitment, today: Today):
    report(roads, 3, day(4, 3), value=60, unit="公里")
    made = report(roads, 4, day(5, 7), value=20, unit="公里")
    today(day(5, 10))
    recompute(SYSTEM, [roads], day(5, 10))
    assert Light.objects.get(commitment=roads, last_day=None).colour == "red"
    Outdated.objects.all().delete()
    send_back(made, day(5, 9))
    assert Outdated.objects.get().since == day(5, 9)
    recompute(SYSTEM, [roads], day(5, 10))
    assert part(roads, day(5, 8)) == ("red", "behind")
    assert part(roads, day(5, 9)) == ("green", "on-curve")
    again = Light.objects.get(commitment=roads, first_day__lte=day(5, 8), last_day__gte=day(5, 8))
    assert again.colour == "red"


def test_statistics_win_as_soon_as_they_are_known(jobs_commitment: Commitment):
    report(jobs_commitment, 3, day(4, 3), value=0.2)
    assert part(jobs_commitment, day(4, 10)) == ("red", "behind")
    bring(observed(3, 0.8, day(4, 18)), on=day(4, 18))
    report(jobs_commitment, 4, day(5, 7), value=0.2)
    assert part(jobs_commitment, day(4, 17)) == ("red", "behind")
    assert part(jobs_commitment, day(4, 18))[0] == "green"
    assert part(jobs_commitment, day(5, 8))[0] == "green"


def test_what_is_not_confirmed_does_not_count(roads: Commitment):
    made = report(roads, 3, day(4, 3), value=60, unit="公里")
    with recording(SYSTEM, "tests.open") as record, record.change(made):
        made.state, made.confirmed_at = "filed", None
    assert part(roads, day(4, 10))[0] == "grey"


def test_a_state_is_that_of_the_month(roads: Commitment):
    with recording(SYSTEM, "tests.curve") as record:
        curve = Curve.objects.get()
        with record.change(curve):
            curve.reading, curve.baseline = "latest", None
    report(roads, 3, day(4, 3), value=180, unit="公里")
    (measured,) = items_of([roads])[roads.pk][-1].measured
    (one,) = measured.observations
    assert (one.span.start, one.span.end, one.reported) == (day(3, 1), day(3, 31), True)
    assert replayed(items_of([roads])[roads.pk], [day(4, 4)])[0].parts[0].colour == "green"


def test_the_last_month_goes_no_further_than_the_deadline(roads: Commitment):
    with recording(SYSTEM, "tests.deadline") as record, record.change(roads):
        roads.deadline = day(6, 15)
    report(roads, 6, day(6, 20), value=180, unit="公里")
    report(roads, 7, day(8, 3), value=10, unit="公里")
    assert part(roads, day(6, 20)) == ("green", "final-kept")
    assert part(roads, day(8, 10)) == ("green", "final-kept")


@pytest.mark.parametrize(
    ("indicator", "published"),
    [("gdp", True), ("retail-sales", True), ("new-urban-jobs", True), ("forest-coverage", True), ("rural-roads", False),
     ("", False), ("no-such-thing", False)],
)  # fmt: skip
def test_what_statistics_publish_is_not_awaited_from_the_unit(indicator: str, published: bool):
    assert publication_of(indicator).reported is not published
