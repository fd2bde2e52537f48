"""Units: created, renamed, dissolved into a successor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from duixian.site.accounts.models import Level, Unit
from duixian.site.accounts.rights import Right
from duixian.site.accounts.succession import HEIRS
from duixian.site.history.recording import Recorder, action


@action("unit.create", needs=Right.MANAGE_UNITS)
def create_unit(record: Recorder, name: str, level: Level, valid_from: dt.date) -> Unit:
    """Add a unit.

    Raises:
        ValidationError: there is one of this name.
    """
    return record.create(Unit(name=name, level=level, valid_from=valid_from))


@action("unit.create-many", needs=Right.MANAGE_UNITS)
def create_units(record: Recorder, names: Sequence[str], level: Level, valid_from: dt.date) -> list[Unit]:
    """Add units, all of them or none.

    Raises:
        ValidationError: there is one of such a name; a name is too long. The message is at `names`.
    """
    made = []
    for name in names:
        try:
            made.append(create_unit(record.by, name, level, valid_from))
        except ValidationError as error:
            raise ValidationError({"names": [f"{name}：{message}" for message in error.messages]}) from error
    return made


@action("unit.edit", needs=Right.MANAGE_UNITS)
def edit_unit(record: Recorder, unit: Unit, name: str, level: Level, valid_from: dt.date, *, why: str) -> Unit:
    """Correct what is known of a unit; a reorganised one is succeeded instead."""
    record.why = why
    stored = record.fresh(Unit, unit.pk)
    with record.change(stored):
        stored.name, stored.level, stored.valid_from = name, level, valid_from
    return stored


@action("unit.succeed", needs=Right.MANAGE_UNITS)
def succeed_unit(record: Recorder, unit: Unit, successor: Unit | None, day: dt.date, *, why: str) -> Unit:
    """Let a unit end on a day; its people and, from then on, its commitments go to the successor.

    Raises:
        ValidationError: it has ended already, or would in the end succeed itself.
    """
    record.why = why
    stored = record.fresh(Unit, unit.pk)
    if stored.valid_to is not None:
        raise ValidationError(_("%(unit)s has ended already.") % {"unit": stored})
    if successor is not None:
        successor = successor.today()
        if successor.pk == stored.pk:
            raise ValidationError(_("A unit cannot succeed itself."))
        if successor.valid_to is not None:
            raise ValidationError(_("%(unit)s has ended already.") % {"unit": successor})
    with record.change(stored):
        stored.valid_to, stored.successor = day, successor
    if successor is not None:
        for person in stored.people.all():
            with record.change(person):
                person.unit = successor
    for heir in HEIRS:
        heir(record.by, stored, why=why)
    return stored
