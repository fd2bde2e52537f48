"""Whatever happens in whatever order, stored lights are those that a replay from scratch gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duixian.site.delivery.models import ProgressReport, ReportState
from duixian.site.ledgers.models import Commitment
from duixian.site.lights.models import Light
from duixian.site.lights.services import recompute
from tests.site.conftest import SYSTEM
from tests.site.lights.conftest import bring, day, observed, report, send_back

FIELDS = ("commitment", "colour", "first_day", "last_day", "as_of", "rule", "ruleset", "record")

events = st.lists(
    st.one_of(
        st.tuples(st.just("pass"), st.integers(1, 40)),
        st.tuples(st.just("compute"), st.just(0)),
        st.tuples(st.just("observe"), st.integers(1, 300)),
        st.tuples(st.just("report"), st.integers(0, 1)),
        st.tuples(st.just("count"), st.integers(1, 300)),
        st.tuples(st.just("return"), st.just(0)),
    ),
    min_size=3,
    max_size=14,
)


class Undone(Exception):
    """Lets a transaction be rolled back."""


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=events)
def test_stored_lights_are_those_of_a_replay(
    jobs_commitment: Commitment, task: Commitment, today: Callable[[dt.date], None], steps: list[tuple[str, Any]]
):
    try:
        with transaction.atomic():
            both = [jobs_commitment, task]
            now = _happen(both, today, steps)
            stored = _lights_on(both, now)
            Light.objects.all().delete()
            assert stored == _lights_on(both, now)
            raise Undone
    except Undone:
        pass


def _happen(both: list[Commitment], today: Callable[[dt.date], None], steps: list[tuple[str, Any]]) -> dt.date:
    """Let things happen one after the other; gives the day that it is then."""
    now, seen = day(2, 1), 0
    for what, number in steps:
        today(now)
        if what == "pass":
            now += dt.timedelta(days=number)
        elif what == "compute":
            recompute(SYSTEM, both, now)
        elif what == "observe":
            seen += 1
            month = 12 if now.year > day(1, 1).year else now.month - 1
            bring(observed(month, number / 100, now, f"第{seen}次"))
        elif what == "report":
            _report(both[number], now)
        elif what == "count":
            _report(both[0], now, number / 100)
        elif made := ProgressReport.objects.filter(state=ReportState.CONFIRMED).order_by("pk").first():
            send_back(made, now)
    today(now)
    return now


def _lights_on(both: list[Commitment], now: dt.date) -> list[dict[str, Any]]:
    recompute(SYSTEM, both, now)
    return list(Light.objects.values(*FIELDS))


def _report(commitment: Commitment, now: dt.date, value: float | None = None) -> None:
    month = min(now, day(12, 31)).month
    if ProgressReport.objects.filter(commitment=commitment, month=day(month, 1)).exclude(state="returned").exists():
        return
    nodes = [node for node in commitment.nodes.all() if not node.completions.exists()]
    report(commitment, month, now, done={nodes[0]: now} if nodes else {}, value=value)
