"""Lights written down: one row for each stretch of days of one colour."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Q

from duixian.site.keeping.lights import Item
from duixian.site.keeping.lights import Light as Shown
from duixian.site.keeping.replay import replay
from duixian.site.keeping.workdays import Calendar
from duixian.site.lights.models import Light

_ONE = dt.timedelta(days=1)
_STORED = ("colour", "last_day", "as_of", "rule", "ruleset", "record")
_BATCH = 200


def store(items: Mapping[int, Sequence[Item]], since: Mapping[int, dt.date], day: dt.date, calendar: Calendar) -> int:
    """Bring the rows of commitments up to a day; how many were written.

    `since` says for some commitments from which day on stored lights may be wrong. All others go on from the day on
    which they were computed last, that day included.
    """
    rows = _rows(items.keys(), since)
    written: list[Light] = []
    later: dict[dt.date, list[int]] = defaultdict(list)
    removed: list[int] = []
    for pk, plans in items.items():
        known = rows.get(pk, [])
        fresh = _stretches(pk, plans, known, since.get(pk), day, calendar)
        before = {one.first_day: one for one in known}
        for one in fresh:
            stored = before.pop(one.first_day, None)
            if stored is None or any(
                getattr(stored, name) != getattr(one, name) for name in _STORED if name != "as_of"
            ):
                written.append(one)
            elif stored.as_of != one.as_of:
                later[one.as_of].append(stored.pk)
        removed += [one.pk for one in before.values()]
    Light.objects.filter(pk__in=removed).delete()
    _write([one for one in written if one.last_day is not None])
    _write([one for one in written if one.last_day is None])
    for as_of, keys in later.items():
        Light.objects.filter(pk__in=keys).update(as_of=as_of)
    return len(written)


def close(commitments: Iterable[int], day: dt.date) -> None:
    """End the lights of commitments that have none any more, from a day on."""
    keys = list(commitments)
    Light.objects.filter(commitment__in=keys, first_day__gte=day).delete()
    Light.objects.filter(commitment__in=keys, last_day=None).update(last_day=_before(day))


def _write(lights: Sequence[Light]) -> None:
    Light.objects.bulk_create(
        lights,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["commitment", "first_day"],
        update_fields=list(_STORED),
    )


def _rows(keys: Collection[int], since: Mapping[int, dt.date]) -> dict[int, list[Light]]:
    """The rows that may change, in order: those from shortly before the last computation or `since` on."""
    shown = dict(Light.objects.filter(commitment__in=keys, last_day=None).values_list("commitment", "as_of"))
    earliest = min([*shown.values(), *since.values()], default=dt.date.max)
    recent = Q(last_day=None) | Q(last_day__gte=_before(_before(earliest))) | ~Q(commitment__in=shown)
    rows: dict[int, list[Light]] = defaultdict(list)
    for one in Light.objects.filter(recent, commitment__in=keys).order_by("commitment", "first_day"):
        rows[one.commitment_id].append(one)
    return rows


def _stretches(
    pk: int, plans: Sequence[Item], known: Sequence[Light], since: dt.date | None, day: dt.date, calendar: Calendar
) -> list[Light]:
    """The rows as they should be, in place of `known`.

    It begins on the day before the one that may have changed, so that a stretch that ends there says what it said then.
    """
    begins, last = plans[0].begins, known[-1] if known and known[-1].last_day is None else None
    first = begins
    if last is not None:
        day = max(day, last.as_of)
        first = max(begins, _before(min(since or last.as_of, last.as_of)))
    rows = [_copy(one) for one in known if one.first_day < first] if last is not None else []
    if rows and (rows[-1].last_day is None or rows[-1].last_day >= first):
        rows[-1].last_day = _before(first)
    for index, (opening, closing) in enumerate(runs(plans, first, day, calendar)):
        if rows and index:
            rows[-1].last_day = _before(opening)
        one = _row(pk, opening, closing)
        if not index and rows and rows[-1].colour == one.colour and rows[-1].last_day == _before(opening):
            one.first_day = rows.pop().first_day
        rows.append(one)
    return rows


def runs(plans: Sequence[Item], first: dt.date, day: dt.date, calendar: Calendar) -> list[tuple[dt.date, Shown]]:
    """The first day of each stretch of one colour, and the light of its last day."""
    found: list[tuple[dt.date, Shown]] = []
    days = [first + n * _ONE for n in range((day - first).days + 1)]
    for shown in replay(plans, days, calendar=calendar):
        if found and found[-1][1].colour == shown.colour:
            found[-1] = (found[-1][0], shown)
        else:
            found.append((shown.as_of, shown))
    return found


def _row(pk: int, first_day: dt.date, shown: Shown) -> Light:
    record = shown.record()
    return Light(
        commitment_id=pk,
        colour=shown.colour,
        first_day=first_day,
        as_of=shown.as_of,
        rule=shown.rule,
        ruleset=shown.ruleset,
        record={key: record[key] for key in ("reason", "arithmetic", "inputs", "parts")},
    )


def _copy(row: Light) -> Light:
    return Light(**{field.attname: getattr(row, field.attname) for field in Light._meta.concrete_fields})


def _before(day: dt.date) -> dt.date:
    return day - _ONE if day > dt.date.min + _ONE else day
