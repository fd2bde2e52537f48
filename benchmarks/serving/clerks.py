"""Clerks who all report at once: is anything lost, is anything doubled?

    scripts/postgres.sh .venv/bin/python -m benchmarks.serving.clerks --clerks 50
    .venv/bin/python -m benchmarks.serving.clerks --clerks 10

Every clerk writes one report after the other over HTTP for the time given, and sends every tenth one twice, as an
impatient finger would. What was acknowledged is counted and compared with what the database holds afterwards.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from statistics import median, quantiles

from benchmarks.serving import installation, offices
from benchmarks.serving.visitor import Visitor

_TWICE = 10
_AGAIN = (0, 429, 503)


@dataclass
class Tally:
    """What one clerk has seen: reports that were acknowledged with their words, answers, seconds of each."""

    acknowledged: dict[tuple[int, str], str] = field(default_factory=dict)
    answers: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


def report_until(visitor: Visitor, keys: list[int], tally: Tally, end: float, chance: random.Random) -> None:
    """Write reports until the time is over; one that was answered with "try again" is sent again."""
    for number, (month, key) in enumerate(product(offices.months(), keys)):
        words = f"第{key}项{month}进展：已完成{chance.randrange(100)}%。编号{number}。"
        path, fields = f"/reports/write/{key}/?month={month}", {"month": month, "progress": words}
        for _ in range(2 if number % _TWICE == 0 else 1):
            while time.monotonic() < end:
                began = time.monotonic()
                answer = visitor.post(path, fields)
                tally.seconds.append(time.monotonic() - began)
                tally.answers[answer.status] += 1
                if answer.is_redirect:
                    tally.acknowledged[key, month] = words
                if answer.status not in _AGAIN:
                    break
        if time.monotonic() >= end:
            return


def measure(clerks: int, seconds: float, folder: Path) -> int:
    """Run, count, print; the number of faults."""
    installation.prepare(folder)
    items = 60
    keys = offices.make_clerks(clerks, items)
    server = installation.Server(folder)
    server.start()
    try:
        visitors = {name: Visitor(server.base, name, offices.PASSWORD) for name in keys}
        for visitor in visitors.values():
            visitor.sign_in()
        tallies = {name: Tally() for name in keys}
        end = time.monotonic() + seconds
        threads = [
            threading.Thread(target=report_until, args=(visitor, keys[name], tallies[name], end, random.Random(name)))
            for name, visitor in visitors.items()
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        server.stop()
    return _compare(clerks, seconds, list(tallies.values()))


def _compare(clerks: int, seconds: float, tallies: list[Tally]) -> int:
    from duixian.site.delivery.models import ProgressReport
    from duixian.site.history.models import AuditEvent
    from duixian.site.history.verify import verify

    acknowledged = {key: words for one in tallies for key, words in one.acknowledged.items()}
    stored = Counter[tuple[int, str]]()
    words: dict[tuple[int, str], str] = {}
    for report in ProgressReport.objects.all():
        key = (report.commitment_id, f"{report.month:%Y-%m}")
        stored[key] += 1
        words[key] = report.progress
    lost = [key for key in acknowledged if key not in stored]
    doubled = [key for key, count in stored.items() if count > 1]
    altered = [key for key in acknowledged if key in words and words[key] != acknowledged[key]]
    filed = AuditEvent.objects.filter(action="report.file", object_type="delivery.progressreport").count()
    answers = sum((one.answers for one in tallies), Counter[int]())
    times = [second for one in tallies for second in one.seconds]
    engine = "PostgreSQL" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "SQLite"
    faults = verify().faults
    print(f"{engine}, {clerks} clerks, {seconds:.0f} s: {len(acknowledged)} reports acknowledged, {len(stored)} stored")
    print(f"  lost {len(lost)}, doubled {len(doubled)}, altered {len(altered)}; {filed} events, {len(faults)} faults")
    print(f"  answers: {', '.join(f'{status} × {count}' for status, count in sorted(answers.items()))}")
    print(f"  seconds for one: median {median(times):.2f}, 95 % within {quantiles(times, n=20)[-1]:.2f}")
    unexpected = sum(count for status, count in answers.items() if status not in (302, 429, 503))
    return len(lost) + len(doubled) + len(altered) + len(faults) + unexpected + abs(filed - len(stored))


def main() -> None:
    """Read the options, run in a folder that is removed afterwards."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clerks", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=120)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(1 if measure(options.clerks, options.seconds, Path(folder)) else 0)


if __name__ == "__main__":
    main()
