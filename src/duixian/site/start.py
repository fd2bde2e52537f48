"""Start of the application from a command line: settings first, then Django."""

from __future__ import annotations

import os
from pathlib import Path

from duixian.errors import MissingSupport


def prepare(data_dir: Path | None = None) -> None:
    """Make the data folder and its secret key ready, and load Django.

    Raises:
        MissingSupport: the extra `site` is not installed.
        ConfigurationError: a setting of the environment cannot be used.
    """
    try:
        import django
    except ImportError as error:
        raise MissingSupport('The web application is not installed; run: pip install "duixian[site]".') from error
    if data_dir is not None:
        os.environ["DUIXIAN_DATA_DIR"] = str(data_dir.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duixian.site.config.settings")

    from duixian.site.config.environment import Environment, default_data_dir
    from duixian.site.config.secret import ensure_secret

    ensure_secret(Environment().folder("DUIXIAN_DATA_DIR", default_data_dir()))
    django.setup()
