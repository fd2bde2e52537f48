"""What commitments name, and the sentences between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from duixian.sealing import freeze, seal, thaw

AsideKind = Literal["heading", "slogan"]
DivisionCode: TypeAlias = str | None


@dataclass(slots=True, unsafe_hash=True)
class Name:
    """A named project, programme or place where it stands in the text.

    Attributes:
        name: as printed.
        start, end: character offsets.
        code: GB/T 2260 code of a place, else None.
    """

    name: str
    start: int
    end: int
    code: "DivisionCode" = None

    def __init__(self, name: str, start: int, end: int, code: str | None = None) -> None:
        thaw(self)
        self.name = name
        self.start = start
        self.end = end
        self.code = code
        freeze(self)


seal(Name)


@dataclass(slots=True, unsafe_hash=True)
class Aside:
    """A sentence of the forward-looking part that promises nothing by itself: a heading or a slogan."""

    kind: "AsideKind"
    start: int
    end: int

    def __init__(self, kind: AsideKind, start: int, end: int) -> None:
        thaw(self)
        self.kind = kind
        self.start = start
        self.end = end
        freeze(self)


seal(Aside)
