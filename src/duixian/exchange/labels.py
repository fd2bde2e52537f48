"""The words that people see in place of the identifiers."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["zh", "en"]


@cache
def labels() -> dict[str, dict[str, dict[Language, str]]]:
    """All of `labels.toml`: group, identifier, language."""
    return tomllib.loads(files(__package__).joinpath("labels.toml").read_text(encoding="utf-8"))


def label(group: str, identifier: str | None, language: Language = "zh") -> str:
    """What people see for an identifier of a group; the identifier itself where it has no label, "" for none."""
    known = labels()[group].get(identifier or "")
    return known[language] if known else identifier or ""
