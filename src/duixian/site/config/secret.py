"""The secret key of an installation, made once and kept in its data folder."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from duixian.site.config.environment import ConfigurationError

NAME = "secret-key"


def read_secret(data_dir: Path) -> str:
    """The key that was kept, or "" where none was."""
    try:
        return (data_dir / NAME).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def ensure_secret(data_dir: Path) -> None:
    """Make a key, readable by the owner alone, unless there is one.

    Raises:
        ConfigurationError: the folder cannot be made or written to.
    """
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        with contextlib.suppress(FileExistsError):
            descriptor = os.open(data_dir / NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(50))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigurationError(
            f"The data folder {data_dir} cannot be written to ({reason}); set DUIXIAN_DATA_DIR to one that can."
        ) from error
