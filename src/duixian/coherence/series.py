"""Figures on one indicator, gathered from the whole report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from duixian.coherence.figures import PERCENT, Figure, figure
from duixian.coherence.terms import terms
from duixian.outline.section import Role, Section
from duixian.statements.periods import PART_OF_YEAR
from duixian.statements.statement import IndicatorRef, Measure, Statement
from duixian.vocabulary.indicators import Indicator, indicators, plain
from duixian.vocabulary.kept import keep
from duixian.vocabulary.units import parse_unit

_ADDED: Final = ("新增", "净增")
_NET: Final = "净增"
_OF_ONE_NAME: Final = "ratio"
"""Shares and rates have many names for one thing: 第三产业占比, 服务业增加值占比."""
_NAMED_BEHIND: Final = ("object", "whole")
_SIGNS: Final = {"higher": 1, "lower": -1, "neutral": 0}


class Series(NamedTuple):
    """All statements on one indicator of one scope, in text order.

    Attributes:
        ref: the indicator as first named.
        known: its entry in the vocabulary, or None.
        statements: those with and without a number.
        figures: those with a number, less those that the next number under the same name tells apart from itself.
        targets: figures promised.
        outcomes: figures reported as reached.
    """

    ref: IndicatorRef
    known: Indicator | None
    statements: list[Statement]
    figures: list[Figure]
    targets: list[Figure]
    outcomes: list[Figure]

    @property
    def id(self) -> str:
        """Id of the known indicator, "" where there is none."""
        return self.known.id if self.known else ""

    @property
    def accounted_by(self) -> tuple[str, ...]:
        """Ids of the indicator and of its variants for parts of the population."""
        return (self.known.id, *self.known.scope_variants) if self.known else ()

    @property
    def name(self) -> str:
        """What the findings call it, with its scope."""
        if self.known is None:
            return self.ref.name
        verb = next((verb for verb in terms().achieving if self.ref.name.startswith(verb)), "")
        return (self.ref.name.removeprefix(verb) if self.known.headline else self.ref.name) or self.known.name

    @property
    def name_en(self) -> str:
        """The same in English; the Chinese name where the vocabulary has none."""
        if self.known is None:
            return self.name
        return f"{self.known.name_en} ({self.ref.scope})" if self.ref.scope else self.known.name_en

    @property
    def polarity(self) -> int | None:
        """1 where more is better, -1 where less is, 0 where neither; None where unknown."""
        return _SIGNS[self.known.polarity] if self.known else None

    def direction(self, wanted: float) -> int:
        """The polarity; where that is unknown, the sign of what is `wanted`."""
        if self.polarity is not None:
            return self.polarity
        return (wanted > 0) - (wanted < 0)

    @property
    def grows_at_comparable_prices(self) -> bool:
        """Its growth leaves out price changes while its levels do not, so that one does not follow from the other."""
        return self._is_named_by(terms().comparable_price)

    @property
    def is_ceiling(self) -> bool:
        """Its targets are upper limits with room to spare."""
        return self._is_named_by(terms().ceilings)

    def can_follow_from_levels(self, claim: Figure) -> bool:
        """Whether a growth or change is bound to the levels: plausible, at current prices and the same coverage."""
        if claim.statement.comparable_basis or claim.statement.measure not in ("growth", "change"):
            return False
        if claim.statement.measure == "change":
            return True
        return claim.dimension == PERCENT and -100 < claim.low < 1000 and not self.grows_at_comparable_prices

    def levels_of(self, year: int, figures: Iterable[Figure]) -> list[Figure]:
        """Levels for one year among `figures`, those with an exact number first."""
        found = [one for one in figures if one.end == year and one.is_amount_of_a_year and one.start in (year, None)]
        return sorted(found, key=lambda one: one.statement.comparator != "eq")

    def moves_of(self, year: int, measure: Measure, figures: Iterable[Figure]) -> list[Figure]:
        """Growth or change within one year among `figures`, those on the published basis (not 同口径) first."""
        found = [
            one
            for one in figures
            if one.end == year
            and one.statement.measure == measure
            and one.start in (year, None)
            and one.basis != "average"
        ]
        return sorted(found, key=lambda one: one.statement.comparable_basis)

    def _is_named_by(self, words: re.Pattern[str]) -> bool:
        return bool(words.search(self.ref.name) or (self.known and words.search(self.known.name)))


class ReportFigures(NamedTuple):
    """What the rules look at.

    Attributes:
        year: year of the report, None where unknown.
        statements: all statements in text order.
        groups: those on each indicator of each scope, by first appearance.
        repeated: series of two and more statements: what can be compared within itself.
        headline: series of the headline indicators for the whole place.
        by_id: statements on each known indicator.
        roles: role of each section.
    """

    year: int | None
    statements: tuple[Statement, ...]
    groups: list[list[Statement]]
    repeated: list[Series]
    headline: list[Series]
    by_id: dict[str, list[Statement]]
    roles: dict[str, Role]

    def accounts_of(self, series: Series) -> Iterator[Statement]:
        """Statements on an indicator for any part of the place, and on its variants (城镇, 农村)."""
        return (statement for id_ in series.accounted_by for statement in self.by_id.get(id_, ()))

    def annual(self, found: Iterable[Figure]) -> Figure | None:
        """Of several targets for one year the one in the list of annual targets, else the first."""
        candidates = list(found)
        listed = (one for one in candidates if self.roles.get(one.statement.section) == "annual_targets")
        return next(listed, candidates[0] if candidates else None)


def gather(sections: tuple[Section, ...], statements: tuple[Statement, ...], year: int | None) -> ReportFigures:
    """Group the statements of a report by indicator and scope.

    Statements without an indicator's name, and on a part of a year, are left out.

    Headline indicators, shares and rates go by their id whatever they are called. Other entries of the vocabulary
    gather things that are near to each other (all kinds of waterways), so there the name must be the same as well.
    """
    table = indicators().by_id
    groups: dict[tuple[str | None, str, str], list[Statement]] = {}
    by_id: dict[str, list[Statement]] = {}
    for number, statement in enumerate(statements):
        if statement.rules.get("period") == PART_OF_YEAR:
            continue
        if number > 1 and statement.indicator.name.startswith(_ADDED):
            statement = _as_change(statement, statements[number - 1], statements[number - 2])
        ref = statement.indicator
        known = None
        if ref.id is not None:
            by_id.setdefault(ref.id, []).append(statement)
            known = table.get(ref.id)
        if known and (known.headline or known.dimension == _OF_ONE_NAME):
            groups.setdefault((ref.id, "", ref.scope), []).append(statement)
        elif ref.name or ref.id:
            groups.setdefault((ref.id, distinct_name(ref.name), ref.scope), []).append(statement)
    repeated: list[Series] = []
    headline: list[Series] = []
    for (id_, _, scope), group in groups.items():
        several = len(group) > 1
        if not (several or id_):
            continue
        known = table.get(id_) if id_ else None
        heads = known is not None and known.headline and not scope
        if several or heads:
            series = _series(group, known)
            if heads:
                headline.append(series)
            if several:
                repeated.append(series)
    roles = {section.id: section.role for section in sections}
    return ReportFigures(year, statements, list(groups.values()), repeated, headline, by_id, roles)


def _as_change(added: Statement, reached: Statement, before: Statement) -> Statement:
    """What was added to a level that rose from another, as its change: 里程由90公里增加到99公里，新增9公里.

    Of things that can be added and lost in one year (企业), only 净增 says how far their number changed.
    """
    name = distinct_name(added.indicator.name[2:])
    alike = (added.measure, reached.measure, before.measure) == ("level", "level", "level")
    if not alike or before.rules.get("period") != "from" or name != distinct_name(reached.indicator.name):
        return added
    counted = (scale := parse_unit(added.unit)) is None or scale.dimension == "count"
    if counted and not added.indicator.name.startswith(_NET):
        return added
    return replace(added, indicator=reached.indicator, measure="change")


def _series(statements: list[Statement], known: Indicator | None) -> Series:
    """The statements with what their figures promise and report.

    "由100亿元增加到120亿元", "净增20万户、达到190万户": the name does not carry what the words say, and the last
    level is the one that holds. Of two rates of growth neither can be told.
    """
    found = [one for statement in statements if (one := figure(statement)) is not None]
    apart = _told_apart(found) if len(found) > 1 else ()
    figures = [one for number, one in enumerate(found) if number not in apart] if apart else found
    return Series(
        statements[0].indicator,
        known,
        statements,
        figures,
        [one for one in figures if one.statement.role == "target"],
        [one for one in figures if one.statement.role == "outcome"],
    )


def _told_apart(figures: list[Figure]) -> set[int]:
    """Numbers of the figures that are followed, or for growth preceded, by another value under the same name."""
    apart: set[int] = set()
    last: dict[object, int] = {}
    for number, one in enumerate(figures):
        statement = one.statement
        kind = (statement.measure, statement.role, statement.period, statement.comparable_basis, one.base)
        before = last.get(kind)
        last[kind] = number
        if (
            before is not None
            and _carries_on(one, figures[before])
            and not one.bounds().meets(figures[before].bounds())
        ):
            apart.update((before,) if statement.measure == "level" else (before, number))
    return apart


def _carries_on(one: Figure, before: Figure) -> bool:
    """Whether a figure owes its name to the one before: between them there is no room to say it again."""
    statement, end = one.statement, before.statement.end
    if statement.rules.get("indicator") in _NAMED_BEHIND:
        return False
    own = statement.start - max(statement.clause[0], end)
    return own < len(statement.indicator.name) and statement.start - end <= terms().thresholds.one_sentence


def distinct_name(name: str) -> str:
    """A name without what makes no difference between indicators: blanks, quotes, 的, 总, 外贸 before 进出口."""
    known = _DISTINCT.get(name)
    if known is not None:
        return known
    return keep(_DISTINCT, name, plain(name).replace("总", "").replace("外贸进", "进").replace("外贸出", "出"))


_DISTINCT: Final[dict[str, str]] = {}
