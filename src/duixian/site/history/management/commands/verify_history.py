"""`duixian manage verify-history`: whether the history is as it was written."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from duixian.site.history.verify import verify


class Command(BaseCommand):
    """Fails where the history is not whole."""

    help = "Recompute the hash chain of the history; exit code 1 where it is not as it was written."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A hash noted earlier."""
        parser.add_argument("--contains", default="", metavar="HASH", help="hash noted earlier that must be there")

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify, and print how many events there are and the hash of the last."""
        found = verify(options["contains"])
        self.stdout.write(f"{found.events} events, the last with hash {found.head}")
        if found.faults:
            raise CommandError("\n".join(found.faults))
