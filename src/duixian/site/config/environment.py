"""What the environment says, read strictly: a value that does not fit is an error that names the variable."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from duixian.errors import DuixianError

KNOWN = {
    "DUIXIAN_ALLOWED_HOSTS", "DUIXIAN_DATA_DIR", "DUIXIAN_EMAIL_FROM", "DUIXIAN_EMAIL_URL", "DUIXIAN_HTTPS",
    "DUIXIAN_JOB_LEASE", "DUIXIAN_PROXY", "DUIXIAN_SECRET_KEY", "DUIXIAN_SESSION_HOURS", "DUIXIAN_UNCOMPILED",
    "DUIXIAN_UPLOAD_LIMIT", "DUIXIAN_URL",
}  # fmt: skip


class ConfigurationError(DuixianError):
    """A setting of the web application that cannot be used; the message names the variable and what fits."""


class Environment:
    """Typed readings of environment variables.

    Raises:
        ConfigurationError: a variable beginning with `DUIXIAN_` that no setting knows.
    """

    def __init__(self, variables: Mapping[str, str] | None = None) -> None:
        self._variables = os.environ if variables is None else variables
        unknown = sorted(name for name in self._variables if name.startswith("DUIXIAN_") and name not in KNOWN)
        if unknown:
            raise ConfigurationError(f"{unknown[0]} is no setting of duixian; those are {', '.join(sorted(KNOWN))}.")

    def text(self, name: str, default: str = "") -> str:
        """The value without white space at its ends; the default where it is absent or empty."""
        return self._variables.get(name, "").strip() or default

    def flag(self, name: str, default: bool) -> bool:
        """`on` or `off`."""
        value = self.text(name, "on" if default else "off").lower()
        if value not in ("on", "off"):
            raise ConfigurationError(f"{name} is {value!r}; it must be on or off.")
        return value == "on"

    def integer(self, name: str, default: int, low: int, high: int) -> int:
        """A whole number between two bounds, both included."""
        value = self.text(name, str(default))
        if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
            raise ConfigurationError(f"{name} is {value!r}; it must be a whole number from {low} to {high}.")
        return int(value)

    def names(self, name: str, default: str = "") -> list[str]:
        """Names separated by commas."""
        return [part for part in (part.strip() for part in self.text(name, default).split(",")) if part]

    def folder(self, name: str, default: Path) -> Path:
        """An absolute path."""
        path = Path(self.text(name, str(default))).expanduser()
        if not path.is_absolute():
            raise ConfigurationError(f"{name} is {str(path)!r}; it must be an absolute path.")
        return path


def default_data_dir() -> Path:
    """Where an installation keeps its data unless `DUIXIAN_DATA_DIR` says otherwise."""
    return Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share").expanduser() / "duixian"
