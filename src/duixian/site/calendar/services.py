"""Entering a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from duixian.site.accounts.rights import Right
from duixian.site.calendar.models import AnnouncedYear
from duixian.site.history.recording import Recorder, action


@action("calendar.announce", needs=Right.MANAGE_CALENDAR)
def announce(
    record: Recorder, year: int, source: str, holidays: Mapping[dt.date, str], working: Collection[dt.date]
) -> AnnouncedYear:
    """Enter the holidays and working weekends of a year, in place of what was entered for it before."""
    days = {day.isoformat(): name for day, name in sorted(holidays.items())}
    stored = AnnouncedYear.objects.select_for_update().filter(pk=year).first()
    if stored is None:
        weekends = sorted(day.isoformat() for day in working)
        return record.create(AnnouncedYear(year=year, source=source, holidays=days, working=weekends))
    with record.change(stored):
        stored.source, stored.holidays = source, days
        stored.working = sorted(day.isoformat() for day in working)
    return stored
