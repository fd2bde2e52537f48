"""`duixian manage backup FILE`."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from duixian.site.backup.contents import BackupError
from duixian.site.backup.save import save


class Command(BaseCommand):
    """Writes one file."""

    help = "Save everything into one file, while people work."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Save, and say how much."""
        try:
            counts = save(options["file"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{sum(counts.values())} rows, {counts['files.content']} of them files, saved.")
