"""`duixian manage create-user`: an account from the command line, the first one of the office above all."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from duixian.site.accounts.actors import System
from duixian.site.accounts.models import Unit
from duixian.site.accounts.roles import SIGNED_IN, Role
from duixian.site.accounts.services.users import Person, create_user


class Command(BaseCommand):
    """Asks for the password, or reads it from standard input where that is no terminal."""

    help = "Create an account; the password is asked for, or read from standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The person."""
        parser.add_argument("username")
        parser.add_argument("--name", required=True, help="name as it is shown")
        parser.add_argument("--role", default=Role.OFFICE.value, choices=sorted(SIGNED_IN))
        parser.add_argument("--unit", default="", help="name of the unit, for clerks and heads")

    def handle(self, *args: Any, **options: Any) -> None:
        """Create the account."""
        password = getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        unit = Unit.objects.filter(name=options["unit"], valid_to=None).first()
        if options["unit"] and unit is None:
            raise CommandError(f"There is no unit {options['unit']}.")
        person = Person(options["username"], options["name"], Role(options["role"]), unit)
        try:
            create_user(System("create-user"), person, password)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(f"{person.username} may sign in.")
