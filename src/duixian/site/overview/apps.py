"""The application `overview`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OverviewConfig(AppConfig):
    """Pages that show how commitments stand: leader's, unit's, indicator's, place's, project's."""

    name = "duixian.site.overview"
    label = "overview"
    verbose_name = _("Overview")

    def ready(self) -> None:
        """Let names follow what is recorded of commitments."""
        from duixian.site.history.signals import recorded
        from duixian.site.overview.naming import follow

        recorded.connect(follow, dispatch_uid="overview.naming")
