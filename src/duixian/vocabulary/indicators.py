"""The things that reports measure: canonical indicators with their names (`indicators.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, Literal, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from duixian.errors import VocabularyError
from duixian.vocabulary import load
from duixian.vocabulary.names import Names, read_wording

Polarity = Literal["higher", "lower", "neutral"]
Nature = Literal["expected", "binding"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing measured.

    Attributes:
        id: stable English id ("public-budget-revenue").
        name, name_en: usual name in Chinese and English.
        dimension: what its level is measured in ("money", "ratio", "price-change" …).
        field: field of work, an id of the table of fields.
        source: who defines it, an id of the table of sources.
        aliases: other names of the same thing, as they stand in running text.
        short: names that mean it only where they are the whole name of a quantity ("出口").
        added: things the growth of whose number it is ("高新技术企业" of 新认定高新技术企业).
        made: things whose building it counts ("农村公路" of 新建改造农村公路).
        units: usual units of the level, the commonest first.
        polarity: whether more is better, less is better, or neither.
        nature: `binding` 约束性 where the five-year plans bind governments to it, else `expected` 预期性.
        headline: it stands in the list of a year's main targets.
        components: ids that add up to it.
        ratio_of: ids of what is divided and of what it is divided by, for a share or an intensity.
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
    added: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    polarity: Polarity = "higher"
    nature: Nature = "expected"
    headline: bool = False
    components: tuple[str, ...] = ()
    ratio_of: tuple[str, ...] = ()
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
        names: what their names are compared by.
        fields: Chinese label of each field id.
        sources: Chinese label of each source id.
    """

    by_id: dict[str, Indicator]
    names: Names
    fields: dict[str, str]
    sources: dict[str, str]

    def resolve(self, name: str) -> Resolved | None:
        """Indicator that a name stands for, or None.

        Punctuation and 的 do not count; 全市, 完成 and the like before a name, and 增速, 规模 and the like after it,
        are taken off; 新建改造X, X建设 and the like are looked up as the making of X. Before the longest known name at
        the end only words for a place or a part of one may stand; they are the scope. A share is not what it is a
        share of: "研发投入占地区生产总值" does not resolve.
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


@cache
def indicators() -> IndicatorTable:
    """The table of `indicators.toml`.

    Raises:
        VocabularyError: an entry lacks a field, or an id or a name stands twice.
    """
    data = load("indicators")
    names = Names(read_wording(data["wording"], data["same"]))
    by_id: dict[str, Indicator] = {}
    for entry in data["indicator"]:
        one = _indicator(entry)
        if one.id in by_id:
            raise VocabularyError(f"vocabulary/indicators.toml has the id {one.id} twice; ids must differ.")
        by_id[one.id] = one
        names.learn(one.id, "full", (one.name, *one.aliases))
        names.learn(one.id, "short", one.short)
        names.learn(one.id, "added", one.added)
        names.learn(one.id, "made", one.made)
    return IndicatorTable(by_id, names, data["fields"], data["sources"])


def plain(name: str) -> str:
    """A name as names are compared: without punctuation and 的, 规上 written 规模以上, GDP 地区生产总值 and so on."""
    return indicators().names.wording.plain(name)


def _indicator(entry: dict[str, Any]) -> Indicator:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    try:
        return Indicator(**values)
    except TypeError as error:
        where = entry.get("id") or entry.get("name") or "an entry without id"
        raise VocabularyError(f"vocabulary/indicators.toml, {where}: {error}.") from error


@lru_cache(maxsize=16384)
def _resolve(name: str) -> Resolved | None:
    table = indicators()
    found = table.names.find(name)
    return Resolved(table.by_id[found[0]], found[1]) if found else None
