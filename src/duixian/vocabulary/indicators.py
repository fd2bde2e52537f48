"""The things that reports measure: canonical indicators with their names (`indicators.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from duixian.errors import VocabularyError
from duixian.vocabulary import load

Polarity = Literal["higher", "lower", "neutral"]
Nature = Literal["expected", "binding"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing measured.

    Attributes:
        id: stable English id ("public-budget-revenue").
        name, name_en: usual name in Chinese and English.
        aliases: other names of the same thing, as they stand in running text.
        short: names that mean it only where they are the whole name of a quantity ("出口").
        dimension: what its level is measured in ("money", "ratio", "price-change" …).
        units: usual units of the level, the commonest first.
        polarity: whether more is better, less is better, or neither.
        nature: `binding` 约束性 where the five-year plans bind governments to it, else `expected` 预期性.
        field: field of work, an id of the table of fields.
        source: who defines it, an id of the table of sources.
        headline: it stands in the list of a year's main targets.
        components: ids that add up to it.
        scope_variants: ids of the same thing for a part of the population or for all of it.
    """

    id: str
    name: str
    name_en: str
    dimension: str
    field: str
    source: str
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    polarity: Polarity = "higher"
    nature: Nature = "expected"
    headline: bool = False
    components: tuple[str, ...] = ()
    scope_variants: tuple[str, ...] = ()


class Resolved(NamedTuple):
    """An indicator, and the part of the place that a name limits it to ("衡山县", "" for the whole)."""

    indicator: Indicator
    scope: str


@dataclass(frozen=True)
class IndicatorTable:
    """`indicators.toml` ready for use.

    Attributes:
        by_id: indicators in the order of the file.
        by_name: every name, alias and short name, as `plain` writes them.
        fields: Chinese label of each field id.
        sources: Chinese label of each source id.
    """

    by_id: dict[str, Indicator]
    by_name: dict[str, Indicator]
    fields: dict[str, str]
    sources: dict[str, str]
    _wording: Wording

    def resolve(self, name: str) -> Resolved | None:
        """Indicator that a name stands for, or None.

        Blanks, quotation marks and 的 do not count; 全市, 完成 and the like before a name, and 增速, 规模 and the like
        after it, are taken off. Before the longest known name at the end only words that name a place or a part of
        one may stand; they are the scope. "研发投入占地区生产总值" is no 地区生产总值.
        """
        return _resolve(name)

    @cached_property
    def automaton(self) -> AhoCorasick:
        """Finds all `patterns` in one pass over a text, leftmost-longest, without overlaps."""
        return AhoCorasick(self.patterns, matchkind=MatchKind.LeftmostLongest)

    @cached_property
    def patterns(self) -> list[str]:
        """Names and aliases that `automaton` looks for (no short names); `owners` says whose they are."""
        return [name for name, _ in self._searched]

    @cached_property
    def owners(self) -> list[Indicator]:
        """The indicator of each of `patterns`."""
        return [indicator for _, indicator in self._searched]

    @cached_property
    def _searched(self) -> list[tuple[str, Indicator]]:
        return [(name, one) for one in self.by_id.values() for name in (one.name, *one.aliases)]


@dataclass(frozen=True, slots=True)
class Wording:
    """Words around a name that do not change what is measured, longest first."""

    whole: tuple[str, ...]
    leading: tuple[str, ...]
    trailing: tuple[str, ...]
    scope_ends: tuple[str, ...]
    scopes: frozenset[str]
    longest_name: int


@cache
def indicators() -> IndicatorTable:
    """The table of `indicators.toml`.

    Raises:
        VocabularyError: an entry lacks a field, or an id or a name stands twice.
    """
    data = load("indicators")
    by_id: dict[str, Indicator] = {}
    by_name: dict[str, Indicator] = {}
    for entry in data["indicator"]:
        one = _indicator(entry)
        if one.id in by_id:
            raise VocabularyError(f"vocabulary/indicators.toml has the id {one.id} twice; ids must differ.")
        by_id[one.id] = one
        for name in (one.name, *one.aliases, *one.short):
            if (other := by_name.setdefault(plain(name), one)) is not one:
                raise VocabularyError(
                    f"vocabulary/indicators.toml gives the name {name} to {other.id} and to {one.id}; keep one of them."
                )
    return IndicatorTable(by_id, by_name, data["fields"], data["sources"], _read_wording(data["wording"], by_name))


def plain(name: str) -> str:
    """A name without what does not count in it: blanks, quotation marks and 的."""
    return name.translate(_IGNORED)


_IGNORED = dict.fromkeys(map(ord, " \t\r\n\u3000\u200b“”‘’\"'「」『』的"))


def _indicator(entry: dict[str, Any]) -> Indicator:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    try:
        return Indicator(**values)
    except TypeError as error:
        where = entry.get("id") or entry.get("name") or "an entry without id"
        raise VocabularyError(f"vocabulary/indicators.toml, {where}: {error}.") from error


def _read_wording(words: dict[str, list[str]], by_name: dict[str, Indicator]) -> Wording:
    def longest_first(key: str) -> tuple[str, ...]:
        return tuple(sorted(words[key], key=len, reverse=True))

    return Wording(
        whole=longest_first("whole"),
        leading=longest_first("leading"),
        trailing=longest_first("trailing"),
        scope_ends=longest_first("scope-ends"),
        scopes=frozenset(words["scopes"]),
        longest_name=max(map(len, by_name), default=0),
    )


@lru_cache(maxsize=16384)
def _resolve(name: str) -> Resolved | None:
    table = indicators()
    wording = table._wording
    bare = plain(name)
    for candidate in _without_leading(bare, wording):
        if found := table.by_name.get(candidate) or _without_trailing(candidate, table):
            return Resolved(found, "")
    return _scoped(_without_leading(bare, wording)[-1], table)


def _without_leading(name: str, wording: Wording) -> list[str]:
    """The name, and it with one after another of the words of the sentence and of the whole place taken off."""
    forms = [name]
    while word := next((w for w in (*wording.whole, *wording.leading) if name.startswith(w) and name != w), ""):
        name = name[len(word) :]
        forms.append(name)
    return forms


def _without_trailing(name: str, table: IndicatorTable) -> Indicator | None:
    for word in table._wording.trailing:
        if name.endswith(word) and (found := table.by_name.get(name[: -len(word)])):
            return found
    return None


def _scoped(name: str, table: IndicatorTable) -> Resolved | None:
    """The longest known name at the end, if a scope is all that stands before it."""
    for at in range(max(1, len(name) - table._wording.longest_name - 4), len(name) - 1):
        found = table.by_name.get(name[at:]) or _without_trailing(name[at:], table)
        if found:
            scope = name[:at]
            return Resolved(found, scope) if _is_scope(scope, table._wording) else None
    return None


def _is_scope(words: str, wording: Wording) -> bool:
    return words in wording.scopes or (len(words) <= 12 and words.endswith(wording.scope_ends))
