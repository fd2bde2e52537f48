"""What can be found of the history: reasons, and words that were changed or removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from duixian.site.history.chain import Entry as Recorded
from duixian.site.history.models import AuditEvent
from duixian.site.search.models import Entry, Kind
from duixian.site.search.row import row

_MOST = 300  # characters of one value


def entry_of(event: AuditEvent | Recorded, seq: int, day: dt.date) -> Entry | None:
    """The entry of an event; None where it says nothing in words that its object does not say itself."""
    said = list(dict.fromkeys(_said(event)))
    if not said:
        return None
    title = f"{event.actor_name} {event.action}"
    return row(Kind.EVENT, seq, title, [*said, f"{event.object_type} {event.object_id}"], day)


def _said(event: AuditEvent | Recorded) -> Iterator[str]:
    if event.why:
        yield event.why
    for name, value in event.before.items():
        yield from _prose(value)
        yield from _prose(event.after.get(name))


def _prose(value: Any) -> Iterator[str]:
    """Words that people wrote: dates, keys and states of the application are plain ASCII."""
    if isinstance(value, str) and not value.isascii():
        yield value[:_MOST]
