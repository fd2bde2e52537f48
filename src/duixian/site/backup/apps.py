"""The application `backup`."""

from __future__ import annotations

from django.apps import AppConfig


class BackupConfig(AppConfig):
    """Backup and restore."""

    name = "duixian.site.backup"
    label = "backup"
