"""The application `delivery`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliveryConfig(AppConfig):
    """Reports of progress and their evidence."""

    name = "duixian.site.delivery"
    label = "delivery"
    verbose_name = _("Delivery")
