"""The phrases of `vocabulary/outline.toml`, compiled once."""

from __future__ import annotations

import re
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


_COMPILED: Final[dict[str, dict[str, re.Pattern[str]]]] = {}
"""The patterns by table and name: they are asked for several hundred times a report."""
_HEAD: Final = re.compile(r"\(\?:([^()\[\]\\?*+|{}]+(?:\|[^()\[\]\\?*+|{}]+)+)\)(?![?*+{])")


def phrases(table: str, name: str) -> re.Pattern[str]:
    """One pattern that finds any phrase of the entry `name` in `[table]`.

    Raises:
        VocabularyError: the entry is missing or no list of regular expressions.
    """
    known = _COMPILED.get(table)
    pattern = known.get(name) if known is not None else None
    if pattern is None:
        pattern = _COMPILED.setdefault(table, {})[name] = _compiled(table, name)
    return pattern


def _compiled(table: str, name: str) -> re.Pattern[str]:
    try:
        return re.compile("|".join(map(_by_head, _entries(table, name))))
    except re.error as error:
        raise VocabularyError(f"vocabulary/outline.toml, [{table}] {name}: {error}.") from error


def _by_head(entry: str) -> str:
    """The phrase once for each word that it may begin with: a search leaps from one first character to the next."""
    head = _HEAD.match(entry)
    return "|".join(word + entry[head.end() :] for word in head[1].split("|")) if head else entry


def expression(table: str, name: str) -> str:
    """The alternation of the phrases."""
    return "|".join(_entries(table, name))


def _entries(table: str, name: str) -> list[str]:
    entries = load("outline").get(table, {}).get(name)
    if not entries or not all(isinstance(entry, str) for entry in entries):
        raise VocabularyError(f"vocabulary/outline.toml, [{table}] {name}: a list of phrases is expected.")
    return [_written_out(entry) for entry in entries]


def _written_out(entry: str) -> str:
    for word, meaning in _SHORTHAND.items():
        entry = entry.replace(word, meaning)
    return entry
