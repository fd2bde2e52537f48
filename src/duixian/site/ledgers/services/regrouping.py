"""Commitments are split, merged and added; their numbers go to the part in whose characters they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from duixian.site.accounts.rights import Right
from duixian.site.history.recording import Recorder, action
from duixian.site.ledgers.machine import TRIMMED
from duixian.site.ledgers.models import LIVE, Commitment, Ledger, ReviewState, Statement
from duixian.site.ledgers.sections import innermost
from duixian.site.ledgers.services.review import CommitmentFields, StatementFields, statement_values
from duixian.site.ledgers.services.standing import as_seen, in_review, require_live, revising


@action("review.split", needs=Right.OPEN_LEDGERS)
def split(record: Recorder, commitment: Commitment, revision: int, points: Sequence[int]) -> list[Commitment]:
    """Put parts in a commitment's place; a new one begins at each of the points, offsets in the source text."""
    stored = as_seen(record, commitment, revision)
    require_live(stored)
    _require_unplanned(stored)
    text = stored.ledger.source.text
    bounds = [stored.start, *sorted(set(points)), stored.end]
    spans = list(pairwise(bounds))
    if len(spans) < 2 or any(start >= end for start, end in spans):
        raise ValidationError({"points": _("Choose at least one place within the commitment.")})
    if not all(text[start:end].strip(TRIMMED) for start, end in spans):
        raise ValidationError({"points": _("Each part needs words of its own.")})
    numbers = list(stored.statements.select_for_update())
    if cut := next((one for one in numbers if any(one.start < at < one.end for at in bounds[1:-1])), None):
        raise ValidationError(
            {"points": _("%(number)s must stay in one part.") % {"number": text[cut.start : cut.end]}}
        )
    first = _next_number(stored.ledger_id, Commitment)
    parts = [
        record.create(
            Commitment(
                **_shared(stored),
                number=first + turn,
                start=start,
                end=end,
                text=text[start:end].strip(TRIMMED),
                places=_within(stored.places, start, end),
                projects=_within(stored.projects, start, end),
                part_of=stored,
                state=ReviewState.ADDED,
            )
        )
        for turn, (start, end) in enumerate(spans)
    ]
    with revising(record, stored):
        stored.state, stored.confidence = ReviewState.SPLIT, 1.0
    for one in numbers:
        move(record, one, home(one, parts))
    return parts


@action("review.merge", needs=Right.OPEN_LEDGERS)
def merge(record: Recorder, commitments: Sequence[tuple[Commitment, int]]) -> Commitment:
    """Put one commitment in the place of several neighbours, each given with the revision that was seen."""
    sources = sorted((as_seen(record, *one) for one in commitments), key=lambda one: (one.start, one.number))
    if len({one.pk for one in sources}) < 2:
        raise ValidationError(_("Choose at least two commitments."))
    first, last = sources[0], sources[-1]
    for one in sources:
        require_live(one)
        _require_unplanned(one)
        if one.ledger_id != first.ledger_id:
            raise ValidationError(_("Only commitments of one ledger can be merged."))
    start, end = first.start, max(one.end for one in sources)
    between = Commitment.objects.filter(
        ledger=first.ledger_id, state__in=LIVE, start__gt=first.start, start__lt=last.start
    ).exclude(pk__in=[one.pk for one in sources])
    if between.exists():
        raise ValidationError(_("Only commitments that follow one another can be merged."))
    made = record.create(
        Commitment(
            **_shared(first)
            | {
                "deadline": max(one.deadline for one in sources),
                "deadline_stated": max(sources, key=lambda one: one.deadline).deadline_stated,
                "strength": next((one.strength for one in sources if one.strength), ""),
                "suggested": _distinct(unit for one in sources for unit in one.suggested),
                "lead": next((one.lead for one in sources if one.lead), None),
                "vice_mayor": next((one.vice_mayor for one in sources if one.vice_mayor), ""),
            },
            number=_next_number(first.ledger_id, Commitment),
            start=start,
            end=end,
            text=_joined(first.ledger.source.text, sources),
            places=[name for one in sources for name in one.places],
            projects=[name for one in sources for name in one.projects],
            state=ReviewState.ADDED,
        )
    )
    for one in sources:
        with revising(record, one):
            one.state, one.replaced_by, one.confidence = ReviewState.MERGED, made, 1.0
    for number in Statement.objects.select_for_update().filter(commitment__in=sources):
        move(record, number, made)
    return made


@action("review.add", needs=Right.OPEN_LEDGERS)
def add_commitment(record: Recorder, ledger: Ledger, start: int, end: int, fields: CommitmentFields) -> Commitment:
    """Add a commitment that stands at these characters; the numbers there that belong to none become its own."""
    stored = in_review(record, ledger.pk)
    made = record.create(Commitment(**_standing_at(stored, Commitment, start, end), **asdict(fields)))
    free = stored.statements.filter(commitment=None, state__in=LIVE, role="target", start__gte=start, end__lte=end)
    for number in free.select_for_update():
        move(record, number, made)
    return made


@action("review.add", needs=Right.OPEN_LEDGERS)
def add_statement(record: Recorder, ledger: Ledger, start: int, end: int, fields: StatementFields) -> Statement:
    """Add a number that stands at these characters."""
    stored = in_review(record, ledger.pk)
    values = statement_values(stored.pk, fields)
    return record.create(Statement(**_standing_at(stored, Statement, start, end), **values))


def move(record: Recorder, statement: Statement, commitment: Commitment | None) -> None:
    """Let a number belong to another commitment."""
    with revising(record, statement):
        statement.commitment = commitment


def home(statement: Statement, parts: Sequence[Commitment]) -> Commitment:
    """The part in whose characters a number stands, or else the nearest."""
    return min(parts, key=lambda part: max(part.start - statement.start, statement.start - part.end + 1, 0))


def _require_unplanned(commitment: Commitment) -> None:
    """Refuse to take apart what has nodes or supporting units, which would stay with what is replaced."""
    if commitment.nodes.exists() or commitment.supports.exists():
        raise ValidationError(
            _("%(code)s has nodes or supporting units in its plan; remove them there first.")
            % {"code": commitment.code}
        )


def _standing_at(ledger: Ledger, model: type[Commitment] | type[Statement], start: int, end: int) -> dict[str, Any]:
    """What an item that people add has from the characters that it stands at."""
    if not 0 <= start < end <= len(ledger.source.text):
        raise ValidationError(_("Select characters of the report."))
    return {
        "ledger": ledger,
        "number": _next_number(ledger.pk, model),
        "start": start,
        "end": end,
        "section": innermost(ledger, start, start + 1).get("id", ""),
        "state": ReviewState.ADDED,
    }


def _shared(commitment: Commitment) -> dict[str, Any]:
    """What parts have from the whole."""
    names = ("ledger", "kind", "area", "item", "deadline", "deadline_stated", "strength", "suggested", "section")
    return {name: getattr(commitment, name) for name in (*names, "lead", "vice_mayor")}


def _within(names: list[dict[str, Any]], start: int, end: int) -> list[dict[str, Any]]:
    return [name for name in names if start <= name["start"] < end]


def _distinct(suggested: Any) -> list[dict[str, Any]]:
    return list({one["unit"]: one for one in reversed(list(suggested))}.values())[::-1]


def _joined(text: str, sources: Sequence[Commitment]) -> str:
    """The words of neighbours: those of the report where nobody has changed them, else one after the other."""
    as_printed = all(text[one.start : one.end].strip(TRIMMED) == one.text.strip(TRIMMED) for one in sources)
    gaps = (text[one.end : following.start] for one, following in pairwise(sources))
    if as_printed and not any(gap.strip(TRIMMED) for gap in gaps):
        return text[sources[0].start : max(one.end for one in sources)].strip(TRIMMED)
    return "；".join(one.text.strip(TRIMMED) for one in sources)


def _next_number(ledger_id: int, model: type[Commitment] | type[Statement]) -> int:
    last: int | None = model._default_manager.filter(ledger=ledger_id).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
