"""The chain of events: each carries the hash of the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils import timezone

from duixian.site.history.models import AuditEvent, ChainEnd, Effect

if TYPE_CHECKING:
    from duixian.site.accounts.models import User

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """An event before it has its place in the chain; the fields are those of `AuditEvent`."""

    actor: User | None
    actor_name: str
    action: str
    object_type: str
    object_id: str
    effect: Effect
    before: dict[str, Any]
    after: dict[str, Any]
    why: str


def append(entries: Sequence[Entry]) -> None:
    """Add events to the end of the chain, in the transaction that is open.

    PostgreSQL serialises writers by the lock on the chain's end, SQLite by its one writer at a time.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Events are appended within the transaction of the change they record.")
    end = ChainEnd.objects.select_for_update().get(pk=1)
    now = timezone.now()
    events = []
    for entry in entries:
        event = AuditEvent(
            seq=end.seq + 1,
            at=now,
            actor=entry.actor,
            actor_name=entry.actor_name,
            action=entry.action,
            object_type=entry.object_type,
            object_id=entry.object_id,
            effect=entry.effect,
            before=entry.before,
            after=entry.after,
            why=entry.why,
            prev_hash=end.hash,
        )
        event.hash = digest(event)
        end.seq, end.hash = event.seq, event.hash
        events.append(event)
    AuditEvent.objects.bulk_create(events, batch_size=500)
    end.save()


def digest(event: AuditEvent) -> str:
    """SHA-256, in hexadecimal digits, of the event before and of everything this one says."""
    content = {
        "seq": event.seq,
        "at": event.at.isoformat(timespec="microseconds"),
        "actor": event.actor_id,
        "actor_name": event.actor_name,
        "action": event.action,
        "object_type": event.object_type,
        "object_id": event.object_id,
        "effect": str(event.effect),
        "before": event.before,
        "after": event.after,
        "why": event.why,
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{event.prev_hash}\n{text}".encode()).hexdigest()
