"""The application `lights`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LightsConfig(AppConfig):
    """Lights of commitments."""

    name = "duixian.site.lights"
    label = "lights"
    verbose_name = _("Lights")
