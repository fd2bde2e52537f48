"""Whether the history is as it was written."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from duixian.site.history import triggers
from duixian.site.history.chain import GENESIS, digest
from duixian.site.history.models import AuditEvent, ChainEnd


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found.

    Attributes:
        events: how many there are.
        head: hash of the last; note it elsewhere, and a later history that lacks it has been cut or rewritten.
        faults: what is wrong, one sentence each; none where the history is whole.
    """

    events: int
    head: str
    faults: tuple[str, ...]


def verify(expected: str = "") -> Verification:
    """Recompute every hash in order. `expected` is a hash noted earlier that must still be in the chain."""
    faults = [
        f"The triggers that keep {table} append-only are missing; run: duixian manage migrate."
        for table in triggers.APPEND_ONLY
        if not triggers.present(connection, table)
    ]
    seq, head, seen = 0, GENESIS, expected in ("", GENESIS)
    end = ChainEnd.objects.get(pk=1)  # first, so that events written meanwhile do not matter
    for event in AuditEvent.objects.filter(seq__lte=end.seq).order_by("seq").iterator(chunk_size=2000):
        if event.seq != seq + 1:
            faults.append(f"Event {seq + 1} is missing before event {event.seq}.")
        if event.prev_hash != head:
            faults.append(f"Event {event.seq} does not follow from the one before it.")
        if digest(event) != event.hash:
            faults.append(f"Event {event.seq} is not as it was written.")
        seq, head = event.seq, event.hash
        seen = seen or head == expected
    if (end.seq, end.hash) != (seq, head):
        faults.append(f"The history ends at event {seq}, and {end.seq} were written.")
    if not seen:
        faults.append(f"No event has the hash {expected}.")
    return Verification(seq, head, tuple(faults))
