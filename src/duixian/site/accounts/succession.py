"""What other applications do when a unit is succeeded.

`accounts` imports none of them: in its `ready`, an application that holds something of units says what becomes of it.
"""

from __future__ import annotations

from typing import Protocol

from duixian.site.accounts.actors import Actor
from duixian.site.accounts.models import Unit


class Heir(Protocol):
    """Called with the actor and the unit once it has ended, in the transaction that ends it; a service."""

    def __call__(self, by: Actor, unit: Unit, /, *, why: str) -> object:
        """Give what the unit holds to its successor, if it has one."""
        ...


HEIRS: list[Heir] = []
