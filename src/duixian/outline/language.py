"""The phrases of `vocabulary/outline.toml`, compiled once."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from duixian.errors import VocabularyError
from duixian.vocabulary import load

_NUMERALS: Final = "一二三四五六七八九十"
_TO_99: Final = "[二三四五六七八九]?十[一二三四五六七八九]?|[两二三四五六七八九]"
_SHORTHAND: Final = {
    "NUMBER": f"[{_NUMERALS}]{{1,3}}",
    "COUNT": f"(?:(?<![{_NUMERALS}])(?:{_TO_99})|(?<!\\d)\\d{{1,2}})",
    "PLAN": '[“"]?(?:十[一二三四五六七八九]?|[六七八九])五[”"]?',
    "GAP": "[^。；]{0,12}?",
}


@cache
def phrases(table: str, name: str) -> re.Pattern[str]:
    """One pattern that finds any phrase of the entry `name` in `[table]`.

    Raises:
        VocabularyError: the entry is missing or no list of regular expressions.
    """
    try:
        return re.compile(expression(table, name))
    except re.error as error:
        raise VocabularyError(f"vocabulary/outline.toml, [{table}] {name}: {error}.") from error


def expression(table: str, name: str) -> str:
    """The alternation that `phrases` compiles."""
    entries = load("outline").get(table, {}).get(name)
    if not entries or not all(isinstance(entry, str) for entry in entries):
        raise VocabularyError(f"vocabulary/outline.toml, [{table}] {name}: a list of phrases is expected.")
    written = "|".join(entries)
    for word, meaning in _SHORTHAND.items():
        written = written.replace(word, meaning)
    return written
