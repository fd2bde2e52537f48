"""The numbers of the published rule (`lights.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

from duixian.errors import VocabularyError

PUBLISHED = "site/keeping/lights.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """What separates green, amber and red; meaning, reasons and sources stand in `lights.toml`.

    Attributes:
        id: name under which it is published; lights carry it.
        pace_green, pace_amber: shares by which the rest of the way may have to be gone faster than planned.
        held_points, held_share: percentage points, and share of the target, by which a number that is to hold may lie
            on the wrong side and be amber.
        held_places: the same for places of a rank.
        node_days, deadline_days, evidence_days: working days after which late nodes, the deadline and missing evidence
            are red.
        evidence_required: whether a completion needs evidence.
        apart_days: least distance of default nodes from beginning and deadline.
        report_day: working day of the next month on which a monthly report is due.
        report_months: months in a row without report that are red.
        returned_days: working days within which a returned report must be back.
        delays: days after which values are usually published, by frequency.
        reported_delay: the same for values that units report themselves.
        joined_months: months whose values are published with those of the next.
        stale_after: publications that must be missing for a green light to go out.
    """

    id: str
    pace_green: float
    pace_amber: float
    held_points: float
    held_share: float
    held_places: int
    node_days: int
    deadline_days: int
    evidence_days: int
    evidence_required: bool
    apart_days: int
    report_day: int
    report_months: int
    returned_days: int
    delays: Mapping[str, int]
    reported_delay: int
    joined_months: frozenset[int]
    stale_after: int


@cache
def content() -> dict[str, Any]:
    """Content of `lights.toml`.

    Raises:
        VocabularyError: it is not well-formed TOML.
    """
    text = files(__package__).joinpath("lights.toml").read_text(encoding="utf-8")
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise VocabularyError(f"{PUBLISHED} is not well-formed TOML: {error}") from error


@cache
def published() -> Rule:
    """The rule as published.

    Raises:
        VocabularyError: a number is missing.
    """
    data = content()
    try:
        pace, held, nodes, reports, publication = (
            data[key] for key in ("pace", "held", "nodes", "reports", "publication")
        )
        return Rule(
            id=data["id"],
            pace_green=pace["green"],
            pace_amber=pace["amber"],
            held_points=held["rate-points"],
            held_share=held["share"],
            held_places=held["rank-places"],
            node_days=nodes["red-after-working-days"],
            deadline_days=nodes["deadline-red-after-working-days"],
            evidence_days=nodes["evidence-red-after-working-days"],
            evidence_required=nodes["evidence-required"],
            apart_days=nodes["apart-days"],
            report_day=reports["due-working-day"],
            report_months=reports["red-after-months"],
            returned_days=reports["returned-working-days"],
            delays={key: publication[key] for key in ("month", "quarter", "half-year", "year")},
            reported_delay=publication["reported"],
            joined_months=frozenset(publication["joined-months"]),
            stale_after=publication["stale-after"],
        )
    except KeyError as error:
        raise VocabularyError(f"{PUBLISHED} lacks {error}.") from error
