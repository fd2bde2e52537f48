"""The database: SQLite in the data folder, or PostgreSQL by `DATABASE_URL`."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from duixian.site.config.environment import ConfigurationError

# Without IMMEDIATE and a timeout, eight writers at once fail with "database is locked" hundreds of times a second.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}

NO_JIT = "-c jit=off"
"""Compiling a query with many conditions took PostgreSQL up to 9 s, running it 0.2 s."""


def database(url: str, data_dir: Path) -> dict[str, Any]:
    """Django's settings for a database address; the file `database.sqlite3` of the data folder where it is empty.

    Raises:
        ConfigurationError: the address is of another kind, or incomplete.
    """
    parts = urlsplit(url)
    if not url or parts.scheme == "sqlite":
        path = Path(unquote(parts.path)[1:]) if url else data_dir / "database.sqlite3"
        if not path.is_absolute():
            raise ConfigurationError("DATABASE_URL names no absolute path; it must be sqlite:////absolute/path.")
        return _sqlite(path)
    if parts.scheme not in ("postgres", "postgresql") or len(parts.path) < 2:
        raise ConfigurationError(
            "DATABASE_URL is not understood;"
            " it must be postgresql://user:password@host:port/name or sqlite:////absolute/path."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {
            "options": NO_JIT,
            **dict(parse_qsl(parts.query)),
            "pool": {"min_size": 1, "max_size": 8, "timeout": 20},
        },
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": dict(SQLITE_OPTIONS),
        "TEST": {"NAME": path.with_name("test.sqlite3")},
    }
