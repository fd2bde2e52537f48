"""Django's `migrate`, allowed to change data without events: a migration is recorded by Django itself."""

from __future__ import annotations

from typing import Any

from django.core.management.commands.migrate import Command as DjangoCommand

from duixian.site.history.guard import unrecorded


class Command(DjangoCommand):
    """As Django's."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Bring the database up to date."""
        with unrecorded("migrations are recorded in django_migrations"):
            super().handle(*args, **options)
