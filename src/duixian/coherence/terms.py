"""What the rules know (`vocabulary/coherence.toml`), checked and compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from duixian.errors import VocabularyError
from duixian.vocabulary import load


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Limits of the rules; meaning and units stand beside the values in `coherence.toml`."""

    slight_shortfall: float
    rounding: float
    horizon: float
    doubtful: float
    approximate_share: float
    approximate_points: float
    round_figure_share: float
    comparable_ratio: float
    growth_margin: float
    one_sentence: float
    open_year_margin: float


@dataclass(frozen=True, slots=True)
class Whole:
    """Shares that make up a whole.

    Attributes:
        name, name_en: the whole.
        parts: how many parts it has.
        beginnings: first two characters of all spellings, a cheap test.
        pattern: matches the full name of a part's share; group "rest" holds what follows the part.
        spelling: part number of each spelling.
    """

    name: str
    name_en: str
    parts: int
    beginnings: frozenset[str]
    pattern: re.Pattern[str]
    spelling: dict[str, int]


@dataclass(frozen=True, slots=True)
class Message:
    """The sentence of a finding in Chinese and English, with fields in braces."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Terms:
    """`coherence.toml` ready for use.

    Attributes:
        comparable_price: found in names of indicators whose growth is at comparable prices, their levels not.
        ceilings: found in names of indicators whose targets are upper limits with room to spare.
        achieving: verbs before the name of a headline indicator that are not part of it.
        states: dimensions that measure a state rather than a year's flow.
        wholes: groups of shares that add up to 100 %.
        beginnings_of_parts: first two characters of all their parts, in any spelling.
        messages: sentence for each rule, and its variants.
        without_number: words for each comparator that needs no number.
    """

    thresholds: Thresholds
    comparable_price: re.Pattern[str]
    ceilings: re.Pattern[str]
    achieving: tuple[str, ...]
    states: frozenset[str]
    wholes: tuple[Whole, ...]
    beginnings_of_parts: frozenset[str]
    messages: dict[str, Message]
    without_number: dict[str, Message]


@cache
def terms() -> Terms:
    """The knowledge of `coherence.toml`.

    Raises:
        VocabularyError: an entry is missing or malformed.
    """
    data = load("coherence")
    try:
        wholes = tuple(_whole(entry) for entry in data["whole"])
        return Terms(
            thresholds=Thresholds(**{key.replace("-", "_"): float(value) for key, value in data["thresholds"].items()}),
            comparable_price=_any_of(data["comparable-price"]["names"]),
            ceilings=_any_of(data["ceilings"]["names"]),
            achieving=tuple(data["achieving"]["verbs"]),
            states=frozenset(data["states"]["dimensions"]),
            wholes=wholes,
            beginnings_of_parts=frozenset().union(*(whole.beginnings for whole in wholes)),
            messages={rule: Message(entry["zh"], entry["en"]) for rule, entry in data["messages"].items()},
            without_number={word: Message(zh, en) for word, (zh, en) in data["without-number"].items()},
        )
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise VocabularyError(f"vocabulary/coherence.toml lacks an entry or has a malformed one: {error}") from error


def _any_of(names: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, names)))


def _whole(entry: dict[str, Any]) -> Whole:
    spelling = {name: number for number, names in enumerate(entry["parts"]) for name in names}
    longest_first = "|".join(map(re.escape, sorted(spelling, key=len, reverse=True)))
    pattern = re.compile(f"(?P<part>{longest_first})(?P<rest>{entry['rest']})")
    beginnings = frozenset(name[:2] for name in spelling)
    return Whole(entry["name"], entry["name-en"], len(entry["parts"]), beginnings, pattern, spelling)
