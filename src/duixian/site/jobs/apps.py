"""The application `jobs`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """Long work; the module `tasks` of each application declares its own."""

    name = "duixian.site.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Let every application declare its tasks."""
        autodiscover_modules("tasks")
