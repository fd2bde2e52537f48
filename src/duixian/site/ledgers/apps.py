"""The application `ledgers`."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from duixian.site.ledgers import triggers


class LedgersConfig(AppConfig):
    """Reports that became ledgers."""

    name = "duixian.site.ledgers"
    label = "ledgers"
    verbose_name = _("Ledgers")

    def ready(self) -> None:
        """Let the database keep what the machine read."""
        post_migrate.connect(triggers.install, sender=self, dispatch_uid="ledgers-triggers")
