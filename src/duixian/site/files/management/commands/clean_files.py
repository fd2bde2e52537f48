"""`duixian manage clean-files`: remove what uploads that came to nothing have left on disk."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from duixian.site.files.cleaning import clean


class Command(BaseCommand):
    """Removes contents without a row; safe while people work."""

    help = "Remove uploaded bytes that no file has, where they are older than a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How old."""
        parser.add_argument("--hours", type=float, default=24, help="least age of what is removed, at least 1")

    def handle(self, *args: Any, **options: Any) -> None:
        """Clean, and print what was removed."""
        if not options["hours"] >= 1:
            raise CommandError("--hours must be at least 1: an upload may still be on its way.")
        cleaned = clean(options["hours"] * 3600)
        self.stdout.write(f"{cleaned.files} files removed, {cleaned.size} bytes")
