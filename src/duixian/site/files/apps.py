"""The application `files`."""

from __future__ import annotations

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Uploaded files."""

    name = "duixian.site.files"
    label = "files"
