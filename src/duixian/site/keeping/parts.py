"""What a light is put together from."""

from __future__ import annotations

from typing import Literal, Protocol

from duixian.settlement.wording import Said
from duixian.site.keeping.wording import Line

Colour = Literal["green", "amber", "red", "grey"]
SEVERITY: dict[Colour, int] = {"grey": 0, "green": 1, "amber": 2, "red": 3}


class Part(Protocol):
    """The colour of one side of a commitment, with its reason."""

    @property
    def colour(self) -> Colour:
        """Its colour."""
        ...

    @property
    def rule(self) -> str:
        """Id of the rule that gave the colour, a key of the reasons in `lights.toml`."""
        ...

    @property
    def reason(self) -> Said:
        """Why, in one clause."""
        ...

    @property
    def arithmetic(self) -> tuple[Line, ...]:
        """The figures and days that went in and came out."""
        ...

    @property
    def inputs(self) -> tuple[str, ...]:
        """Ids of what it was computed from."""
        ...
