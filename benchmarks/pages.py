"""`python -m benchmarks.pages [--units N] [--years N] [--keep FOLDER]`: times of pages over five years of reports.

Each page is asked for through Django's test client, in turn with the same data fetched by hand-written SQL and an empty
page rendered, through the same middleware. Times are processor milliseconds, those of the database server included. On
`DATABASE_URL`, which must be empty, or else on SQLite in a folder of its own. `--keep` names a folder whose SQLite
database is filled once and used again.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.serving.installation import prepare

LIMIT = 3.0
_WARM, _RUNS = 3, 25


@dataclass(frozen=True, slots=True)
class Timing:
    """A page: processor milliseconds of it, of the same data by hand and of the bare SQL, and its queries."""

    name: str
    page: float
    by_hand: float
    bare: float
    queries: int

    @property
    def ratio(self) -> float:
        """How many times the page takes as long as the data by hand."""
        return self.page / self.by_hand


def measured() -> list[Timing]:
    """The pages of the newest ledger."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    settings.ROOT_URLCONF = "benchmarks.serving.by_hand"
    settings.ALLOWED_HOSTS = ["*"]
    from benchmarks.serving import by_hand
    from benchmarks.serving.five_years import PLACE, indicators_of_money
    from duixian.site.accounts.models import User
    from duixian.site.ledgers.models import Ledger

    client = Client()
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(User.objects.get(username="leader"), backend=backend)
    ledger, indicator = Ledger.objects.order_by("-year")[0].pk, indicators_of_money()[0][0]
    given = {"ledger": ledger, "indicator": indicator, "place": PLACE, "month": timezone.localdate().replace(day=1)}
    pages = [
        ("leader's page", f"/overview/{ledger}/", f"/by-hand/leader/{ledger}/", by_hand.LEADER),
        ("list", f"/overview/{ledger}/commitments/", f"/by-hand/list/{ledger}/", by_hand.LIST),
        ("indicator", f"/overview/indicators/{indicator}/", f"/by-hand/indicator/{indicator}/", by_hand.INDICATOR),
    ]

    def ask(url: str) -> None:
        answer = client.get(url)
        if answer.status_code != 200:
            raise SystemExit(f"{url} answers {answer.status_code}")

    found = []
    for name, url, plain, statements in pages:
        with CaptureQueriesContext(connection) as queries:
            ask(url)
        asked = len(queries)
        works: list[Callable[[], object]] = [
            lambda url=url: ask(url), lambda url=plain: ask(url), lambda sql=statements: by_hand.fetch(sql, given),
        ]  # type: ignore[misc]  # fmt: skip
        page, hand, bare = _each(works)
        found.append(Timing(name, page, hand, bare, asked))
    return found


def _each(works: list[Callable[[], object]]) -> list[float]:
    """Mean processor milliseconds of each, run in turn."""
    spent = [0.0 for _ in works]
    for run in range(_WARM + _RUNS):
        for index, work in enumerate(works):
            before = _processor_seconds()
            work()
            if run >= _WARM:
                spent[index] += _processor_seconds() - before
    return [1000 * one / _RUNS for one in spent]


def _processor_seconds() -> float:
    """Processor time of this process, and of the database server's that work for it."""
    return time.process_time() + sum(map(_seconds_of, _servers()))


def _servers() -> list[int]:
    """Processes of the database server that hold our connections; none for SQLite, which works in this process."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return [pid for (pid,) in cursor.fetchall()]


def _seconds_of(pid: int) -> float:
    """Processor time of a process, to the nanosecond (Linux)."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def main() -> int:
    """Fill, measure, print; 1 where a page takes more than three times as long as its data by hand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=60)
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="duixian-pages-") as folder:
        kept = options.keep or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        prepare(kept)
        from django.db import connection
        from django.utils import timezone

        from benchmarks.serving.five_years import seed
        from duixian.site.delivery.models import ProgressReport
        from duixian.site.history.models import AuditEvent

        if not ProgressReport.objects.exists():
            began = time.perf_counter()
            this = timezone.localdate().year
            seed(range(this - options.years, this), options.units)
            print(f"filled in {time.perf_counter() - began:.0f} s", flush=True)
        print(f"{connection.vendor}: {ProgressReport.objects.count():,} reports, {AuditEvent.objects.count():,} events")
        print(f"{'page':16} {'ms':>8} {'by hand':>8} {'SQL only':>9} {'ratio':>6} {'queries':>8}")
        timings = measured()
        for one in timings:
            print(
                f"{one.name:16} {one.page:8.1f} {one.by_hand:8.1f} {one.bare:9.1f} {one.ratio:6.2f} {one.queries:8}",
                flush=True,
            )
        return int(any(one.ratio > LIMIT for one in timings))


if __name__ == "__main__":
    sys.exit(main())
