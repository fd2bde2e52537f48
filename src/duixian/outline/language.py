"""The phrases of `vocabulary/outline.toml`, compiled once."""

from __future__ import annotations

import re
from functools import cache

from duixian.errors import VocabularyError
from duixian.vocabulary import load

_SHORTHAND = {
    "NUMBER": "[一二三四五六七八九十]{1,3}",
    "YEARS": "[两二三四五六七八九十]|\\d{1,2}",
    "PLAN": '[“"]?(?:十[一二三四五六七八九]?|[六七八九])五[”"]?',
}


@cache
def phrases(table: str, name: str) -> re.Pattern[str]:
    """One pattern that finds any phrase of the entry `name` in `[table]`."""
    try:
        entries: list[str] = load("outline")[table][name]
        pattern = "|".join(entries)
        for word, expression in _SHORTHAND.items():
            pattern = pattern.replace(word, expression)
        return re.compile(pattern)
    except (KeyError, TypeError, re.error) as error:
        raise VocabularyError(f"vocabulary/outline.toml, [{table}] {name}: {error}.") from error
