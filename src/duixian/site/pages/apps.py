"""The application `pages`."""

from __future__ import annotations

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Layout and first page."""

    name = "duixian.site.pages"
    label = "pages"
