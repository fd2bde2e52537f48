"""Small reports with their outline, made up for these tests."""

from __future__ import annotations

from duixian.ledger import Aside, Commitment, find_commitments
from duixian.outline.section import Period, Role, Section
from duixian.reading.document import Identity, Level, Place
from duixian.statements.statement import Statement

CITY = Identity("清河市政府工作报告", Place("湖南省衡阳市", "430400"), "city", 2017)


def identity(level: Level, year: int | None, name: str = "湖南省衡阳市", code: str | None = "430400") -> Identity:
    return Identity("政府工作报告", Place(name, code), level, year)


def part(text: str, title: str = "", role: Role = "tasks", year: str = "2017", level: int = 2) -> tuple[Section, ...]:
    """One section over the whole text, opened by its title where it has one."""
    heading_end = len(title) if title and text.startswith(title) else 0
    return (Section("s1", title, level, role, Period(year, year), 0, len(text), heading_end),)


def rows(
    text: str,
    role: Role = "tasks",
    *,
    title: str = "",
    year: str = "2017",
    statements: tuple[Statement, ...] = (),
    who: Identity = CITY,
) -> tuple[Commitment, ...]:
    """The commitments of a text that is one section."""
    return find_commitments(text, part(text, title, role, year), statements, identity=who)[0]


def asides(text: str, role: Role = "tasks", *, title: str = "") -> list[tuple[str, str]]:
    """Kind and words of the asides of a text that is one section."""
    found: tuple[Aside, ...] = find_commitments(text, part(text, title, role), (), identity=CITY)[1]
    return [(a.kind, text[a.start : a.end]) for a in found]
