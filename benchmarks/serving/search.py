"""How long the search takes among a hundred thousand reports of progress, and how long the index takes to make.

    .venv/bin/python -m benchmarks.serving.search
    scripts/postgres.sh .venv/bin/python -m benchmarks.serving.search

The reports are pieces of the sample report, 40 to 300 characters long, on the commitments of its ledger; thirty units
lead them in turn.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.serving import installation

_QUESTIONS = ("建设", "教育", "一般公共预算收入", "农村 学校", "高速公路 招标", "办", "毫无踪影", "2017-012")
_TIMES = 5


def main() -> None:
    """Measure an installation that is thrown away."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--reports", type=int, default=100_000)
    with tempfile.TemporaryDirectory(prefix="duixian-search-") as folder:
        installation.prepare(Path(folder))
        measure(parser.parse_args().reports)


def measure(reports: int) -> None:
    """Fill, index, search, and print how long it took."""
    from django.db import connection

    from duixian.site.search.finding import find
    from duixian.site.search.index import rebuild
    from duixian.site.search.models import Entry

    people = fill(reports)
    seconds, counts = _timed(lambda: dict(rebuild()))
    size = _size(connection)
    print(f"{Entry.objects.count()} entries on {connection.vendor}, made in {seconds:.1f} s, {size:.0f} MB: {counts}")
    for person in people:
        for question in _QUESTIONS:
            taken = [_timed(partial(find, person, question)) for _ in range(_TIMES)]
            milliseconds = statistics.median(seconds for seconds, _ in taken) * 1000
            print(f"{person.username:8} {question}: {taken[0][1].total} hits, {milliseconds:.1f} ms", flush=True)


def fill(reports: int) -> list[Any]:
    """A published ledger, its reports, and somebody of the office and of a unit."""
    from django.utils import timezone

    import duixian
    from duixian.site.accounts.actors import System
    from duixian.site.accounts.models import Level
    from duixian.site.accounts.roles import Role
    from duixian.site.accounts.services.units import create_unit
    from duixian.site.accounts.services.users import Person, create_user
    from duixian.site.delivery.models import ProgressReport
    from duixian.site.history import guard
    from duixian.site.history.recording import recording
    from duixian.site.ledgers.models import Stage
    from duixian.site.ledgers.services.opening import open_ledger

    by, chance = System("benchmark"), random.Random(1)
    units = [create_unit(by, f"第{number + 1}局", Level.CITY, dt.date(2015, 1, 1)) for number in range(30)]
    office = create_user(by, Person("office", "督查室", Role.OFFICE, None), "a long enough word")
    clerk = create_user(by, Person("clerk", "某某", Role.CLERK, units[0]), "a long enough word")
    text = _SAMPLE.read_text(encoding="utf-8")
    ledger = open_ledger(by, duixian.read_text(text))
    commitments = list(ledger.commitments.all())
    with recording(by, "benchmark.publish") as record:
        for number, commitment in enumerate(commitments):
            with record.change(commitment):
                commitment.lead = units[number % len(units)]
        with record.change(ledger):
            ledger.stage = Stage.PUBLISHED
    rows = []
    for number in range(reports):
        commitment = commitments[number % len(commitments)]
        start, length = chance.randrange(len(text) - 300), chance.choice((40, 80, 150, 300))
        month = dt.date(1900 + number // len(commitments) // 12, number // len(commitments) % 12 + 1, 1)
        rows.append(
            ProgressReport(
                commitment=commitment, unit_id=commitment.lead_id, month=month, state="confirmed",
                progress=text[start : start + length], filed_at=timezone.now(), confirmed_at=timezone.now(),
                filed_by=clerk,
            )
        )  # fmt: skip
    with guard.unrecorded("reports of a benchmark"):
        ProgressReport.objects.bulk_create(rows, batch_size=1000)
    return [office, clerk]


def _size(connection: Any) -> float:
    """Megabytes of the table with its indexes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")
            cursor.execute("SELECT pg_total_relation_size('search_entry')")
        else:
            cursor.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_%' OR name LIKE 'entry_%'")
        return float(cursor.fetchone()[0]) / 1e6


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found


_SAMPLE = Path(__file__).parents[2] / "samples" / "linzhou-2017.txt"

if __name__ == "__main__":
    main()
