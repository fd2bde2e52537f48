"""The reasons of verdicts in Chinese and English, put together from `vocabulary/verdicts.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from duixian.errors import VocabularyError
from duixian.statements.statement import Statement
from duixian.vocabulary import load


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of a reason in both languages."""

    zh: str
    en: str

    def __bool__(self) -> bool:
        return bool(self.zh)


NOTHING = Said("", "")


@dataclass(frozen=True, slots=True)
class Rule:
    """A published rule of judging: its id, what it says and where it comes from."""

    id: str
    said: Said
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """`verdicts.toml` but for its numbers."""

    rules: dict[str, Rule]
    reasons: dict[str, Said]
    words: dict[str, Said]
    comparators: dict[str, Said]


@cache
def wording() -> Wording:
    """The rules and their sentences.

    Raises:
        VocabularyError: an entry is missing or malformed.
    """
    data = load("verdicts")
    try:
        sources = data["sources"]
        rules = {
            one["id"]: Rule(one["id"], Said(one["zh"], one["en"]), tuple(sources[key] for key in one["source"]))
            for one in data["rule"]
        }
        return Wording(rules, _said(data["reasons"]), _said(data["words"]), _said(data["comparators"]))
    except (KeyError, TypeError) as error:
        raise VocabularyError(f"vocabulary/verdicts.toml lacks an entry or has a malformed one: {error!r}.") from error


def reason(key: str, **fields: Said | str) -> Said:
    """The sentence `key` with its fields filled in."""
    return _filled(wording().reasons[key], fields)


def word(key: str, **fields: Said | str) -> Said:
    """A word or phrase used within reasons."""
    return _filled(wording().words[key], fields)


def told(statement: Statement) -> Said:
    """A statement's figure, or its words, as a reader would say it: 增长5.5%左右."""
    number = "".join(statement.quote.split())
    if statement.low is None:
        words = statement.reference or number
        return Said(words, words)
    template = wording().comparators.get(statement.comparator, Said("{number}", "{number}"))
    zh, en = template.zh.format(number=number), template.en.format(number=number)
    if statement.measure not in ("growth", "change") or statement.comparator == "range":
        return Said(zh, en)
    rises = statement.low >= 0
    if statement.measure == "growth":
        return Said(("增长" if rises else "下降") + zh, ("growth of " if rises else "a fall of ") + en)
    return Said(("提高" if rises else "降低") + zh, ("a rise of " if rises else "a fall of ") + en)


def _said(entries: dict[str, Any]) -> dict[str, Said]:
    return {key: Said(one["zh"], one["en"]) for key, one in entries.items()}


def _filled(template: Said, fields: dict[str, Said | str]) -> Said:
    zh = {key: one.zh if isinstance(one, Said) else one for key, one in fields.items()}
    en = {key: one.en if isinstance(one, Said) else one for key, one in fields.items()}
    return Said(template.zh.format(**zh), template.en.format(**en))
