"""Time for the demonstration, whose months have to lie in the past."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from django.utils import timezone


@contextmanager
def on(day: dt.date, hour: int = 10) -> Iterator[None]:
    """Let the application believe that it is this hour of a day; nothing else may run in the process."""
    moment = dt.datetime.combine(day, dt.time(hour), timezone.get_default_timezone()).astimezone(dt.UTC)
    with mock.patch.object(timezone, "now", return_value=moment):
        yield
