"""The application `inbox`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InboxConfig(AppConfig):
    """What waits for somebody, and mail about it."""

    name = "duixian.site.inbox"
    label = "inbox"
    verbose_name = _("Inbox")
