"""What two reports of one place promise: again, raised, lowered, reworded, dropped and new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from duixian.ledger.model import Ledger
from duixian.settlement.figures import Promised, Reported, promised
from duixian.settlement.likeness import Weights
from duixian.settlement.linking import link, name_weights, named_alike
from duixian.settlement.model import ReportRef
from duixian.settlement.options import SettlementOptions, default_options
from duixian.settlement.pair import same_place, years
from duixian.settlement.verdicts import limit_of
from duixian.settlement.works import FORWARD, Passages, Work, promised_works

ChangeKind = Literal["dropped", "lowered", "raised", "reworded", "again", "new"]
CHANGE_KINDS: tuple[ChangeKind, ...] = ("dropped", "lowered", "raised", "reworded", "again", "new")
PromiseKind = Literal["figure", "words", "project", "task"]
_SAME_WORDS = 0.9


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise where it stands in one of the two reports.

    Attributes:
        start, end: span of the figure, words, project or task in the report's text as received.
        quote: what stands there.
        clause: span of the clause or sentence around it.
        indicator: what is promised, as named there.
    """

    start: int
    end: int
    quote: str
    clause: tuple[int, int]
    indicator: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a promise from one report to the next.

    Attributes:
        kind: `again` promised with the same number, `raised` or `lowered` by its number, `reworded` with another
            comparator, measure or words, `dropped`, or `new`.
        promise: what was promised: a `figure`, `words`, a named `project` or a `task`.
        indicator_id: canonical indicator, or None.
        headline: it stands in the list of a year's main targets in one of the reports.
        demands: whether the later number asks for "more" or "less" effort, "" where it asks for the same or cannot
            be told: a lower ceiling asks for more.
        last, this: the promise in the earlier and in the later report; one is None for `new` and `dropped`.
    """

    kind: ChangeKind
    promise: PromiseKind
    indicator_id: str | None
    headline: bool
    demands: Literal["more", "less", ""]
    last: Promise | None
    this: Promise | None


@dataclass(frozen=True, slots=True)
class Changes:
    """The promises of two reports beside each other, those of the earlier one in text order, then the new ones."""

    last: ReportRef
    this: ReportRef
    items: tuple[Change, ...]

    def counts(self) -> dict[ChangeKind, int]:
        """How many promises there are of each kind."""
        return {kind: sum(one.kind == kind for one in self.items) for kind in CHANGE_KINDS}


def diff(last: Ledger, this: Ledger, options: SettlementOptions | None = None) -> Changes:
    """What `last` promised beside what `this` promises.

    Raises:
        UnfitPair: the reports are of different places, of an unknown year, or in the wrong order.
    """
    options = options or default_options()
    years(last, this)
    same_place(last, this)
    items = (*_figures(last, this, options), *_works(last, this, options))
    kept = sorted((one for one in items if one.last), key=lambda one: one.last.start if one.last else 0)
    new = sorted((one for one in items if one.last is None), key=lambda one: one.this.start if one.this else 0)
    return Changes(ReportRef.of(last), ReportRef.of(this), (*kept, *new))


def _figures(last: Ledger, this: Ledger, options: SettlementOptions) -> Iterator[Change]:
    """Changes of the promises in figures and words; those for the year and those for later are compared apart."""
    earlier, later = _distinct(promised(last)), _distinct(promised(this))
    for due in (True, False):
        old = [one for one in earlier if one.due == due]
        new = [one for one in later if one.due == due]
        yield from _compared(old, new, options)


def _distinct(promises: Sequence[Promised]) -> list[Promised]:
    """The promises without those that a report makes again in the same figure."""
    first: dict[tuple[object, ...], Promised] = {}
    for one in promises:
        s = one.statement
        first.setdefault((s.indicator.id or one.subject.thing, s.indicator.scope, s.measure, s.low, s.high), one)
    return list(first.values())


def _compared(old: Sequence[Promised], new: Sequence[Promised], options: SettlementOptions) -> Iterator[Change]:
    as_reports = [_as_reported(one) for one in new]
    at = {one.statement.start: one for one in new}
    weights = name_weights(old, as_reports)
    found = [answer for answer, _ in link(old, as_reports, weights, options)]
    partners = [at[one.reported.statement.start] if one else None for one in found]
    taken = {one.statement.start for one in partners if one}
    for number, promise in enumerate(old):
        if partners[number] is None:
            left = [one for one in as_reports if one.statement.start not in taken]
            partners[number] = partner = _reworded(promise, left, at, weights, options)
            if partner:
                taken.add(partner.statement.start)
        yield _change(promise, partners[number], options)
    for promise in new:
        if promise.statement.start not in taken:
            yield _change(None, promise, options)


def _reworded(
    promise: Promised, left: Sequence[Reported], at: dict[int, Promised], weights: Weights, options: SettlementOptions
) -> Promised | None:
    """A promise of the same thing by another measure or in words: 增长5% one year, 与经济增长同步 the next."""
    words = [one for one in left if one.figure is None or promise.figure is None or _same_headline(promise, one)]
    found = named_alike(promise, words, weights, options)
    return at[found[0].reported.statement.start] if found and found[0].likeness >= options.assert_from else None


def _same_headline(promise: Promised, report: Reported) -> bool:
    one, other = promise.statement.indicator, report.statement.indicator
    return one.id is not None and (one.id, one.scope) == (other.id, other.scope)


def _change(last: Promised | None, this: Promised | None, options: SettlementOptions) -> Change:
    known = last or this
    assert known is not None
    kind, demands = _kind(last, this, options)
    return Change(
        kind=kind,
        promise="figure" if known.figure else "words",
        indicator_id=known.statement.indicator.id,
        headline=bool((last and last.headline) or (this and this.headline)),
        demands=demands,
        last=_promise(last),
        this=_promise(this),
    )


def _kind(
    last: Promised | None, this: Promised | None, options: SettlementOptions
) -> tuple[ChangeKind, Literal["more", "less", ""]]:
    if last is None:
        return "new", ""
    if this is None:
        return "dropped", ""
    one, other = last.figure, this.figure
    if one is None or other is None:
        same = last.statement.reference == this.statement.reference and one is other
        return ("again" if same else "reworded"), ""
    if last.statement.measure != this.statement.measure or one.dimension != other.dimension:
        return "reworded", ""
    if (one.low, one.high) == (other.low, other.high):
        return ("again" if last.statement.comparator == this.statement.comparator else "reworded"), ""
    rises = (other.low, other.high) > (one.low, one.high)
    ceiling = limit_of(other, options).ceiling
    return ("raised" if rises else "lowered"), ("more" if rises != ceiling else "less")


def _promise(promised: Promised | None) -> Promise | None:
    if promised is None:
        return None
    s = promised.statement
    return Promise(s.start, s.end, s.quote, s.clause, s.indicator.name)


def _as_reported(promise: Promised) -> Reported:
    return Reported(
        statement=promise.statement,
        figure=promise.figure,
        subject=promise.subject,
        around=promise.around,
        source="review",
        single_year=True,
        partial=False,
        total=promise.total,
    )


def _works(last: Ledger, this: Ledger, options: SettlementOptions) -> Iterator[Change]:
    """Changes of the named projects and the tasks without figures."""
    plans_before, plans_after = Passages(last, FORWARD), Passages(this, FORWARD)
    for work in promised_works(last):
        account = plans_after.account(work, options.assert_works_from)
        found = account.evidence
        if found is None:
            yield _work_change("dropped", work, _shown(work, last.text), None)
            continue
        same = work.kind == "project" or (found.likeness >= _SAME_WORDS and account.share == 1)
        start, end = found.start, found.end
        passage = Promise(start, end, this.text[start:end], (start, end), work.name)
        yield _work_change("again" if same else "reworded", work, _shown(work, last.text), passage)
    for work in promised_works(this):
        if plans_before.account(work, options.assert_works_from).evidence is None:
            yield _work_change("new", work, None, _shown(work, this.text))


def _shown(work: Work, text: str) -> Promise:
    return Promise(work.start, work.end, text[work.start : work.end], work.clause, work.name)


def _work_change(kind: ChangeKind, work: Work, last: Promise | None, this: Promise | None) -> Change:
    return Change(kind, work.kind, None, False, "", last, this)
