"""Domain knowledge as data: TOML files that a domain expert can edit, and their loaders."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import tomli

from duixian.errors import VocabularyError


@cache
def load(name: str) -> dict[str, Any]:
    """Content of `vocabulary/<name>.toml`; raises `VocabularyError` if it is not well-formed TOML."""
    data = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    try:
        return tomli.loads(data)
    except tomli.TOMLDecodeError as error:
        raise VocabularyError(f"vocabulary/{name}.toml is not well-formed TOML: {error}") from error
