"""The application `accounts`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People and units."""

    name = "duixian.site.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        """Let log-ins, log-outs and changes of two-step verification be recorded."""
        from duixian.site.accounts import signals

        signals.connect()
