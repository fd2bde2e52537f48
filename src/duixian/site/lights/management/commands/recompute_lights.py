"""`duixian manage recompute-lights`: lights computed at once instead of by the worker."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from duixian.site.accounts.actors import System
from duixian.site.lights.services import recompute_all


class Command(BaseCommand):
    """Says how many lights have changed."""

    help = "Bring the stored lights of published ledgers up to a day; days that were left out are made up for."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which ledger, and up to which day."""
        parser.add_argument("--ledger", type=int, default=None, metavar="KEY", help="one ledger instead of all")
        parser.add_argument(
            "--day", type=dt.date.fromisoformat, default=None, metavar="DATE", help="up to which day; today by default"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Compute and store, some commitments in each transaction."""
        day = options["day"] or timezone.localdate()
        written = recompute_all(System("recompute-lights"), day, ledger=options["ledger"])
        self.stdout.write(f"{written} lights written, as of {day}")
