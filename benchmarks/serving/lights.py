"""Lights of many commitments: a year from scratch, a new day, one import.

    .venv/bin/python -m benchmarks.serving.lights
    scripts/postgres.sh .venv/bin/python -m benchmarks.serving.lights

Half of the commitments are numeric targets with a curve and twelve observations (some revised), half tasks with four
nodes; each has twelve monthly reports with evidence. Stored are only the days on which a colour changes, but every day
of the year is computed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.serving import installation

_YEAR = 2023
_EACH = 200


def fill(ledgers: int) -> int:
    """Published ledgers with plans, reports and observations; how many commitments they have."""
    from django.utils import timezone

    from duixian.site.accounts.models import Level, Unit
    from duixian.site.delivery.models import Evidence, NodeCompletion, ProgressReport
    from duixian.site.history.guard import unrecorded
    from duixian.site.keeping.spans import month_end
    from duixian.site.ledgers.models import Commitment, Ledger, SourceText, Stage, Statement
    from duixian.site.observations.models import Batch, Observation
    from duixian.site.planning.models import Curve, Node

    def noon(day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time(12), tzinfo=timezone.get_default_timezone())

    first, last = dt.date(_YEAR, 1, 1), dt.date(_YEAR, 12, 31)
    ends = [month_end(_YEAR, month) for month in range(1, 13)]
    with unrecorded("a benchmark"):
        source = SourceText.objects.create(pk="0" * 64, text="")
        unit = Unit.objects.create(name="单位", level=Level.CITY, valid_from=first)
        batch = Batch.objects.create(source="统计局", received_at=noon(first))
        for number in range(ledgers):
            city = f"第{number}市"
            ledger = Ledger.objects.create(
                title=city, place=city, year=_YEAR, first_day=first, last_day=last, stage=Stage.PUBLISHED, source=source
            )
            commitments = Commitment.objects.bulk_create(
                Commitment(
                    ledger=ledger, number=n, start=0, end=0, state="accepted", kind="task", text="事项",
                    deadline=last, lead=unit,
                )
                for n in range(_EACH)
            )  # fmt: skip
            targets = Statement.objects.bulk_create(
                Statement(
                    ledger=ledger, number=n, start=0, end=0, state="accepted", commitment=one, indicator=f"指标{n}",
                    measure="level", low=480, high=480, unit="亿元", comparator="ge", role="target",
                )
                for n, one in enumerate(commitments[: _EACH // 2])
            )  # fmt: skip
            Curve.objects.bulk_create(Curve(statement=one, kind="linear", baseline=0.0) for one in targets)
            Observation.objects.bulk_create(
                Observation(
                    batch=batch, indicator=one.indicator, name=one.indicator, place=city, start=first, end=end,
                    value=(36 + (number * 7 + n * 3 + month + vintage) % 8) * month, unit="亿元", vintage=str(vintage),
                    published_on=end + dt.timedelta(days=18 + 15 * vintage),
                    received_on=end + dt.timedelta(days=18 + 15 * vintage),
                )
                for n, one in enumerate(targets)
                for month, end in enumerate(ends, 1)
                for vintage in range(2 if month % 3 == 0 else 1)
            )  # fmt: skip
            reports = ProgressReport.objects.bulk_create(
                ProgressReport(
                    commitment=one, unit=unit, month=end.replace(day=1), state="confirmed", progress="按计划推进",
                    filed_at=noon(end), confirmed_at=noon(end + dt.timedelta(days=1 + (n + month) % 12)),
                )
                for n, one in enumerate(commitments)
                for month, end in enumerate(ends, 1)
            )  # fmt: skip
            nodes = Node.objects.bulk_create(
                Node(commitment=one, title=f"节点{end.month}", due=end)
                for one in commitments[_EACH // 2 :]
                for end in ends[2::3]
            )
            of = {(one.commitment_id, one.month.month): one for one in reports}
            done = [(node, of[node.commitment_id, node.due.month]) for n, node in enumerate(nodes) if n % 7]
            NodeCompletion.objects.bulk_create(
                NodeCompletion(report=report, node=node, done_on=node.due) for node, report in done
            )
            Evidence.objects.bulk_create(
                Evidence(report=one, title="佐证", link="https://example.org/", added_at=one.filed_at)
                for one in reports
            )
    return ledgers * _EACH


def main() -> None:
    parser = argparse.ArgumentParser(description="Lights of many commitments.")
    parser.add_argument("--ledgers", type=int, default=60, help=f"of {_EACH} commitments each")
    ledgers = parser.parse_args().ledgers
    with tempfile.TemporaryDirectory() as folder:
        installation.prepare(Path(folder))
        measure(ledgers)


def measure(ledgers: int) -> None:
    """Fill and compute, and print how long it took."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from duixian.site.accounts.actors import System
    from duixian.site.ledgers.models import Commitment, Ledger
    from duixian.site.lights.models import Light
    from duixian.site.lights.services import BATCH, recompute, recompute_all, replay

    by, last = System("benchmark"), dt.date(_YEAR, 12, 31)
    count = fill(ledgers)
    print(f"{count} commitments on {connection.vendor} of {os.cpu_count()} cores")
    timed(f"{count} commitments, each day of the year from scratch", lambda: recompute_all(by, last))
    print(f"  {Light.objects.count()} lights are stored")
    timed("the next day, all of them", lambda: recompute_all(by, last + dt.timedelta(days=1)))
    timed("the day on which reports fall due, all of them", lambda: recompute_all(by, dt.date(_YEAR + 1, 1, 10)))
    some = list(Commitment.objects.filter(ledger=Ledger.objects.first()))[:BATCH]
    timed("one transaction of the worker", lambda: recompute(by, some, dt.date(_YEAR + 1, 1, 11)))
    for number in (1, BATCH):
        with CaptureQueriesContext(connection) as asked:
            recompute(by, some[:number], dt.date(_YEAR + 1, 1, 11))
        print(f"  {len(asked)} queries for {number}")
    days = [dt.date(_YEAR, 1, 1) + dt.timedelta(days=n) for n in range(365)]
    timed("the replay of one commitment's year", lambda: replay(some[0], days))


def timed(what: str, work: Callable[[], object]) -> None:
    """Do it and print seconds of the wall and of the processor."""
    wall, used = time.perf_counter(), time.process_time()
    work()
    print(f"{what}: {time.perf_counter() - wall:.2f} s, processor {time.process_time() - used:.2f} s", flush=True)


if __name__ == "__main__":
    main()
