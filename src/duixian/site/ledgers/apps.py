"""The application `ledgers`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgersConfig(AppConfig):
    """Reports that became ledgers."""

    name = "duixian.site.ledgers"
    label = "ledgers"
    verbose_name = _("Ledgers")
