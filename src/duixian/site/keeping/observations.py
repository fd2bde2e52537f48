"""Values of indicators as they were published, received and revised."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import isfinite
from typing import Literal

from duixian.settlement.wording import Said
from duixian.site.keeping.errors import UnfitPlan
from duixian.site.keeping.spans import Span
from duixian.site.keeping.wording import amount, word
from duixian.statements.statement import Measure

Basis = Literal["received", "published"]


@dataclass(frozen=True, slots=True)
class Observation:
    """One vintage of a value of an indicator for a place and a span of days.

    Attributes:
        id: names it among the inputs of a light.
        indicator: canonical id or name.
        place: code or name.
        span: the days it speaks about.
        value: in `unit`.
        unit: as published ("亿元", "%").
        published: when its source published it.
        received_on: when the office had it; None where that is not kept, then as soon as it was published.
        measure: whether it is a level, a growth, a change, a rank or a multiple.
        vintage: what the source calls this publication (初步核算, 最终核实), or "".
        source: who published it.
        reported: whether the unit that is responsible reported it itself, rather than statistics having published it;
            it counts only while no published one does.
        withdrawn_on: the first day on which it no longer counts; None while it stands.

    Raises:
        UnfitPlan: the value is infinite or no number.
    """

    id: str
    indicator: str
    place: str
    span: Span
    value: float
    unit: str
    published: dt.date
    received_on: dt.date | None = None
    measure: Measure = "level"
    vintage: str = ""
    source: str = ""
    reported: bool = False
    withdrawn_on: dt.date | None = None

    def __post_init__(self) -> None:
        if not isfinite(self.value):
            raise UnfitPlan(f"The observation {self.id} has the value {self.value}; it must be a finite number.")

    def known_on(self, basis: Basis = "received") -> dt.date:
        """The first day on which it counts: when the office had it, or when it was published; never before that."""
        if basis == "published" or self.received_on is None:
            return self.published
        return max(self.published, self.received_on)

    def stands(self, as_of: dt.date, basis: Basis = "received") -> bool:
        """Whether it counts on a day: it is known by then and has not been withdrawn."""
        return self.known_on(basis) <= as_of and (self.withdrawn_on is None or as_of < self.withdrawn_on)

    def order(self) -> tuple[dt.date, dt.date, int, str]:
        """What vintages of one value are put in order by, the newest last; of one day's, the one with the greatest id.

        A shorter id is the lesser one, so that numbers in them count as such.
        """
        return self.published, self.received_on or self.published, len(self.id), self.id


@dataclass(frozen=True, slots=True)
class Choice:
    """The observation that counts on a day, and the earlier vintages of the same value.

    Attributes:
        observation: the newest vintage of the latest value.
        value: it in the unit that was asked for.
        earlier: vintages it took the place of, the oldest first; they remain.
    """

    observation: Observation
    value: float
    earlier: tuple[Observation, ...] = ()

    @property
    def said(self) -> Said:
        """Which vintage was used."""
        one = self.observation
        if one.reported:
            return word("self-reported-on", source=one.source, published=one.published)
        label = Said(f"（{one.vintage}）", f" ({one.vintage})") if one.vintage else ""
        if not self.earlier:
            return word("first-vintage", published=one.published, label=label)
        before = self.earlier[-1]
        return word(
            "newer-vintage",
            published=one.published,
            label=label,
            before=before.published,
            value=amount(before.value, before.unit),
            count=len(self.earlier) + 1,
        )


@dataclass(frozen=True, slots=True)
class Timeline:
    """What was known when: on each of `days` the choice changed to the one beside it.

    Attributes:
        days: rising.
        choices: as many; None where all that was known had been withdrawn.
        unfit: days on which observations became known that do not fit what was asked for, rising.
        unfit_withdrawn: days from which on some of them no longer counted, rising.
    """

    days: tuple[dt.date, ...]
    choices: tuple[Choice | None, ...]
    unfit: tuple[dt.date, ...]
    unfit_withdrawn: tuple[dt.date, ...] = ()

    def index(self, as_of: dt.date) -> int | None:
        """Which of `choices` counted on a day; None where nothing was known."""
        return bisect_right(self.days, as_of) - 1 if self.days and self.days[0] <= as_of else None

    def at(self, as_of: dt.date) -> Choice | None:
        """The newest vintage of the latest value that stood on a day; None where none did."""
        index = self.index(as_of)
        return None if index is None else self.choices[index]

    def unfit_at(self, as_of: dt.date) -> int:
        """How many observations that do not fit stood on a day."""
        return bisect_right(self.unfit, as_of) - bisect_right(self.unfit_withdrawn, as_of)


_Valued = tuple[Observation, float]


@dataclass(slots=True)
class _Standing:
    """The observations of one origin that stand, by span."""

    vintages: dict[Span, list[_Valued]] = field(default_factory=dict)
    latest: Span | None = None

    def add(self, one: Observation, value: float) -> bool:
        """Take one up; whether that changes the choice."""
        same = self.vintages.setdefault(one.span, [])
        insort(same, (one, value), key=lambda pair: pair[0].order())
        if self.latest is None or _later(one.span, self.latest):
            self.latest = one.span
        return one.span == self.latest

    def drop(self, one: Observation) -> bool:
        """Leave one out that has been withdrawn; whether that changes the choice."""
        changes = one.span == self.latest
        left = [pair for pair in self.vintages[one.span] if pair[0] is not one]
        if left:
            self.vintages[one.span] = left
        else:
            del self.vintages[one.span]
            self.latest = max(self.vintages, key=lambda span: (span.end, span.start), default=None)
        return changes

    @property
    def choice(self) -> Choice | None:
        """The newest vintage of the latest value."""
        if self.latest is None:
            return None
        *earlier, (newest, value) = self.vintages[self.latest]
        return Choice(newest, value, tuple(one for one, _ in earlier))


def timeline(
    observations: Iterable[Observation],
    fit: Callable[[Observation], float | None],
    basis: Basis = "received",
) -> Timeline:
    """Observations of one thing put in the order in which they became known, and were withdrawn.

    `fit` gives an observation's value in the unit wanted, or None where it does not fit. What was published goes before
    what was reported: a reported value counts only on days on which no published one stands. Of values that end on the
    same day the one of the shorter span counts; of vintages of one value the one published last, and of those
    published on one day the one received last.
    """
    days: list[dt.date] = []
    choices: list[Choice | None] = []
    unfit: list[dt.date] = []
    unfit_withdrawn: list[dt.date] = []
    published, reported = _Standing(), _Standing()
    for day, comes, one in _events(observations, basis):
        value = fit(one)
        if value is None:
            (unfit if comes else unfit_withdrawn).append(day)
            continue
        standing = reported if one.reported else published
        changes = standing.add(one, value) if comes else standing.drop(one)
        if not changes or (one.reported and published.latest is not None):
            continue
        choice = published.choice or reported.choice
        if days and days[-1] == day:
            choices[-1] = choice
        else:
            days.append(day)
            choices.append(choice)
    return Timeline(tuple(days), tuple(choices), tuple(unfit), tuple(unfit_withdrawn))


def counting(
    observations: Iterable[Observation], fit: Callable[[Observation], float | None], as_of: dt.date | None = None
) -> list[tuple[Observation, float]]:
    """What counts on a day, with its value in the unit wanted; None for a day after everything that is known.

    Every vintage of every published value that fits, or, where there is none, of every reported one.
    """
    found = []
    for one in observations:
        stands = one.withdrawn_on is None if as_of is None else one.stands(as_of)
        value = fit(one) if stands else None
        if value is not None:
            found.append((one, value))
    published = [pair for pair in found if not pair[0].reported]
    return published or found


def _events(observations: Iterable[Observation], basis: Basis) -> list[tuple[dt.date, bool, Observation]]:
    """When each became known (True) and was withdrawn (False), in order; withdrawals go before what comes that day."""
    events = []
    for one in observations:
        known_on = one.known_on(basis)
        if one.withdrawn_on is not None and one.withdrawn_on <= known_on:
            continue
        events.append((known_on, True, one))
        if one.withdrawn_on is not None:
            events.append((one.withdrawn_on, False, one))
    return sorted(events, key=lambda event: (event[0], event[1], event[2].order()))


def _later(span: Span, other: Span) -> bool:
    return (span.end, span.start) > (other.end, other.start)
