"""Statements and commitments in the words of the trade."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from duixian.exchange.labels import label, labels
from duixian.site.keeping.wording import number
from duixian.site.pages.language import page_language


def word(group: str, identifier: str | None) -> str:
    """What people see for an identifier."""
    return label(group, identifier, page_language())


def choices(group: str, *, blank: bool = False) -> list[tuple[str, str]]:
    """The identifiers of a group with their words, for a field of a form."""
    return [*([("", "—")] if blank else []), *((key, words[page_language()]) for key, words in labels()[group].items())]


def amount(low: float | None, high: float | None, unit: str) -> str:
    """A number or a range with its unit."""
    if low is None:
        return ""
    return f"{number(low)}{'' if high is None or high == low else f'–{number(high)}'}{unit}"


def period(given: dict[str, Any] | None) -> str:
    """The years that a value speaks about: 2026, 2021–2025 累计."""
    if not given:
        return ""
    start, end = given.get("start", ""), given.get("end", "")
    years = end if start in ("", end) else f"{start}–{end}"
    return f"{years} {word('basis', given.get('basis'))}".strip()


def yes(value: bool) -> str:
    """Yes or no."""
    return _("yes") if value else _("no")
