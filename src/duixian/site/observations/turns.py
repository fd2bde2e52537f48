"""One after the other: what must not happen twice at the same time."""

from __future__ import annotations

import hashlib

from django.db import connection


def take_turn(name: str) -> None:
    """Wait until no other transaction has this turn, and hold it until the own one ends.

    SQLite has one writer at a time, which is turn enough: its transactions begin as writers.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A turn is held by a transaction.")
    if connection.vendor == "postgresql":
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
