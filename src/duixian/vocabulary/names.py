"""From a name as a report words it to the thing it names: what counts in a name, and what may stand around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from duixian.errors import VocabularyError

Kind = Literal["full", "short", "added", "made"]

LONGEST_NAME: Final = 60  # characters; what is longer is a sentence


@dataclass(frozen=True)
class Wording:
    """The words that stand around the names of indicators. Patterns match as many of their words in a row as they can.

    Attributes:
        whole: words before a name for the whole place (全市).
        leading: those, and words of the sentence before a name (完成).
        adding: words for adding to the number of something (新增).
        making: words for building and renewing (新建, 改造), and those of `adding`.
        growing: words after a name that say how it is measured (增速).
        counting: words after a name that say that it is counted (总数).
        verbs: beginnings that words for a part of the place do not have.
        scopes, scope_ends, longest_scope, no_scopes: words for a part of the place, their last syllables, their length,
            words that they do not contain.
        ignored: characters that do not count in a name, for `str.translate`.
        same, any_same: words that are read as others (规上 as 规模以上), and what finds them.
    """

    whole: re.Pattern[str]
    leading: re.Pattern[str]
    adding: re.Pattern[str]
    making: re.Pattern[str]
    growing: frozenset[str]
    counting: frozenset[str]
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
            and not words.startswith(self.verbs)
            and not any(word in words for word in self.no_scopes)
        )


def read_wording(words: dict[str, Any], same: dict[str, str]) -> Wording:
    """The tables [wording] and [same] of `indicators.toml`."""
    verbs = (*words["leading"], *words["adding"], *words["making"])
    return Wording(
        whole=_in_a_row(words["whole"]),
        leading=_in_a_row([*words["whole"], *words["leading"]]),
        adding=_in_a_row(words["adding"]),
        making=_in_a_row([*words["adding"], *words["making"]]),
        growing=frozenset(words["growing"]),
        counting=frozenset(words["counting"]),
        verbs=tuple(word for word in verbs if len(word) > 1),
        scopes=frozenset(words["scopes"]),
        scope_ends=tuple(words["scope-ends"]),
        longest_scope=words["longest-scope"],
        no_scopes=tuple(words["no-scopes"]),
        ignored=dict.fromkeys(map(ord, words["ignored"] + " \t\r\n\u3000\u200b\u200c\u200d\ufeff")),
        same=same,
        any_same=re.compile(_any_of(same)),
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _in_a_row(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{_any_of(words)})*+")


class Names:
    """Ids by name. Names are compared as `Wording.plain` writes them.

    A name is entered with the `Kind` of what it says:

    - full: it stands for the id wherever it stands;
    - short: it stands for the id only as the whole name of a quantity;
    - added: the growth of the number of what it names is the id's;
    - made: the building of what it names is the id's.
    """

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self._ids: dict[Kind, dict[str, str]] = {"full": {}, "short": {}, "added": {}, "made": {}}

    def learn(self, id_: str, kind: Kind, names: Iterable[str]) -> None:
        """Enter names of an id; raises `VocabularyError` if one of them is another's already."""
        as_whole: tuple[Kind, ...] = ("full", "short") if kind in ("full", "short") else (kind,)
        for name in names:
            plain = self.wording.plain(name)
            self._ids[kind].setdefault(plain, id_)
            for other in (self._ids[table].get(plain, id_) for table in as_whole):
                if other != id_:
                    raise VocabularyError(
                        f"vocabulary/indicators.toml gives {name} to {other} and to {id_}; keep one of them."
                    )

    def find(self, name: str) -> tuple[str, str] | None:
        """Id and scope of a name, or None: the longest name known in it that the words around it allow."""
        plain = self.wording.plain(name)
        if found := self._ids["full"].get(plain) or self._ids["short"].get(plain):
            return found, ""
        if len(plain) > LONGEST_NAME:
            return None
        inside = self._automaton.find_matches_as_indexes(plain, overlapping=True)
        for pattern, start, end in sorted(inside, key=lambda match: match[1] - match[2]):
            kind, id_ = self._patterns[pattern][1:]
            scope = self._scope(kind, plain[:start], plain[end:])
            if scope is not None:
                return id_, scope
        return None

    @cached_property
    def _patterns(self) -> list[tuple[str, Kind, str]]:
        return [(name, kind, id_) for kind, ids in self._ids.items() for name, id_ in ids.items()]

    @cached_property
    def _automaton(self) -> AhoCorasick:
        names = [name for name, _, _ in self._patterns]
        return AhoCorasick(names, implementation=Implementation.ContiguousNFA, matchkind=MatchKind.Standard)

    def _scope(self, kind: Kind, before: str, after: str) -> str | None:
        """The scope, "" for the whole place, if a name of this kind may stand between these words; else None."""
        wording = self.wording
        if kind == "short":
            return "" if after in wording.growing | {""} and wording.whole.fullmatch(before) else None
        if kind == "full":
            if after and after not in wording.growing and after not in wording.counting:
                return None
            rest = before[_run(wording.leading, before) :]
            return rest if not rest or wording.is_scope(rest) else None
        return self._scope_of_making(wording.making if kind == "made" else wording.adding, before, after)

    def _scope_of_making(self, verbs: re.Pattern[str], before: str, after: str) -> str | None:
        """The scope in 全市新建城镇X, 城镇新建X, 城镇X建设: leading words, verbs, a scope, verbs; at least one verb."""
        if not verbs.fullmatch(after):
            return None
        rest = before[_run(self.wording.leading, before) :]
        after_verbs = rest[_run(verbs, rest) :]
        made = bool(after) or len(after_verbs) < len(rest) or _ends_with_run(verbs, before[: len(before) - len(rest)])
        if not after_verbs:
            return "" if made else None
        for end in range(len(after_verbs), 0, -1):
            if self.wording.is_scope(after_verbs[:end]) and verbs.fullmatch(after_verbs[end:]):
                return after_verbs[:end] if made or end < len(after_verbs) else None
        return None


def _run(words: re.Pattern[str], text: str) -> int:
    """Length of the run of words at the beginning of a text."""
    found = words.match(text)
    return found.end() if found else 0


def _ends_with_run(words: re.Pattern[str], text: str) -> bool:
    """Whether a text ends with at least one of the words (完成 leads, and makes)."""
    return any(words.fullmatch(text, start) for start in range(len(text)))
