"""The application `delivery`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliveryConfig(AppConfig):
    """Reports of progress and their evidence."""

    name = "duixian.site.delivery"
    label = "delivery"
    verbose_name = _("Delivery")

    def ready(self) -> None:
        """Let those who may read a report read its evidence."""
        from duixian.site.delivery import policies

        policies.connect()
