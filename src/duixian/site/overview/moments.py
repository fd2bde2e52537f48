"""Moments that people ask about."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.dateparse import parse_datetime


def moment_of(text: str) -> dt.datetime | None:
    """A moment in local time; the end of the day where only a day is given."""
    try:
        read = parse_datetime(text if len(text) > len("2026-06-30") else f"{text}T23:59:59.999999")
    except ValueError:
        return None
    if read is None:
        return None
    return read if timezone.is_aware(read) else timezone.make_aware(read)
