"""The application `calendar`."""

from __future__ import annotations

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    """Working days."""

    name = "duixian.site.calendar"
    label = "calendar"
