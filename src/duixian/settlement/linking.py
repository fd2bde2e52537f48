"""Which reported figure answers which promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from duixian.settlement.figures import Promised, Reported, spans_years
from duixian.settlement.likeness import Weights, likeness, shortened, weigh
from duixian.settlement.options import SettlementOptions
from duixian.settlement.subjects import bare_scope, proper_names
from duixian.vocabulary.indicators import indicators

_NEAR = (0.9, 1.3)
_CLOSE = 0.05
_FAR_OFF = ((8.0, 0.6), (4.0, 0.8))
_OTHER_UNIT = 0.95
_OTHER_INDICATOR = 0.5
_ONE_INDICATOR = 0.2
_LONG, _SHORTENED = 4, 0.6
_ONE_PROGRAMME = 0.58
_COUNTED = frozenset({"count", "households", "persons", "person-times", "number"})


@dataclass(frozen=True, slots=True)
class Link:
    """A promise and a figure that may answer it.

    Attributes:
        likeness: how surely both speak of the same thing, between 0 and 1.
        order: by what several figures for one promise are ranked; likeness and what else speaks for the figure.
    """

    reported: Reported
    likeness: float
    order: float


def name_weights(promises: Sequence[Promised], reports: Sequence[Reported]) -> Weights:
    """Weights from all names of both sides."""
    return weigh([*(one.subject for one in promises), *(one.subject for one in reports)])


def link(
    promises: Sequence[Promised], reports: Sequence[Reported], weights: Weights, options: SettlementOptions
) -> list[tuple[Link | None, tuple[Link, ...]]]:
    """For each promise the figure that answers it, or None, and those that may, likeliest first.

    A figure answers one thing only: where two promises of different things claim it, the likelier has it.
    """
    index = _Index(reports)
    possible = [_possible(promise, index.near(promise), weights, options) for promise in promises]
    claims = sorted(
        ((found, at) for at, links in enumerate(possible) for found in links if _is_sure(found, options)),
        key=lambda claim: (not promises[claim[1]].due, -claim[0].order, claim[1], claim[0].reported.statement.start),
    )
    answers: dict[int, Link] = {}
    taken: dict[int, tuple[str | float | None, ...]] = {}
    for found, at in claims:
        same = _identity(promises[at])
        if at not in answers and taken.setdefault(id(found.reported), same) == same:
            answers[at] = found
    return [
        (
            answers.get(at),
            tuple(found for found in links if found is not answers.get(at))[: options.candidates],
        )
        for at, links in enumerate(possible)
    ]


def _identity(promise: Promised) -> tuple[str | float | None, ...]:
    """What two promises share that may have the same answer: a headline indicator, or the same thing and figure."""
    ref = promise.statement.indicator
    if ref.id and indicators().by_id[ref.id].headline:
        return (ref.id, bare_scope(ref.scope))
    return (promise.subject.thing, promise.statement.low)


def named_alike(
    promise: Promised, reports: Sequence[Reported], weights: Weights, options: SettlementOptions
) -> tuple[Link, ...]:
    """What is reported of the thing that a promise in words speaks of, whatever the measure, likeliest first."""
    links = [
        Link(report, alike, alike + 0.2 * report.single_year + 0.1 * (report.statement.measure == "growth"))
        for report in reports
        if (alike := _alike(promise, report, weights)) >= options.offer_from and not report.partial
    ]
    return tuple(sorted(links, key=lambda found: (-found.order, found.reported.statement.start)))


def _is_sure(found: Link, options: SettlementOptions) -> bool:
    return found.likeness >= options.assert_from and not found.reported.partial


class _Index:
    """Finds the reports that share a pair of characters, an indicator or a programme with a promise."""

    def __init__(self, reports: Sequence[Reported]) -> None:
        self._reports = reports
        self._holding: dict[str | tuple[str, str], list[int]] = {}
        for number, report in enumerate(reports):
            for key in _keys(report):
                self._holding.setdefault(key, []).append(number)

    def near(self, promise: Promised) -> list[Reported]:
        """Those that can be linked to a promise at all, in their order."""
        numbers = {number for key in _keys(promise) for number in self._holding.get(key, ())}
        return [self._reports[number] for number in sorted(numbers)]


def _keys(one: Promised | Reported) -> set[str | tuple[str, str]]:
    keys: set[str | tuple[str, str]] = set(one.subject.pairs)
    keys.update(("programme", name) for name in proper_names(one.around))
    if one.statement.indicator.id:
        keys.add(("indicator", one.statement.indicator.id))
    return keys


def _possible(
    promise: Promised, reports: Sequence[Reported], weights: Weights, options: SettlementOptions
) -> list[Link]:
    links = [found for report in reports if (found := _link(promise, report, weights)) is not None]
    links = [found for found in links if found.likeness >= options.offer_from]
    return sorted(links, key=lambda found: (-found.order, found.reported.statement.start))


def _link(promise: Promised, report: Reported, weights: Weights) -> Link | None:
    """The link of a promise and a figure of the same measure and kind of unit, or None."""
    wanted, got = promise.figure, report.figure
    if wanted is None or got is None or spans_years(promise.statement) != spans_years(report.statement):
        return None
    if report.plan_share:
        alike = _alike(promise, report, weights)
        return Link(report, alike, alike - 0.1) if alike else None
    if not _same_measure(promise, report) or _total_for_flow(promise, report):
        return None
    factor = 1.0
    if not wanted.same_unit(got):
        if not {wanted.dimension, got.dimension} <= _COUNTED:
            return None
        factor = _OTHER_UNIT
    alike = _alike(promise, report, weights) * factor
    ratio = got.low / wanted.low if promise.statement.measure == "level" and wanted.low > 0 else 1.0
    equal = wanted.low == got.low
    if shortened(promise.subject, report.subject, report.around) and (equal or len(report.subject.thing) >= _LONG):
        alike = max(alike, _SHORTENED)
    near = _NEAR[0] <= ratio <= _NEAR[1] and promise.statement.measure == "level"
    if near and factor == 1.0 and _one_programme(promise, report):
        alike = max(_ONE_PROGRAMME, alike)
    if not alike:
        return None
    if near:
        alike = min(1.0, alike + (0.1 * min(3, _digits(wanted.low)) if equal else _CLOSE))
    else:
        alike *= next((loss for far, loss in _FAR_OFF if not 1 / far < ratio < far), 1.0)
    order = alike + 0.2 * report.single_year - 0.2 * (report.source == "baseline") + 0.05 * equal
    if report.statement.comparable_basis and not promise.statement.comparable_basis:
        order -= 0.05
    return Link(report, alike, order)


def _one_programme(promise: Promised, report: Reported) -> bool:
    """Whether both sentences name the same programme in quotation marks."""
    return bool(proper_names(promise.around) & proper_names(report.around))


def _digits(number: float) -> int:
    """Significant digits of a number: the more, the less likely that two are equal by chance."""
    return len(f"{number:.6g}".replace(".", "").strip("0"))


def _total_for_flow(promise: Promised, report: Reported) -> bool:
    """Whether one means what a year adds and the other all there is."""
    if promise.statement.measure != "level":
        return False
    added = "added" in promise.subject.acts
    if report.total and not promise.total and promise.subject.is_flow:
        return True
    return (promise.total and "added" in report.subject.acts and not added) or (added and not report.single_year)


def _same_measure(promise: Promised, report: Reported) -> bool:
    ours, theirs = promise.statement.measure, report.statement.measure
    if ours == theirs:
        return True
    known = indicators().by_id.get(promise.statement.indicator.id or "")
    return known is not None and known.dimension == "price-change" and {ours, theirs} == {"level", "growth"}


def _alike(promise: Promised, report: Reported, weights: Weights) -> float:
    """Likeness of names, ids and scopes."""
    ours, theirs = promise.statement.indicator, report.statement.indicator
    table = indicators().by_id
    wanted, got = bare_scope(ours.scope), bare_scope(theirs.scope)
    if got and got != wanted and got not in promise.around:
        return 0.0
    wider = 0.6 if wanted and not got and wanted not in report.around else 1.0
    if any(id_ and table[id_].headline for id_ in (ours.id, theirs.id)):
        if ours.id == theirs.id or promise.subject.thing == report.subject.thing:
            return wider
        if ours.id is None or theirs.id is not None or not shortened(promise.subject, report.subject, report.around):
            return 0.0
    alike = likeness(promise.subject, promise.around, report.subject, report.around, weights)
    if ours.id and theirs.id and alike:
        alike = alike + _ONE_INDICATOR * (1 - alike) if ours.id == theirs.id else alike * _OTHER_INDICATOR
    return alike * wider
