"""Tolerances and limits of settling, from `vocabulary/verdicts.toml` or a file of the same form."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from duixian.errors import UnreadableFile, VocabularyError
from duixian.vocabulary import load


@dataclass(frozen=True, slots=True)
class SettlementOptions:
    """What may be set; values, meaning and sources stand in `vocabulary/verdicts.toml`.

    Attributes:
        growth_points: percentage points by which a rate promised with 左右 may be undercut.
        amount_share: share by which an amount promised with 左右 may be undercut.
        sync_points: percentage points by which incomes may grow less than the economy and still keep step (同步).
        basic_sync_points: the same where the promise says 基本同步.
        stable_points: percentage points, or per cent, by which what is to stay stable may move the wrong way.
        round_printed: whether a promise printed with fewer decimals than the outcome is met by the rounded outcome.
        assert_from: least likeness at which an outcome is asserted to be the promise's.
        assert_works_from: the same for a passage on a task.
        offer_from: least likeness at which it is offered as a candidate.
        candidates: how many candidates are offered at most.
    """

    growth_points: float
    amount_share: float
    sync_points: float
    basic_sync_points: float
    stable_points: float
    round_printed: bool
    assert_from: float
    assert_works_from: float
    offer_from: float
    candidates: int

    def changed_by(self, values: dict[str, Any], where: str = "options") -> SettlementOptions:
        """These options with some values replaced; keys may be written with hyphens.

        Raises:
            VocabularyError: a key is unknown or a value is of the wrong kind.
        """
        kinds = {field.name: type(getattr(self, field.name)) for field in fields(self)}
        changes: dict[str, Any] = {}
        for key, value in values.items():
            name = key.replace("-", "_")
            kind = kinds.get(name)
            if kind is None or isinstance(value, bool) != (kind is bool) or not isinstance(value, (int, float)):
                known = ", ".join(name.replace("_", "-") for name in kinds)
                raise VocabularyError(f"{where}: {key} = {value!r} is no tolerance; known are {known}.")
            changes[name] = kind(value)
        return replace(self, **changes)


@cache
def default_options() -> SettlementOptions:
    """The options of `vocabulary/verdicts.toml`.

    Raises:
        VocabularyError: one is missing or malformed.
    """
    data = load("verdicts")
    try:
        values = {**data["tolerances"], **data["linking"]}
        return SettlementOptions(**{key.replace("-", "_"): value for key, value in values.items()})
    except (KeyError, TypeError) as error:
        raise VocabularyError(f"vocabulary/verdicts.toml lacks a tolerance or has an unknown one: {error}.") from error


def read_options(path: str | Path) -> SettlementOptions:
    """The options with the changes that a TOML file makes in its tables `[tolerances]` and `[linking]`.

    Raises:
        UnreadableFile: the file cannot be read or is no TOML.
        VocabularyError: a key is unknown or a value is of the wrong kind.
    """
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableFile(f"{path} cannot be read as TOML ({error}); see docs/verdicts.md for its form.") from error
    values = {**data.get("tolerances", {}), **data.get("linking", {})}
    return default_options().changed_by(values, str(path))
