"""Promises in words: 与经济增长同步, 完成国家下达任务, 保持稳定, 正增长."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from duixian.coherence.figures import PERCENT
from duixian.settlement.figures import Promised, Reported
from duixian.settlement.likeness import Weights
from duixian.settlement.linking import Link, named_alike
from duixian.settlement.options import SettlementOptions
from duixian.settlement.terms import terms
from duixian.settlement.verdicts import Decision, Limit
from duixian.settlement.wording import NOTHING, Said, reason, told, word
from duixian.vocabulary.indicators import indicators


@dataclass(frozen=True)
class Answer:
    """What was decided on a promise, what it was decided by, and what else may speak of it."""

    decision: Decision
    by: Link | None
    others: tuple[Link, ...] = ()


def settle_words(
    promise: Promised, reports: Sequence[Reported], weights: Weights, options: SettlementOptions, silence: Decision
) -> Answer:
    """Hold what is reported against a promise without a number; `silence` is decided where nothing is reported."""
    found = named_alike(promise, reports, weights, options)
    sure = tuple(one for one in found if one.likeness >= options.assert_from)
    comparator = promise.statement.comparator
    if comparator == "sync":
        answer = _keeps_step(promise, sure, reports, options)
    elif comparator == "assigned":
        answer = _assigned(promise, sure)
    else:
        answer = _moves(promise, sure, options)
    if answer is None:
        return Answer(silence, None, found[: options.candidates])
    others = tuple(one for one in found if one is not answer.by)[: options.candidates]
    return Answer(answer.decision, answer.by, others)


def settle_completed(
    promise: Promised, done: Sequence[Reported], weights: Weights, options: SettlementOptions
) -> Answer | None:
    """The answer to a promised figure of which it is only said that the target was completed, or None."""
    found = named_alike(promise, done, weights, options)
    if not found or found[0].likeness < options.assert_from:
        return None
    text = reason("said-done", promise=told(promise.statement), quote=found[0].reported.statement.quote)
    return Answer(Decision("met", "said-done", text), found[0])


def _assigned(promise: Promised, sure: tuple[Link, ...]) -> Answer | None:
    said = next((one for one in sure if one.reported.statement.comparator == "assigned"), None)
    if said is not None:
        quote = said.reported.statement.quote
        text = reason("said-done", promise=told(promise.statement), quote=quote)
        return Answer(Decision("met", "assigned-task", text), said)
    number = next((one for one in sure if one.reported.figure is not None), None)
    if number is None:
        return None
    outcome = told(number.reported.statement)
    text = reason("assigned-number", promise=told(promise.statement), outcome=outcome)
    return Answer(Decision("undecidable", "assigned-task", text), number)


def _moves(promise: Promised, sure: tuple[Link, ...], options: SettlementOptions) -> Answer | None:
    """Promises to stay stable or to grow."""
    if not sure:
        return None
    statement = promise.statement
    same = next((one for one in sure if one.reported.statement.comparator == statement.comparator), None)
    if same is not None:
        quote = same.reported.statement.quote
        text = reason("said-done", promise=told(statement), quote=quote)
        return Answer(Decision("met", "said-done", text), same)
    growth = next((one for one in sure if _is_growth(one.reported)), None)
    by = growth or sure[0]
    outcome = told(by.reported.statement)
    vague = statement.comparator == "positive" and terms().without_measure.search(statement.reference)
    if growth is None or vague:
        text = reason("not-measurable", promise=told(statement), outcome=outcome)
        return Answer(Decision("undecidable", "not-measurable", text), by)
    value = _growth(growth.reported)
    if statement.comparator == "stable":
        keeps, rule, tolerance = abs(value) <= options.stable_points, "stays-stable", options.stable_points
        limit = f"±{tolerance:g}%"
        text = reason(
            "reached",
            promise=told(statement),
            outcome=outcome,
            side=word("under" if keeps else "over"),
            limit=limit,
            allowance=NOTHING,
        )
        return Answer(Decision("met" if keeps else "missed", rule, text, f"{tolerance:g}个百分点"), growth)
    keeps = value > 0
    side = word("over" if keeps else "under")
    text = reason("reached", promise=told(statement), outcome=outcome, side=side, limit="0", allowance=NOTHING)
    return Answer(Decision("met" if keeps else "missed", "positive", text), growth)


def _keeps_step(
    promise: Promised, sure: tuple[Link, ...], reports: Sequence[Reported], options: SettlementOptions
) -> Answer | None:
    """Incomes against the growth of the economy."""
    statement = promise.statement
    grown = [one for one in sure if _is_growth(one.reported)]
    parts = [] if grown else _parts(promise, reports)
    if not grown and not parts:
        return None
    economy = None if terms().elsewhere.search(statement.reference) else _economy(reports)
    heard = grown[:1] or parts
    outcome = _listed(heard)
    if economy is None:
        text = reason("no-growth", promise=told(statement), outcome=outcome)
        return Answer(Decision("undecidable", "keeps-step", text), grown[0] if grown else None)
    limit = _step_limit(statement.reference, _growth(economy), options)
    kept = [_beats(one.reported, limit) for one in heard]
    shown, allowance = (
        f"{limit.value:.10g}%",
        word("allowance", tolerance=limit.tolerance) if limit.tolerance else NOTHING,
    )
    if grown:
        text = reason(
            "keeps-step",
            promise=told(statement),
            outcome=outcome,
            growth=economy.statement.quote,
            side=_side(limit, kept[0]),
            limit=shown,
            allowance=allowance,
        )
        return Answer(Decision("met" if kept[0] else "missed", "keeps-step", text, limit.tolerance), grown[0])
    if len(set(kept)) > 1:
        text = reason("parts-only", promise=told(statement), parts=outcome, limit=shown)
        return Answer(Decision("undecidable", "parts-only", text, limit.tolerance), None)
    side = _side(limit, kept[0])
    text = reason("parts-agree", promise=told(statement), parts=outcome, side=side, limit=shown, allowance=allowance)
    return Answer(Decision("met" if kept[0] else "missed", "keeps-step", text, limit.tolerance), parts[0])


def _step_limit(reference: str, growth: float, options: SettlementOptions) -> Limit:
    if terms().faster.search(reference):
        return Limit("keeps-step", growth, ceiling=False)
    points = options.basic_sync_points if terms().roughly.search(reference) else options.sync_points
    return Limit("keeps-step", round(growth - points, 6), ceiling=False, tolerance=f"{points:g}个百分点")


def _beats(report: Reported, limit: Limit) -> bool:
    value = _growth(report)
    return limit.keeps(value) if limit.tolerance else value > limit.value


def _side(limit: Limit, kept: bool) -> Said:
    if limit.tolerance:
        return word("above" if kept else "below")
    return word("over" if kept else "under")


def _parts(promise: Promised, reports: Sequence[Reported]) -> list[Link]:
    """Growth of the urban and the rural incomes where the promise is of all."""
    name, known = promise.subject.words, promise.statement.indicator.id
    if known not in terms().incomes and name not in terms().income_names:
        return []
    ids = [part for whole in terms().incomes for part in indicators().by_id[whole].scope_variants]
    first: dict[str, Link] = {}
    for one in reports:
        if one.statement.indicator.id in ids and _is_growth(one) and not one.partial:
            first.setdefault(one.statement.indicator.id, Link(one, 1.0, 1.0))
    return list(first.values()) if len(first) == len(ids) else []


def _economy(reports: Sequence[Reported]) -> Reported | None:
    grown = (one for one in reports if one.statement.indicator.id == "gdp" and not one.statement.indicator.scope)
    return next((one for one in grown if _is_growth(one) and one.single_year), None)


def _is_growth(report: Reported) -> bool:
    return report.figure is not None and report.statement.measure == "growth" and report.figure.dimension == PERCENT


def _growth(report: Reported) -> float:
    assert report.figure is not None
    return report.figure.low


def _listed(links: Sequence[Link]) -> Said:
    """Several outcomes with their names."""
    names = [(one.reported.statement.indicator.name, told(one.reported.statement)) for one in links]
    return Said(
        "、".join(name + said.zh for name, said in names), ", ".join(f"{name} {said.en}" for name, said in names)
    )
