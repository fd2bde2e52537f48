"""`duixian manage rebuild_names`: places and projects as commitments name them, written anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from duixian.site.overview.naming import rebuild


class Command(BaseCommand):
    """Derives the names from the commitments again; needed only where rows were written around the services."""

    help = "Derive the places and projects that commitments name from the commitments again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Derive them."""
        self.stdout.write(f"{rebuild()} names")
