"""Observations are imported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from duixian.site.accounts.actors import System, person_of
from duixian.site.accounts.rights import Right
from duixian.site.files.models import StoredFile
from duixian.site.history.recording import Recorder, action
from duixian.site.observations.comparing import Compared, Status, compare
from duixian.site.observations.models import Batch, Observation
from duixian.site.observations.rows import Row
from duixian.site.observations.turns import take_turn

TURN = "observations"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import has brought.

    Attributes:
        batches: one for each source.
        new: values of which nothing was known.
        vintages: further vintages of known values.
        skipped: rows left out because that vintage is known.
    """

    batches: tuple[Batch, ...]
    new: int
    vintages: int
    skipped: int


@action("observations.import", needs=Right.IMPORT_OBSERVATIONS)
def import_observations(
    record: Recorder,
    rows: Sequence[Row],
    source: str,
    file: StoredFile | None = None,
    *,
    received_on: dt.date | None = None,
) -> Imported:
    """Store all rows that are not known, or none; a vintage that is there is left out, so it may be repeated.

    `source` counts for rows that name none. They are received today; only the system itself may say another day, for
    what an office had before it began to use this installation.

    Raises:
        ValidationError: a row contradicts a vintage that is stored or another row, or names no source.
    """
    if received_on is None or not isinstance(record.by, System):
        received_on = timezone.localdate()
    take_turn(TURN)
    compared, faults = compare(rows)
    if faults:
        raise ValidationError([f"{one.where}: {one.message}" for one in faults])
    wanted = [one for one in compared if one.status != Status.DUPLICATE]
    by_source: dict[str, list[Compared]] = {}
    for one in wanted:
        by_source.setdefault(one.row.source or source.strip(), []).append(one)
    if "" in by_source:
        raise ValidationError(_("Say who published the values."))
    batches = [_store(record, name, [one.row for one in some], file, received_on) for name, some in by_source.items()]
    new = sum(one.status == Status.NEW for one in wanted)
    return Imported(tuple(batches), new, len(wanted) - new, len(compared) - len(wanted))


def _store(record: Recorder, source: str, rows: Sequence[Row], file: StoredFile | None, received_on: dt.date) -> Batch:
    by = person_of(record.by)
    batch = record.create(Batch(source=source, file=file, rows=len(rows), received_at=timezone.now(), received_by=by))
    stored = [
        Observation(
            batch=batch,
            indicator=row.indicator,
            name=row.name,
            place=row.place,
            start=row.span.start,
            end=row.span.end,
            value=row.value,
            unit=row.unit,
            measure=row.measure,
            published_on=row.published_on,
            received_on=received_on,
            vintage=row.vintage,
        )
        for row in rows
    ]
    for one in stored:
        one.clean_fields(exclude=["batch"])
    Observation.objects.bulk_create(stored, batch_size=500)
    return batch
