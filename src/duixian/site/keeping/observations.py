"""Values of indicators as they were published, received and revised."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
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

    def __post_init__(self) -> None:
        if not isfinite(self.value):
            raise UnfitPlan(f"The observation {self.id} has the value {self.value}; it must be a finite number.")

    def known_on(self, basis: Basis = "received") -> dt.date:
        """The first day on which it counts: when the office had it, or when it was published; never before that."""
        if basis == "published" or self.received_on is None:
            return self.published
        return max(self.published, self.received_on)

    def order(self) -> tuple[dt.date, dt.date, str]:
        """What vintages of one value are put in order by, the newest last."""
        return self.published, self.received_on or self.published, self.id


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
        choices: as many.
        unfit: days on which observations became known that do not fit what was asked for, rising.
    """

    days: tuple[dt.date, ...]
    choices: tuple[Choice, ...]
    unfit: tuple[dt.date, ...]

    def index(self, as_of: dt.date) -> int | None:
        """Which of `choices` counted on a day; None where nothing was known."""
        return bisect_right(self.days, as_of) - 1 if self.days and self.days[0] <= as_of else None

    def at(self, as_of: dt.date) -> Choice | None:
        """The newest vintage of the latest value known on a day; None where nothing was."""
        index = self.index(as_of)
        return None if index is None else self.choices[index]

    def unfit_at(self, as_of: dt.date) -> int:
        """How many observations that do not fit were known on a day."""
        return bisect_right(self.unfit, as_of)


def timeline(
    observations: Iterable[Observation],
    fit: Callable[[Observation], float | None],
    basis: Basis = "received",
) -> Timeline:
    """Observations of one thing put in the order in which they became known.

    `fit` gives an observation's value in the unit wanted, or None where it does not fit. Of values that end on the
    same day the one of the shorter span counts; of vintages of one value the one published last, and of those
    published on one day the one received last.
    """
    vintages: dict[Span, list[tuple[Observation, float]]] = {}
    days: list[dt.date] = []
    choices: list[Choice] = []
    unfit: list[dt.date] = []
    latest: Span | None = None
    for one in sorted(observations, key=lambda one: (one.known_on(basis), one.order())):
        known_on, value = one.known_on(basis), fit(one)
        if value is None:
            unfit.append(known_on)
            continue
        same = vintages.setdefault(one.span, [])
        same.append((one, value))
        same.sort(key=lambda pair: pair[0].order())
        if latest is None or (one.span.end, one.span.start) > (latest.end, latest.start):
            latest = one.span
        if one.span != latest:
            continue
        newest, worth = same[-1]
        choice = Choice(newest, worth, tuple(earlier for earlier, _ in same[:-1]))
        if days and days[-1] == known_on:
            choices[-1] = choice
        else:
            days.append(known_on)
            choices.append(choice)
    return Timeline(tuple(days), tuple(choices), tuple(unfit))
