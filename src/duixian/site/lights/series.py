"""The observations that speak of statements, read for many at once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast

import tomli

from duixian.reading.divisions import find_place
from duixian.site.keeping.observations import Observation
from duixian.site.keeping.publication import MONTHLY, REPORTED, Publication
from duixian.site.keeping.spans import Span
from duixian.site.ledgers.models import Ledger, Statement
from duixian.site.observations.models import Observation as StoredObservation
from duixian.statements.statement import Measure
from duixian.vocabulary.indicators import indicators

Key = tuple[str, str]
"""Indicator and place, as observations name them."""

YEARS_BACK = 6
"""How many years before a plan its seasons may come from."""


@dataclass(frozen=True, slots=True)
class Series:
    """Observations by indicator and place."""

    known: dict[Key, tuple[Observation, ...]]

    def of(self, statement: Statement, ledger: Ledger) -> tuple[Observation, ...]:
        """Every vintage of every value that speaks of a statement's indicator at its place."""
        found = [self.known[key] for key in sorted(keys_of(statement, ledger)) if key in self.known]
        return found[0] if len(found) == 1 else tuple(one for part in found for one in part)


def read_series(statements: Iterable[tuple[Statement, Ledger]], years_back: int = YEARS_BACK) -> Series:
    """The observations of all these statements, by one query; those of so many years before their plans as well."""
    wanted: set[Key] = set()
    first = dt.date.max
    for statement, ledger in statements:
        wanted |= keys_of(statement, ledger)
        first = min(first, ledger.first_day.replace(year=ledger.first_day.year - years_back, month=1, day=1))
    if not wanted:
        return Series({})
    found: dict[Key, list[Observation]] = defaultdict(list)
    for row in StoredObservation.objects.filter(
        indicator__in={indicator for indicator, _ in wanted}, place__in={place for _, place in wanted}, end__gte=first
    ).values_list(
        "pk", "indicator", "place", "start", "end", "value", "unit", "published_on", "received_on", "measure", "vintage"
    ):
        pk, indicator, place, start, end, value, unit, published_on, received_on, measure, vintage = row
        if (indicator, place) in wanted:
            span = Span(start, end)
            found[indicator, place].append(
                Observation(
                    f"observation-{pk}", indicator, place, span, value, unit, published_on, received_on,
                    cast(Measure, measure), vintage,
                )
            )  # fmt: skip
    return Series({key: tuple(ones) for key, ones in found.items()})


def keys_of(statement: Statement, ledger: Ledger) -> set[Key]:
    """What observations of a statement may be filed under: id or name of the indicator, code or name of the place."""
    indicators = {statement.indicator_id, statement.indicator} - {""}
    places = places_of(ledger.place, ledger.place_code, statement.scope)
    return {(indicator, place) for indicator in indicators for place in places}


@lru_cache(maxsize=4096)
def places_of(place: str, code: str, scope: str) -> frozenset[str]:
    """Names and code of the place that a statement of a ledger speaks of: the ledger's, or the part that it names."""
    if not scope:
        return frozenset({place, code} - {""})
    named = {scope, place + scope}
    part = find_place(place + scope) if scope.endswith(tuple("省市州县区旗盟镇乡")) else None
    if part is not None and part.code and part.name.startswith(place):
        named.add(part.code)
    return frozenset(named)


@lru_cache(maxsize=4096)
def publication_of(indicator: str) -> Publication:
    """How often an indicator of the vocabulary is published; `REPORTED` where its unit alone is known to count it."""
    table = _publications()
    for often in ("quarter", "half-year", "year"):
        if indicator in table.get(often, ()):
            return Publication(often)
    known = indicators().by_id.get(indicator)
    published = known is not None and (known.headline or known.source in table["published-by"])
    return MONTHLY if published else REPORTED


@cache
def _publications() -> dict[str, Collection[str]]:
    return tomli.loads(files(__package__).joinpath("publication.toml").read_text(encoding="utf-8"))
