"""Short ways to read statements out of a sentence."""

from __future__ import annotations

from duixian.outline.section import Period, Section
from duixian.statements import Statement, find_statements


def statements(
    text: str, role: str = "review", year: int = 2024, period: tuple[str, str] = ("2023", "2023")
) -> tuple[Statement, ...]:
    """Statements of a text that is one section of the given role."""
    section = Section("s1", "", 1, role, Period(*period), 0, len(text), 0)  # type: ignore[arg-type]
    return find_statements(text, (section,), year=year)


def names(text: str, role: str = "review") -> list[str]:
    """Names of what the numbers of a text measure, in order."""
    return [statement.indicator.name for statement in statements(text, role)]


def one(text: str, role: str = "review", **context: object) -> Statement:
    """The only statement of a text."""
    found = statements(text, role, **context)  # type: ignore[arg-type]
    assert len(found) == 1, [statement.quote for statement in found]
    return found[0]
