"""Units with clerks and items to report on, for many people at once."""

from __future__ import annotations

import datetime as dt

PASSWORD = "a benchmark's password"


def make_clerks(count: int, items: int) -> dict[str, list[int]]:
    """Units with a clerk each, who leads as many items of one published ledger; keys of the items by user name."""
    import duixian
    from duixian.site.accounts.actors import System
    from duixian.site.accounts.models import Level
    from duixian.site.accounts.roles import Role
    from duixian.site.accounts.services.units import create_unit
    from duixian.site.accounts.services.users import Person, create_user
    from duixian.site.demo.report import sample
    from duixian.site.history.recording import recording
    from duixian.site.ledgers.models import Commitment, Kind, ReviewState, Stage
    from duixian.site.ledgers.services.opening import open_ledger

    by = System("benchmark")
    ledger = open_ledger(by, duixian.read_text(sample(reported_year())))
    units = [create_unit(by, f"单位{number:02d}", Level.CITY, dt.date(2019, 1, 1)) for number in range(count)]
    for number, unit in enumerate(units):
        create_user(by, Person(f"clerk{number:02d}", f"承办人{number:02d}", Role.CLERK, unit), PASSWORD)
    with recording(by, "benchmark.publish") as record:
        first = ledger.commitments.count() + 1
        stored = record.create_all(
            [
                Commitment(
                    ledger=ledger,
                    number=first + index,
                    start=0,
                    end=0,
                    state=ReviewState.ADDED,
                    kind=Kind.TASK,
                    area="（一）重点工作",
                    item=f"事项{index}",
                    text=f"完成第{index}件重点工作。",
                    deadline=ledger.last_day,
                    lead=units[index % count],
                )
                for index in range(count * items)
            ]
        )
        with record.change(ledger):
            ledger.stage = Stage.PUBLISHED
    keys: dict[str, list[int]] = {}
    for one in stored:
        assert one.lead is not None
        keys.setdefault(f"clerk{units.index(one.lead):02d}", []).append(one.pk)
    return keys


def reported_year() -> int:
    """The year whose months are reported on."""
    from django.utils import timezone

    from duixian.site.demo.report import year_to_show

    return year_to_show(timezone.localdate())


def months() -> list[str]:
    """Months that can be reported on today: "2026-01" …"""
    from django.utils import timezone

    year, today = reported_year(), timezone.localdate()
    last = today.month if today.year == year else 12
    return [f"{year}-{month:02d}" for month in range(1, last + 1)]
