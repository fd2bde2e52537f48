"""Settling the promises of one report by the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duixian.ledger.model import Ledger
from duixian.settlement.completions import completions
from duixian.settlement.figures import Promised, Reported, promised, reported
from duixian.settlement.linking import Link, link, name_weights
from duixian.settlement.model import Outcome, ReportRef, Settlement, Settlements
from duixian.settlement.options import SettlementOptions, default_options
from duixian.settlement.pair import year_promised_for
from duixian.settlement.silence import Silence, blanket_words
from duixian.settlement.verdicts import Decision, judge, judge_share
from duixian.settlement.wording import reason, told
from duixian.settlement.words import Answer, settle_completed, settle_words
from duixian.settlement.works import REVIEW, Account, Evidence, Passages, Work, promised_works, verdict_of


def settle(last: Ledger, this: Ledger, options: SettlementOptions | None = None) -> Settlements:
    """What became of every promise of `last`, by what `this`, the report of the year after, says.

    Raises:
        UnfitPair: the reports are of different places, or not of one year and the next.
    """
    options = options or default_options()
    year = year_promised_for(last, this)
    promises, reports = promised(last), reported(this, year)
    silence = Silence(last, year, "no-account", blanket_words(this))
    figures = settle_promises(last, promises, reports, completions(this, year), silence, options)
    works = _settle_works(last, this, options)
    items = sorted((*works, *figures), key=lambda one: (one.start, one.kind in ("figure", "words")))
    return Settlements(year, ReportRef.of(last), ReportRef.of(this), tuple(items), options)


def settle_promises(
    last: Ledger,
    promises: Sequence[Promised],
    reports: Sequence[Reported],
    done: Sequence[Reported],
    silence: Silence,
    options: SettlementOptions,
) -> Iterator[Settlement]:
    """Settle promises in figures and words by what is reported, and by what is said to be `done` without a figure."""
    weights = name_weights(promises, reports)
    links = link(promises, reports, weights, options)
    holders = {id_: one.id for one in last.commitments for id_ in one.statements}
    for promise, (answer, others) in zip(promises, links, strict=True):
        silent = silence.decision(promise)
        if promise.figure is None:
            settled = settle_words(promise, (*reports, *done), weights, options, silent)
        elif answer is None:
            settled = settle_completed(promise, done, weights, options) or Answer(silent, None, others)
        else:
            settled = Answer(_judged(promise, answer.reported, silent, options), answer, others)
        yield _settlement(promise, settled, holders.get(promise.statement.id, ""))


def _judged(promise: Promised, report: Reported, silent: Decision, options: SettlementOptions) -> Decision:
    wanted, got = promise.figure, report.figure
    assert wanted is not None
    assert got is not None
    if report.plan_share:
        return judge_share(wanted, got)
    decision = judge(wanted, got, options, nearly=report.nearly)
    return silent if silent.rule == "not-due" and decision.verdict != "met" else decision


def _settlement(promise: Promised, answer: Answer, commitment: str) -> Settlement:
    statement, decision = promise.statement, answer.decision
    by, said = _outcome(answer.by) if answer.by else None, told(statement)
    return Settlement(
        commitment=commitment,
        kind="words" if promise.figure is None else "figure",
        start=statement.start,
        end=statement.end,
        quote=statement.quote,
        clause=statement.clause,
        indicator=statement.indicator.name,
        indicator_id=statement.indicator.id,
        measure=statement.measure,
        comparator=statement.comparator,
        low=statement.low,
        high=statement.high,
        unit=statement.unit,
        said=said.zh,
        said_en=said.en,
        headline=promise.headline,
        verdict=decision.verdict,
        rule=decision.rule,
        tolerance=decision.tolerance,
        reason=decision.reason.zh,
        reason_en=decision.reason.en,
        conversion=decision.conversion,
        outcome=by if by and by.low is not None else None,
        evidence=by if by and by.low is None else None,
        candidates=tuple(map(_outcome, answer.others)),
    )


def _outcome(link: Link) -> Outcome:
    statement = link.reported.statement
    said = told(statement)
    return Outcome(
        start=statement.start,
        end=statement.end,
        quote=statement.quote,
        clause=statement.clause,
        indicator=statement.indicator.name,
        measure=statement.measure,
        low=statement.low,
        high=statement.high,
        unit=statement.unit,
        period=statement.period,
        source=link.reported.source,
        origin=link.reported.origin,
        likeness=round(min(1.0, link.likeness), 2),
        said=said.zh,
        said_en=said.en,
    )


def _settle_works(last: Ledger, this: Ledger, options: SettlementOptions) -> Iterator[Settlement]:
    review = Passages(this, REVIEW)
    for work in promised_works(last):
        account = review.account(work, options.assert_works_from)
        yield _work_settlement(work, account, this.text, last.text)


def _work_settlement(work: Work, account: Account, text: str, promise_text: str) -> Settlement:
    quote = promise_text[work.start : work.end]
    evidence = account.evidence
    verdict, rule = verdict_of(work.wanted, account)
    said = reason("work", promise=quote, quote=text[evidence.start : evidence.end]) if evidence else reason("no-work")
    return Settlement(
        commitment=work.commitment,
        kind=work.kind,
        start=work.start,
        end=work.end,
        quote=quote,
        clause=work.clause,
        indicator=work.name,
        indicator_id=None,
        measure=None,
        comparator=None,
        low=None,
        high=None,
        unit="",
        said=quote,
        said_en=quote,
        headline=False,
        verdict=verdict,
        rule=rule,
        tolerance="",
        reason=said.zh,
        reason_en=said.en,
        evidence=_passage(evidence, text) if evidence else None,
        candidates=tuple(_passage(one, text) for one in account.others),
    )


def _passage(evidence: Evidence, text: str) -> Outcome:
    start, end = evidence.start, evidence.end
    return Outcome(
        start=start,
        end=end,
        quote=text[start:end],
        clause=(start, end),
        indicator="",
        measure="level",
        low=None,
        high=None,
        unit="",
        period=None,
        source="review",
        likeness=round(min(1.0, evidence.likeness), 2),
        said=text[start:end],
        said_en=text[start:end],
    )
