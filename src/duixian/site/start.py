"""Start of the application from a command line: settings first, then Django."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from duixian.errors import DuixianError, MissingSupport

_CONNECT_SECONDS = 5


class DatabaseNotReady(DuixianError):
    """The database cannot be reached, or its tables are not those of this version; the message says what to do."""


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


@contextmanager
def database_checked() -> Iterator[None]:
    """Around work with the database: a failure for want of the database or of its tables becomes one sentence.

    Raises:
        DatabaseNotReady: PostgreSQL does not answer, or `duixian manage migrate` has not been run.
    """
    from django.db import DatabaseError

    _reach()
    try:
        yield
    except DatabaseError as error:
        if _is_behind():
            raise DatabaseNotReady(
                "The database lacks the tables of this version; run first: duixian manage migrate (as serve does)."
            ) from error
        raise


def _reach() -> None:
    """Connect once: the pool of connections would hide the reason and try for long."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    import psycopg

    try:
        psycopg.connect(**{"connect_timeout": _CONNECT_SECONDS, **connection.get_connection_params()}).close()
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise DatabaseNotReady(
            f"The database does not answer ({reason}); check DATABASE_URL and its server."
        ) from error


def _is_behind() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
