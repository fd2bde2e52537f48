"""A whole ledger as it was at a past moment, read from the history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from duixian.site.accounts.models import Unit
from duixian.site.history.past import all_as_of, as_of
from duixian.site.ledgers.models import LIVE, Commitment, Ledger, Stage
from duixian.site.lights.models import Light

_COMPARED = ("kind", "area", "item", "text", "deadline", "lead_id", "vice_mayor", "state")


@dataclass(frozen=True, slots=True)
class PastRow:
    """A commitment that was in the ledger at the moment.

    Attributes:
        fields: as they were, plain JSON.
        deadline: as it was.
        lead: name of the lead unit that it had, or "".
        colour: of the light that it showed on that day, or "".
        differs: names of the fields that are otherwise now.
        is_gone: whether it is no longer in the ledger.
    """

    key: int
    code: str
    fields: dict[str, Any]
    deadline: dt.date
    lead: str
    colour: str
    differs: frozenset[str]
    is_gone: bool


@dataclass(frozen=True, slots=True)
class PastLedger:
    """A ledger at a moment.

    Attributes:
        stage: how far it was, in words.
        rows: what was in it, in text order.
        added: how many commitments came since.
    """

    moment: dt.datetime
    stage: str
    rows: Sequence[PastRow]
    added: int

    @property
    def changed(self) -> int:
        """How many of its commitments are otherwise now, or gone."""
        return sum(bool(row.differs or row.is_gone) for row in self.rows)


def ledger_past(ledger: Ledger, moment: dt.datetime) -> PastLedger | None:
    """The ledger at a moment, in a fixed number of queries; None where it had not been opened yet."""
    fields = as_of(Ledger._meta.label_lower, ledger.pk, moment)
    if fields is None:
        return None
    keys = list(Commitment.objects.filter(ledger=ledger).values_list("pk", flat=True))
    label = Commitment._meta.label_lower
    then, now = all_as_of(label, moment, keys), all_as_of(label, timezone.now(), keys)
    rows = sorted(_rows(ledger, moment, then, now), key=lambda row: (row.fields["start"], row.fields["number"]))
    live_now = {key for key, one in now.items() if one["state"] in LIVE}
    added = len(live_now - {str(row.key) for row in rows})
    return PastLedger(moment, str(Stage(fields["stage"]).label), rows, added)


def _rows(
    ledger: Ledger, moment: dt.datetime, then: dict[str, dict[str, Any]], now: dict[str, dict[str, Any]]
) -> Iterator[PastRow]:
    units = dict(
        Unit.objects.filter(pk__in={one["lead_id"] for one in then.values()} - {None}).values_list("pk", "name")
    )
    day = timezone.localdate(moment)
    shown = Light.objects.filter(Q(last_day=None) | Q(last_day__gte=day), commitment__ledger=ledger, first_day__lte=day)
    colours = dict(shown.values_list("commitment", "colour"))
    for key, one in then.items():
        if one["state"] not in LIVE:
            continue
        other = now.get(key, {})
        yield PastRow(
            key=int(key),
            code=f"{ledger.year}-{one['number']:03d}",
            fields=one,
            deadline=dt.date.fromisoformat(one["deadline"]),
            lead=units.get(one["lead_id"], ""),
            colour=colours.get(int(key), ""),
            differs=frozenset(name for name in _COMPARED if name != "state" and other.get(name) != one[name]),
            is_gone=other.get("state") not in LIVE,
        )
