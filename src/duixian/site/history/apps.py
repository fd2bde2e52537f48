"""The application `history`."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class HistoryConfig(AppConfig):
    """The record of every change."""

    name = "duixian.site.history"
    label = "history"
    verbose_name = _("History")

    def ready(self) -> None:
        """Let every database connection refuse changes that are not recorded."""
        from duixian.site.history.guard import watch

        connection_created.connect(watch, dispatch_uid="history-guard")
