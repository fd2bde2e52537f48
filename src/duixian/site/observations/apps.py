"""The application `observations`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ObservationsConfig(AppConfig):
    """Values of indicators."""

    name = "duixian.site.observations"
    label = "observations"
    verbose_name = _("Observations")
