"""What a name speaks of: the thing, what is done to it, and the words that tell it from others."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from duixian.settlement.terms import terms


@dataclass(frozen=True, slots=True)
class Subject:
    """A name taken apart for comparison.

    Attributes:
        words: the name in plain writing, words of one meaning written alike.
        thing: `words` without what is done and what says nothing; its parts stand apart by a blank.
        pairs: the pairs of neighbouring characters of `thing`; single characters where a part is one long.
        acts: kinds of what is done to it ("added", "renewed").
        proper: names in quotation marks.
    """

    words: str
    thing: str
    pairs: frozenset[str]
    acts: frozenset[str]
    proper: frozenset[str]

    @property
    def is_flow(self) -> bool:
        """Whether the name says what is done within a time, rather than what there is."""
        return bool(self.acts)

    def senses(self) -> dict[str, frozenset[str]]:
        """For each group of words that tell things apart, those that the name holds."""
        return _senses(self.words)


@lru_cache(maxsize=8192)
def subject(name: str) -> Subject:
    """The subject that a name of an indicator, a project or a task speaks of."""
    proper = proper_names(name)
    words = terms().examples.sub("", _plain(name))
    acts = frozenset(kind for found in terms().acts.finditer(words) if (kind := terms().act_of.get(found.group())))
    left = terms().filler.sub(_keep_whole, terms().acts.sub(_keep_whole, words))
    parts = left.split()
    return Subject(words, " ".join(parts), frozenset(_pairs(parts)), acts, proper)


@lru_cache(maxsize=8192)
def proper_names(text: str) -> frozenset[str]:
    """Names in quotation marks, of two characters and more."""
    return frozenset(found for found in _quoted().findall(text) if len(found) > 1)


@lru_cache(maxsize=4096)
def bare_scope(scope: str) -> str:
    """A scope without the words of the sentence before it; "" where it is the whole place."""
    left = terms().filler.sub(_keep_whole, terms().acts.sub(_keep_whole, _plain(scope))).replace(" ", "")
    return "" if left in ("省", "市", "县", "区", "州", "全国") else left


@lru_cache(maxsize=8192)
def context_pairs(text: str) -> frozenset[str]:
    """Pairs of neighbouring characters of a passage, words of one meaning written alike."""
    words = _plain(text)
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))


def _keep_whole(found: re.Match[str]) -> str:
    return found["whole"] or " "


def _pairs(parts: list[str]) -> list[str]:
    return [part[at : at + 2] for part in parts for at in range(max(1, len(part) - 1))]


def _plain(name: str) -> str:
    """A name without list numbers, quotation marks, brackets and blanks, words of one meaning written alike."""
    bare = _ornaments().sub("", unicodedata.normalize("NFKC", _list_number().sub("", name)))
    return terms().same.sub(lambda found: terms().same_as[found.group()], bare)


@lru_cache(maxsize=8192)
def _senses(words: str) -> dict[str, frozenset[str]]:
    return {
        group.meaning: frozenset(group.sense[found] for found in group.pattern.findall(words))
        for group in terms().apart
    }


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"[“《「『]([^“”《》「」『』]{1,30})[”》」』]")


@cache
def _list_number() -> re.Pattern[str]:
    return re.compile(r"^\s*(?:[①-⑳㈠-㈩]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|\d{1,2}[.．、）)](?!\d))")


@cache
def _ornaments() -> re.Pattern[str]:
    return re.compile(r"[\s“”‘’\"'「」『』《》（）()的·]")
