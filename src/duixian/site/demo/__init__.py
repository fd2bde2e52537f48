"""The demonstration: a sample ledger with months of progress, kept by the same services as real ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable


def prepare(say: Callable[[str], None]) -> list[str]:
    """Make what is missing of the demonstration; lines that say who can sign in.

    Everything is done in the order of the year, so that its history reads like that of an office.
    """
    from django.db import transaction
    from django.utils import timezone

    from duixian.site.accounts.models import User
    from duixian.site.demo import accounts, clock, months, opening, statistics
    from duixian.site.demo.report import year_to_show
    from duixian.site.ledgers.models import Ledger
    from duixian.site.lights.services import recompute

    today = timezone.localdate()
    year = year_to_show(today)
    if Ledger.objects.exists():
        return accounts.lines()
    say("Preparing a year of the sample ledger; this takes about a minute ...")
    with transaction.atomic():
        with clock.on(dt.date(year, 1, 5)):
            accounts.make_accounts()
        office = User.objects.get(username="ducha")
        ledger = opening.open_sample(year, office)
        events = [(day, rows) for day, rows in statistics.publications(ledger, today)]
        every = list(months.months_until(ledger, today))
        for month in every:
            while events and events[0][0] <= month:
                statistics.publish(*events.pop(0))
            made = months.report_month(ledger, month, office, today, latest=month == every[-1])
            say(f"  {month:%Y-%m}: {made} reports of progress")
        found_wrong = months.day_of_correction(every[-1], today)
        for event in events:
            if event[0] < found_wrong:
                statistics.publish(*event)
        months.correct(ledger, every[-1], office, today)
        for event in events:
            if event[0] >= found_wrong:
                statistics.publish(*event)
        recompute(accounts.BY, ledger.commitments.all(), today)
    return accounts.lines()
