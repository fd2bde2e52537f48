"""The words that people see in place of the identifiers."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["zh", "en"]


Labels = dict[str, dict[str, dict[Language, str]]]


@cache
def labels() -> Labels:
    """All of `labels.toml`: group, identifier, language."""
    return _load("labels.toml")


def label(group: str, identifier: str | None, language: Language = "zh") -> str:
    """What people see for an identifier of a group; the identifier itself where it has no label, "" for none."""
    known = labels()[group].get(identifier or "")
    return known[language] if known else identifier or ""


@cache
def rules() -> Labels:
    """All of `rules.toml`: field, rule, language."""
    return _load("rules.toml")


def explained(field: str, rule: str, language: Language = "zh") -> str:
    """What a rule that gave a statement's field goes by; the rule itself where that is not written down."""
    known = rules().get(field, {}).get(rule)
    return known[language] if known else rule


def _load(name: str) -> Labels:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
