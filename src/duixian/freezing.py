"""Frozen objects that are filled in field by field first.

A frozen class sets its fields several times as slowly as another, and a report has hundreds of statements and
commitments.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

T = TypeVar("T")


class Unfrozen(Generic[T]):
    """An object of a class that `unfrozen` made; all fields of the frozen class are filled in before it is frozen."""

    __slots__ = ()

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

        def __setattr__(self, name: str, value: Any) -> None: ...

        def frozen(self) -> T:
            """This very object as one of the frozen class."""
            ...


def unfrozen(finished: type[T]) -> type[Unfrozen[T]]:
    """A class whose objects become those of a frozen dataclass with slots: both keep their fields in the same ones."""

    def frozen(self: Any) -> T:
        self.__class__ = finished
        return cast(T, self)

    slots = tuple(one.name for one in fields(cast(Any, finished)))
    made = type(f"{finished.__name__}Draft", (), {"__slots__": slots, "frozen": frozen})
    return cast("type[Unfrozen[T]]", made)
