"""The application `lights`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LightsConfig(AppConfig):
    """Lights of commitments."""

    name = "duixian.site.lights"
    label = "lights"
    verbose_name = _("Lights")

    def ready(self) -> None:
        """Let lights follow what is recorded."""
        from duixian.site.history.signals import recorded
        from duixian.site.lights.outdating import follow

        recorded.connect(follow, dispatch_uid="lights.outdating")
