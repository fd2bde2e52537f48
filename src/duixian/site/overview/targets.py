"""The measured targets of commitments, as their lights see them."""

from __future__ import annotations

from collections.abc import Iterable

from duixian.site.keeping.measuring import Measured
from duixian.site.ledgers.models import Commitment
from duixian.site.lights.items import items_of


def targets_of(commitments: Iterable[Commitment]) -> dict[int, tuple[Measured, ...]]:
    """The targets of each commitment with the curve that holds now, by the commitment's key."""
    return {pk: plans[-1].measured for pk, plans in items_of(commitments).items()}
