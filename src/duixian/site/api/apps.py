"""The application `api`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """The API, and the keys of programs that use it."""

    name = "duixian.site.api"
    label = "api"
    verbose_name = _("API")
