"""Objects that refuse changes once they are whole, and are quick to make.

A frozen dataclass refuses to have its fields set even while it is made, and gets round that slowly; a report has
hundreds of statements. The fields of a compiled class are set directly, past its refusal. Interpreted, an object that
is thawed is of another class with the same fields, which refuses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields
from typing import Any, Final

_INTERPRETED: Final = __file__.endswith(".py")
_WHOLE: Final[dict[type, type]] = {}
_THAWED: Final[dict[type, type]] = {}


def seal(kind: Any) -> None:
    """Have the objects of a dataclass refuse changes, unless thawed, and copy and pickle by their fields.

    Changing a field raises `dataclasses.FrozenInstanceError`, as with a frozen dataclass.
    """
    names = tuple([one.name for one in fields(kind)])

    def refuse(self: object, name: str, *value: object) -> None:
        raise FrozenInstanceError(f"cannot change field {name!r}")

    def reduce(self: object) -> tuple[Callable[..., object], tuple[object, ...]]:
        return kind, tuple([getattr(self, name) for name in names])

    kind.__setattr__ = kind.__delattr__ = refuse
    kind.__reduce__ = reduce
    if _INTERPRETED:
        thawed = type(kind.__name__, (), {"__slots__": names})
        _THAWED[kind], _WHOLE[thawed] = thawed, kind


def thaw(made: Any) -> None:
    """Let the fields of an object of a sealed class be set."""
    if _INTERPRETED:
        object.__setattr__(made, "__class__", _THAWED[type(made)])


def freeze(made: Any) -> None:
    """Have an object that was thawed refuse changes again."""
    if _INTERPRETED:
        made.__class__ = _WHOLE[type(made)]
