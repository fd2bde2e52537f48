"""What can be wrong with a plan or an observation that is handed in."""

from __future__ import annotations

from duixian.errors import InputError


class UnfitPlan(InputError):
    """A plan, node, report or observation that contradicts itself."""
