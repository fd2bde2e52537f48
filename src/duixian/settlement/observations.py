"""Settling promises by statistics instead of the next report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from duixian.coherence.figures import figure
from duixian.errors import UnfitPair
from duixian.ledger.model import Ledger
from duixian.outline.section import Period
from duixian.settlement.figures import Reported, promised
from duixian.settlement.model import ReportRef, Settlements
from duixian.settlement.options import SettlementOptions, default_options
from duixian.settlement.pair import report_name
from duixian.settlement.settle import settle_promises
from duixian.settlement.silence import Silence
from duixian.settlement.subjects import subject
from duixian.statements.extract import indicator_ref
from duixian.statements.statement import Measure, Statement
from duixian.vocabulary.indicators import indicators

_KINDS = "省市县区州盟旗"
_RATES = frozenset({"ratio", "price-change"})
_GROWTH = ("增长速度", "增长率", "增速", "增幅", "同比增长", "增长")
_SHARES = ("率", "占比", "比重", "比例", "涨幅")


@dataclass(frozen=True, slots=True)
class Observation:
    """A value of an indicator for a place and a year, from statistics.

    Attributes:
        indicator: name or canonical id; "地区生产总值增速" and the like mean the growth.
        place: name or code of the place, "" where the file is of one place.
        year: the year it speaks about.
        value: the number in `unit`.
        unit: as in reports ("%", "亿元"); "" for the indicator's usual one.
        source: who published it.
    """

    indicator: str
    place: str
    year: int
    value: float
    unit: str
    source: str


def settle_by_observations(
    last: Ledger, observations: Sequence[Observation], options: SettlementOptions | None = None
) -> Settlements:
    """What became of the targets of `last` by what statistics say of its year; tasks and projects are left out.

    Raises:
        UnfitPair: the report's year is unknown, or no observation is of its place and year.
    """
    options = options or default_options()
    year = last.identity.year
    if year is None:
        raise UnfitPair(f"{report_name(last)} does not say of which year it is; name the year with --year.")
    fit = [one for one in observations if one.year == year and _is_of(one.place, last)]
    if not fit:
        place = last.identity.place.name if last.identity.place else "its place"
        raise UnfitPair(
            f"None of the {len(observations)} observations is of {place} in {year}; check place and period."
        )
    promises = promised(last)
    reports = [_as_reported(one) for one in fit]
    silence = Silence(last, year, "no-observation")
    items = settle_promises(last, promises, reports, (), silence, options)
    return Settlements(year, ReportRef.of(last), None, tuple(items), options)


def _is_of(place: str, ledger: Ledger) -> bool:
    own = ledger.identity.place
    if not place or own is None or place == own.code:
        return True
    one, other = own.name.rstrip(_KINDS), place.rstrip(_KINDS)
    return bool(other) and (one.endswith(other) or other.endswith(one))


def _as_reported(observation: Observation) -> Reported:
    """An observation in the form of a report's figure."""
    known = indicators().by_id.get(observation.indicator)
    name = known.name if known else observation.indicator
    ref = replace(indicator_ref(name), scope="")
    measure, unit = _measure(name, ref.id, observation.unit)
    year = str(observation.year)
    statement = Statement(
        id="",
        start=0,
        end=0,
        indicator=ref,
        measure=measure,
        low=observation.value,
        high=observation.value,
        unit=unit,
        comparator="eq",
        role="outcome",
        period=Period(year, year),
        quote=f"{abs(observation.value) if measure == 'growth' else observation.value:.12g}{unit}",
    )
    return Reported(
        statement=statement,
        figure=figure(statement),
        subject=subject(_without_growth(name)),
        around="",
        source="observation",
        single_year=True,
        partial=False,
        total=False,
        origin=observation.source,
    )


def _measure(name: str, id_: str | None, unit: str) -> tuple[Measure, str]:
    """Whether a value is a growth or a level, and its unit; per cent of a thing that is no rate is a growth."""
    known = indicators().by_id.get(id_ or "")
    if name.endswith(_GROWTH):
        return "growth", "%"
    is_rate = known.dimension in _RATES if known else name.endswith(_SHARES)
    if unit == "%" and not is_rate:
        return "growth", "%"
    return "level", unit or (known.units[0] if known and known.units else "")


def _without_growth(name: str) -> str:
    return next((name.removesuffix(end) for end in _GROWTH if name.endswith(end)), name)
