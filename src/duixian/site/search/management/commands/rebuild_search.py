"""`duixian manage rebuild-search`: make the index of the search anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from duixian.site.search.index import rebuild


class Command(BaseCommand):
    """May run while people work."""

    help = "Make the index of the search anew; needed after an update that says so, harmless at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many entries of each kind there are."""
        for kind, count in rebuild():
            self.stdout.write(f"{count} {kind}")
