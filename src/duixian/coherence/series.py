"""Figures on one indicator, gathered from the whole report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from duixian.coherence.figures import PERCENT, Figure, figure
from duixian.coherence.terms import terms
from duixian.outline.section import Role, Section
from duixian.statements.statement import IndicatorRef, Measure, Statement
from duixian.vocabulary.indicators import Indicator, indicators, plain

_SIGNS = {"higher": 1, "lower": -1, "neutral": 0}


@dataclass(frozen=True)
class Series:
    """All statements on one indicator of one scope, in text order.

    Attributes:
        ref: the indicator as first named.
        known: its entry in the vocabulary, or None.
        statements: those with and without a number.
    """

    ref: IndicatorRef
    known: Indicator | None
    statements: list[Statement]

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

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Those with a number, less those that the next number under the same name tells apart from itself.

        "由100亿元增加到120亿元", "净增20万户、达到190万户": the name does not carry what the words say, and the last
        level is the one that holds. Of two rates of growth neither can be told.
        """
        found = [one for statement in self.statements if (one := figure(statement)) is not None]
        apart = _told_apart(found)
        return tuple(one for number, one in enumerate(found) if number not in apart)

    @cached_property
    def targets(self) -> tuple[Figure, ...]:
        """Figures promised."""
        return tuple(one for one in self.figures if one.statement.role == "target")

    @cached_property
    def outcomes(self) -> tuple[Figure, ...]:
        """Figures reported as reached."""
        return tuple(one for one in self.figures if one.statement.role == "outcome")

    @cached_property
    def grows_at_comparable_prices(self) -> bool:
        """Its growth leaves out price changes while its levels do not, so that one does not follow from the other."""
        return any(terms().comparable_price.search(name) for name in self._names())

    @cached_property
    def is_ceiling(self) -> bool:
        """Its targets are upper limits with room to spare."""
        return any(terms().ceilings.search(name) for name in self._names())

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

    def _names(self) -> tuple[str, ...]:
        return (self.ref.name, self.known.name) if self.known else (self.ref.name,)


@dataclass(frozen=True)
class ReportFigures:
    """What the rules look at.

    Attributes:
        year: year of the report, None where unknown.
        statements: all statements in text order.
        series: one for each indicator and scope, by first appearance.
        roles: role of each section.
    """

    year: int | None
    statements: tuple[Statement, ...]
    series: tuple[Series, ...]
    roles: dict[str, Role]

    @cached_property
    def repeated(self) -> tuple[Series, ...]:
        """Series of two and more statements: what can be compared within itself."""
        return tuple(one for one in self.series if len(one.statements) > 1)

    @cached_property
    def headline(self) -> tuple[Series, ...]:
        """Series of the headline indicators for the whole place."""
        return tuple(one for one in self.series if one.known is not None and one.known.headline and not one.ref.scope)

    def accounts_of(self, series: Series) -> Iterator[Statement]:
        """Statements on an indicator for any part of the place, and on its variants (城镇, 农村)."""
        return (statement for id_ in series.accounted_by for statement in self._by_id.get(id_, ()))

    @cached_property
    def _by_id(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = {}
        for one in self.series:
            if one.known is not None:
                found.setdefault(one.known.id, []).extend(one.statements)
        return found

    def annual(self, found: Iterable[Figure]) -> Figure | None:
        """Of several targets for one year the one in the list of annual targets, else the first."""
        candidates = list(found)
        listed = (one for one in candidates if self.roles.get(one.statement.section) == "annual_targets")
        return next(listed, candidates[0] if candidates else None)


def gather(sections: tuple[Section, ...], statements: tuple[Statement, ...], year: int | None) -> ReportFigures:
    """Group the statements of a report by indicator and scope; statements without an indicator's name are left out.

    Headline indicators go by their id whatever they are called. Other entries of the vocabulary gather things that
    are near to each other (all kinds of waterways), so there the name must be the same as well.
    """
    table = indicators().by_id
    groups: dict[tuple[str | None, str, str], list[Statement]] = {}
    for statement in statements:
        ref = statement.indicator
        if not ref.name and not ref.id:
            continue
        known = table.get(ref.id) if ref.id else None
        name = "" if known and known.headline else distinct_name(ref.name)
        groups.setdefault((ref.id, name, ref.scope), []).append(statement)
    series = tuple(Series(group[0].indicator, table.get(id_ or ""), group) for (id_, _, _), group in groups.items())
    return ReportFigures(year, statements, series, {section.id: section.role for section in sections})


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
    own = statement.start - max(statement.clause[0], end)
    return own < len(statement.indicator.name) and statement.start - end <= terms().thresholds.one_sentence


@lru_cache(maxsize=16384)
def distinct_name(name: str) -> str:
    """A name without what makes no difference between indicators: blanks, quotation marks, 的 and 总."""
    return plain(name).replace("总", "")
