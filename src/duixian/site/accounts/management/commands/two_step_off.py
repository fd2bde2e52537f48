"""`duixian manage two-step-off USERNAME`: for somebody who has lost app and recovery codes."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError

from duixian.site.accounts.actors import System
from duixian.site.accounts.models import User
from duixian.site.history.recording import recording


class Command(BaseCommand):
    """Removes every second step of one account."""

    help = "Turn two-step verification off for an account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The account."""
        parser.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        """Turn it off."""
        try:
            user = User.objects.get_by_natural_key(options["username"])
        except User.DoesNotExist as error:
            raise CommandError(f"There is no account {options['username']}.") from error
        with recording(System("two-step-off"), "two-step.off") as record:
            Authenticator.objects.filter(user=user).delete()
            record.event("accounts.user", str(user.pk))
        self.stdout.write(f"{user.username} signs in with the password alone.")
