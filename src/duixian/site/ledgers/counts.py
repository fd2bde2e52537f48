"""How far the review of a ledger is."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from duixian.site.ledgers.models import LIVE, Commitment, Ledger, ReviewState, Statement

_REPLACED = (ReviewState.SPLIT, ReviewState.MERGED)


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of a ledger; what was split or merged counts by what stands in its place, and what people added and
    dropped again does not count.

    Attributes:
        commitments, statements: that are in the ledger.
        reviewed, total: items that people have looked at, of all.
    """

    commitments: int
    statements: int
    reviewed: int
    total: int

    @property
    def unreviewed(self) -> int:
        """Items that nobody has looked at."""
        return self.total - self.reviewed


def count(ledger: Ledger) -> Counts:
    """Two queries, however long the ledger is."""
    live, reviewed, total = [0, 0], 0, 0
    for place, model in enumerate((Commitment, Statement)):
        counted = model._default_manager.filter(ledger=ledger).exclude(machine__isnull=True, state=ReviewState.DROPPED)
        states = counted.order_by().values_list("state").annotate(Count("pk"))
        for state, number in states:
            live[place] += number if state in LIVE else 0
            total += number if state not in _REPLACED else 0
            reviewed += number if state not in (*_REPLACED, ReviewState.PROPOSED) else 0
    return Counts(live[0], live[1], reviewed, total)
