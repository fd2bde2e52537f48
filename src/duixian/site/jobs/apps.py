"""The application `jobs`."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Jobs."""

    name = "duixian.site.jobs"
    label = "jobs"
