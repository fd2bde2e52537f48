"""From a name as a report words it to the thing it names: what counts in a name, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from duixian.errors import VocabularyError


@dataclass(frozen=True)
class Wording:
    """The words that stand around the names of indicators, the longest first.

    Attributes:
        whole: words before a name for the whole place (全市).
        leading: those, and words of the sentence before a name (完成).
        growing: words after a name that say how it is measured (增速).
        counting: words after a name that say that it is counted (总数).
        adding: words for adding to the number of something (新增).
        making: words for building and renewing (新建, 改造), with those of `adding`.
        verbs: those of `leading`, `adding` and `making` that cannot be the beginning of a place's name.
        scopes, scope_ends, longest_scope: words for a part of the place, their last syllables, their length.
        no_scopes: words that words for a part of the place do not contain.
        ignored: characters that do not count in a name, for `str.translate`.
        same, any_same: words that are read as others (规上 as 规模以上), and what finds them.
    """

    whole: tuple[str, ...]
    leading: tuple[str, ...]
    growing: tuple[str, ...]
    counting: tuple[str, ...]
    adding: tuple[str, ...]
    making: tuple[str, ...]
    verbs: tuple[str, ...]
    scopes: frozenset[str]
    scope_ends: tuple[str, ...]
    longest_scope: int
    no_scopes: tuple[str, ...]
    ignored: dict[int, None]
    same: dict[str, str]
    any_same: re.Pattern[str]

    def plain(self, name: str) -> str:
        """The name without the characters that do not count, the words of `same` replaced."""
        return self.any_same.sub(lambda found: self.same[found.group()], name.translate(self.ignored))

    def is_scope(self, words: str) -> bool:
        """Whether words stand for a part of the place."""
        if words in self.scopes:
            return True
        return (
            1 < len(words) <= self.longest_scope
            and words.endswith(self.scope_ends)
            and not any(word in words for word in self.no_scopes)
            and not words.startswith(self.verbs)
        )


def read_wording(words: dict[str, Any], same: dict[str, str]) -> Wording:
    """The tables [wording] and [same] of `indicators.toml`."""

    def longest_first(*keys: str) -> tuple[str, ...]:
        return tuple(sorted((word for key in keys for word in words[key]), key=len, reverse=True))

    return Wording(
        whole=longest_first("whole"),
        leading=longest_first("whole", "leading"),
        growing=longest_first("growing"),
        counting=longest_first("counting"),
        adding=longest_first("adding"),
        making=longest_first("adding", "making"),
        verbs=tuple(word for word in longest_first("leading", "adding", "making") if len(word) > 1),
        scopes=frozenset(words["scopes"]),
        scope_ends=longest_first("scope-ends"),
        longest_scope=words["longest-scope"],
        no_scopes=longest_first("no-scopes"),
        ignored=dict.fromkeys(map(ord, words["ignored"] + " \t\r\n\u3000\u200b\u200c\u200d\ufeff")),
        same=same,
        any_same=re.compile("|".join(map(re.escape, sorted(same, key=len, reverse=True)))),
    )


class Names:
    """Ids by name. Names are compared as `Wording.plain` writes them.

    Attributes:
        full: names that stand for an id wherever they stand.
        short: names that stand for an id only as the whole name of a quantity.
        added: things the growth of whose number is an id's.
        made: things whose building is an id's.
    """

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.full: dict[str, str] = {}
        self.short: dict[str, str] = {}
        self.added: dict[str, str] = {}
        self.made: dict[str, str] = {}

    def learn(self, id_: str, *, full: tuple[str, ...], short: tuple[str, ...], added: tuple[str, ...],
              made: tuple[str, ...]) -> None:  # fmt: skip
        """Enter the names of an id; raises `VocabularyError` if one of them is another's already."""
        for names, table in ((full, self.full), (short, self.short), (added, self.added), (made, self.made)):
            for name in names:
                plain = self.wording.plain(name)
                other = table.setdefault(plain, id_)
                if table is self.short:
                    other = self.full.get(plain, other)
                if other != id_:
                    raise VocabularyError(
                        f"vocabulary/indicators.toml gives {name} to {other} and to {id_}; keep one of them."
                    )

    def find(self, name: str) -> tuple[str, str] | None:
        """Id and scope of a name, or None."""
        plain = self.wording.plain(name)
        form = plain
        for form in _shortened(plain, self.wording.leading):
            if found := self._known(form):
                return found, ""
        for whole in _shortened(plain, self.wording.whole):
            if found := self._short(whole):
                return found, ""
        return self._scoped(form)

    def _short(self, name: str) -> str | None:
        if found := self.short.get(name):
            return found
        return next((self.short[rest] for rest in _without_end(name, self.wording.growing) if rest in self.short), None)

    def _known(self, name: str) -> str | None:
        """The id of a name as it stands, with a word after it, or as the making of something."""
        if found := self.full.get(name):
            return found
        for words in (self.wording.growing, self.wording.counting):
            for rest in _without_end(name, words):
                if found := self.full.get(rest):
                    return found
        return self._outcome(name, self.wording.adding, self.added) or self._outcome(
            name, self.wording.making, self.made
        )

    def _outcome(self, name: str, words: tuple[str, ...], table: dict[str, str]) -> str | None:
        """The id in `table` of what is left when `words` are taken off both ends of a name, at least one of them."""
        seen, untried = {name}, [name]
        while untried:
            thing = untried.pop()
            rests = [thing[len(word) :] for word in words if thing.startswith(word)]
            rests += _without_end(thing, words)
            for rest in rests:
                if found := table.get(rest):
                    return found
                if rest and rest not in seen:
                    seen.add(rest)
                    untried.append(rest)
        return None

    def _scoped(self, name: str) -> tuple[str, str] | None:
        """The id of the longest known name at the end, if a scope is all that stands before it but verbs of making."""
        rest = name
        while word := next((w for w in self.wording.making if rest.startswith(w) and len(w) > 1), None):
            rest = rest[len(word) :]
        verbs = name[: len(name) - len(rest)]
        for at in range(1, min(len(rest) - 1, self.wording.longest_scope + 1)):
            scope = rest[:at]
            if not self.wording.is_scope(scope):
                continue
            if found := self._known(verbs + rest[at:]):
                return found, scope
        return None


def _shortened(name: str, words: tuple[str, ...]) -> Iterator[str]:
    """The name, and it with one after another of `words` taken off its beginning."""
    while True:
        yield name
        word = next((w for w in words if name.startswith(w) and len(name) > len(w)), None)
        if word is None:
            return
        name = name[len(word) :]


def _without_end(name: str, words: tuple[str, ...]) -> list[str]:
    return [name[: -len(word)] for word in words if name.endswith(word)]
