"""Lights are stored as they change, follow what is recorded, and are the same when computed from scratch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from duixian.site.delivery.models import Evidence
from duixian.site.history.recording import recording
from duixian.site.jobs.models import Job, State
from duixian.site.jobs.worker import Worker
from duixian.site.ledgers.models import Commitment, Ledger, ReviewState
from duixian.site.lights.items import item_of, items_of
from duixian.site.lights.models import Light, Outdated
from duixian.site.lights.services import recompute, recompute_all, replay
from duixian.site.planning.models import Curve, Version
from tests.site.conftest import SYSTEM
from tests.site.lights.conftest import bring, day, noon, observed, report, send_back

FIELDS = ("colour", "first_day", "last_day", "as_of", "rule", "record")
Today = Callable[[dt.date], None]


def stretches(commitment: Commitment) -> list[tuple[str, dt.date, dt.date | None]]:
    rows = Light.objects.filter(commitment=commitment)
    return [(str(one.colour), one.first_day, one.last_day) for one in rows]


def test_a_light_is_stored_with_its_arithmetic_and_closed_when_it_turns(jobs_commitment: Commitment, today: Today):
    today(day(4, 20))
    bring(observed(3, 0.8, day(4, 20)))
    for month in (1, 2, 3):
        report(jobs_commitment, month, day(month, 28))
    recompute(SYSTEM, [jobs_commitment], day(4, 20))
    assert stretches(jobs_commitment)[-1] == ("green", day(4, 20), None)
    before = jobs_commitment.light
    assert before is not None
    today(day(7, 18))
    bring(observed(6, 1.1, day(7, 18)))
    for month in (4, 5, 6):
        report(jobs_commitment, month, day(month, 28))
    recompute(SYSTEM, [jobs_commitment], day(7, 18))
    light = jobs_commitment.light
    assert light is not None
    assert (light.colour, light.first_day, light.rule, light.ruleset) == ("red", day(7, 18), "behind", "lights/1")
    assert "1.5万人" in light.reason
    assert light.record["arithmetic"][0]["label"]["zh"] == "目标"
    observation = light.record["inputs"][0]
    assert observation.startswith("observation-")
    assert Light.objects.filter(commitment=jobs_commitment, last_day=None).count() == 1


def test_the_queries_for_items_do_not_depend_on_how_many(
    published: Ledger,
    task: Commitment,
    jobs_commitment: Commitment,
    django_assert_num_queries: Any,
):
    every = list(published.commitments.all())
    with django_assert_num_queries(9) as few:
        items_of([task, jobs_commitment])
    with django_assert_num_queries(len(few)):
        items_of(every)


def test_a_revision_turns_the_light_and_the_past_stays(jobs_commitment: Commitment, today: Today):
    for month in range(1, 8):
        report(jobs_commitment, month, day(month, 28))
    today(day(7, 18))
    bring(observed(6, 1.5, day(7, 18), "快报"))
    recompute(SYSTEM, [jobs_commitment], day(7, 18))
    shown = replay(jobs_commitment, [day(7, 20)])
    today(day(8, 2))
    bring(observed(6, 1.3, day(8, 2), "修订"))
    recompute(SYSTEM, [jobs_commitment], day(8, 2))
    assert stretches(jobs_commitment)[-2:] == [("green", day(7, 18), day(8, 1)), ("amber", day(8, 2), None)]
    then, now = replay(jobs_commitment, [day(7, 20), day(8, 2)])
    assert then.record() == shown[0].record()
    assert (then.colour, now.colour) == ("green", "amber")
    assert "取代" in str(now.record()["arithmetic"])


def test_nodes_follow_reports_evidence_and_their_return(task: Commitment, today: Today):
    node = task.nodes.all()[0]
    for month in (1, 2, 3, 4, 5):
        report(task, month, day(month + 1, 3))
    recompute(SYSTEM, [task], day(6, 30))
    assert task.light is not None
    assert task.light.colour == "grey"
    today(day(7, 3))
    made = report(task, 6, day(7, 3), done={node: day(6, 28)})
    recompute(SYSTEM, [task], day(7, 3))
    assert Light.objects.get(commitment=task, last_day=None).rule == "evidence-missing"
    assert ("amber", day(7, 1)) in [(colour, first) for colour, first, _ in stretches(task)]
    send_back(made, day(7, 6))
    with recording(SYSTEM, "tests.evidence") as record:
        again = report(task, 6, day(7, 7), done={node: day(6, 28)})
        record.create(
            Evidence(report=again, title="开工令", link="https://example.org/a", node=None, added_at=noon(day(7, 7)))
        )
    recompute(SYSTEM, [task], day(7, 8))
    assert Light.objects.get(commitment=task, last_day=None).colour == "green"
    days = [day(7, 1), day(7, 3), day(7, 6), day(7, 7)]
    assert [one.colour for one in replay(task, days)] == ["amber", "amber", "amber", "green"]


def test_days_without_a_worker_are_made_up_for(task: Commitment):
    recompute(SYSTEM, [task], day(6, 25))
    recompute(SYSTEM, [task], day(7, 20))
    with_gap = list(Light.objects.filter(commitment=task).values(*FIELDS))
    assert len(with_gap) > 1
    Light.objects.all().delete()
    for number in range(26):
        recompute(SYSTEM, [task], day(6, 25) + dt.timedelta(days=number))
    assert list(Light.objects.filter(commitment=task).values(*FIELDS)) == with_gap


def test_computing_twice_changes_nothing(task: Commitment):
    recompute(SYSTEM, [task], day(9, 30))
    before = list(Light.objects.values())
    assert recompute(SYSTEM, [task], day(9, 30)) == 0
    assert recompute(SYSTEM, [task], day(9, 1)) == 0, "a day that is over changes nothing"
    assert list(Light.objects.values()) == before


def test_a_commitment_that_is_dropped_has_no_light_any_more(task: Commitment, today: Today):
    recompute(SYSTEM, [task], day(2, 10))
    today(day(2, 11))
    with recording(SYSTEM, "tests.drop") as record, record.change(task):
        task.state = ReviewState.DROPPED
    recompute(SYSTEM, [task], day(2, 11))
    assert task.light is None
    assert Light.objects.get(commitment=task, last_day=day(2, 10))


def test_what_is_not_published_has_no_light(ledger: Ledger):
    assert recompute_all(SYSTEM, day(2, 10)) == 0
    recompute(SYSTEM, ledger.commitments.all(), day(2, 10))
    assert not Light.objects.exists()


def test_a_target_of_a_part_of_the_place_looks_at_that_part_alone(jobs_commitment: Commitment):
    statement = jobs_commitment.statements.get()
    with recording(SYSTEM, "tests.scope") as record, record.change(statement):
        statement.scope = "滨江区"
    bring(observed(3, 0.8, day(4, 20)), on=day(4, 20))
    assert item_of(jobs_commitment).measured[0].observations == ()
    row = observed(3, 0.8, day(4, 20))
    import dataclasses

    bring(dataclasses.replace(row, place="青州湖市滨江区"), on=day(4, 20))
    assert len(item_of(jobs_commitment).measured[0].observations) == 1


def publish(ledger: Ledger, on: dt.date, **deadline: str) -> Version:
    """A version of a ledger with the plan of its commitments, as publishing keeps it."""
    from duixian.site.planning.content import content_of, sha256_of
    from duixian.site.planning.plan import planned

    content = content_of(ledger, planned(ledger.commitments.all()), ledger.versions.count() + 1)
    with recording(SYSTEM, "tests.version") as record:
        (version,) = record.create_all(
            [
                Version(
                    ledger=ledger,
                    number=content["version"],
                    content=content,
                    sha256=sha256_of(content),
                    published_at=noon(on),
                )
            ]
        )
        return version


def test_before_publication_there_is_no_light_and_reports_begin_with_the_first_whole_month(
    task: Commitment, published: Ledger
):
    publish(published, day(2, 20))
    item = item_of(task)
    assert (item.begins, item.reported_from) == (day(2, 20), day(3, 1))
    recompute(SYSTEM, [task], day(2, 25))
    assert stretches(task) == [("grey", day(2, 20), None)]


def test_past_lights_keep_the_plan_that_held_then(task: Commitment, published: Ledger, today: Today):
    publish(published, day(2, 20))
    publish(published, day(3, 2))
    today(day(8, 3))
    with recording(SYSTEM, "tests.adjust") as record:
        node = task.nodes.all()[0]
        with record.change(node):
            node.due = day(9, 30)
    publish(published, day(8, 3))
    assert [one.begins for one in items_of([task])[task.pk]] == [day(2, 20), day(8, 3)]
    for month in range(3, 8):
        report(task, month, day(month + 1, 3))
    then, now = replay(task, [day(8, 2), day(8, 3)])
    assert (then.colour, now.colour) == ("red", "grey")
    recompute(SYSTEM, [task], day(8, 3))
    assert [colour for colour, _, _ in stretches(task)][-2:] == ["red", "grey"]


def test_a_seasonal_curve_begins_when_enough_past_years_are_known(jobs_commitment: Commitment):
    curve = Curve.objects.get()
    with recording(SYSTEM, "tests.curve") as record, record.change(curve):
        curve.kind = "seasonal"
    assert len(items_of([jobs_commitment])[jobs_commitment.pk]) == 1
    rows = []
    for year in (2024, 2025):
        for month in range(1, 13):
            import dataclasses

            from duixian.site.keeping.spans import Span

            span = Span.to_date(year, month)
            row = observed(1, float(month), span.end + dt.timedelta(days=20))
            rows.append(dataclasses.replace(row, span=span))
    bring(*rows, on=day(3, 5))
    items = items_of([jobs_commitment])[jobs_commitment.pk]
    assert [one.begins for one in items] == [day(1, 1), day(3, 5)]
    assert items[1].measured[0].curve.season.years == (2024, 2025)


@pytest.mark.django_db(transaction=True)
def test_lights_follow_what_is_recorded(jobs_commitment: Commitment, task: Commitment, today: Today):
    while Worker().step():
        pass
    today(day(7, 18))
    bring(observed(6, 1.2, day(7, 18)))
    assert set(Outdated.objects.values_list("commitment", flat=True)) == {jobs_commitment.pk}
    report(task, 6, day(7, 18))
    assert Job.objects.filter(task="lights.recompute", state=State.WAITING).count() == 1, "a burst is one job"
    while Worker().step():
        pass
    assert not Outdated.objects.exists()
    assert jobs_commitment.light is not None
    assert "1.2万人" in jobs_commitment.light.reason
    assert task.light is not None
    bring(observed(6, 1.5, day(7, 18), "修订"))
    assert Job.objects.filter(task="lights.recompute", state=State.WAITING).count() == 1
    while Worker().step():
        pass
    changed = Light.objects.get(commitment=jobs_commitment, last_day=None)
    assert "1.5万人" in changed.reason
    assert Job.objects.filter(task="lights.recompute").count() == 1, "jobs that are done are tidied away"


@pytest.mark.django_db(transaction=True)
def test_a_new_day_changes_lights_by_itself(task: Commitment, today: Today):
    from duixian.site.jobs import daily

    recompute(SYSTEM, [task], day(6, 30))
    today(day(7, 1))
    for job in daily.ask(noon(day(7, 1))):
        assert job.state == State.WAITING
    while Worker().step():
        pass
    assert task.light is not None
    assert task.light.as_of == day(7, 1)
