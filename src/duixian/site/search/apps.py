"""The application `search`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Full-text search over ledger, evidence and history."""

    name = "duixian.site.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Let the index follow what is recorded."""
        from duixian.site.history.signals import recorded
        from duixian.site.search.index import follow

        recorded.connect(follow, dispatch_uid="search.index")
