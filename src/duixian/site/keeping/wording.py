"""Reasons and arithmetic in Chinese and English, put together from `lights.toml`."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import NamedTuple

from duixian.errors import VocabularyError
from duixian.exchange.numbers import number as plain
from duixian.settlement.wording import Said
from duixian.site.keeping.rule import PUBLISHED, content

PERCENT = ("%", "％", "百分点")


class Line(NamedTuple):
    """One line of a light's arithmetic."""

    label: Said
    value: Said


def reason(key: str, **fields: Said | str | int | dt.date) -> Said:
    """The sentence of a rule with its fields filled in."""
    return _filled(_said("reasons", key), fields)


def word(key: str, **fields: Said | str | int | dt.date) -> Said:
    """A word or phrase used within reasons and arithmetic."""
    return _filled(_said("words", key), fields)


def line(key: str, value: Said | str | dt.date) -> Line:
    """A line of arithmetic under the label `key`."""
    return Line(_said("labels", key), Said(_told(value, "zh"), _told(value, "en")))


def colour_name(colour: str) -> Said:
    """绿灯, 黄灯, 红灯 or 灰灯."""
    return _said("colours", colour)


def title(key: str, **fields: int) -> Said:
    """Title of a default node: `first`, `between` or `last`."""
    return _filled(_said("titles", key), dict(fields))


def number(value: float) -> str:
    """A number as people read it, with every digit that was entered or published."""
    return plain(value + 0.0).replace("-", "−")


def rounded(value: float) -> float:
    """A computed value as it is shown: to two decimals from 1 upwards, to four below."""
    return round(value, 2 if abs(value) >= 1 else 4)


def amount(value: float, unit: str) -> str:
    """A number with its unit."""
    return f"{number(value)}{unit}"


def difference(value: float, unit: str) -> Said:
    """A computed difference between two values of a unit, rounded; in percentage points where they are in per cent."""
    if unit.endswith(PERCENT):
        return word("points", number=number(rounded(value)))
    return Said(*[amount(rounded(value), unit)] * 2)


def percent(share: float) -> str:
    """A share as a percentage with at most two decimals."""
    return f"{plain(round(100 * share, 2) + 0.0)}%"


def month_name(month: dt.date) -> Said:
    """The month that a day lies in."""
    return Said(f"{month.year}年{month.month}月", f"{month:%Y-%m}")


def _told(value: object, language: str) -> str:
    if isinstance(value, Said):
        return value.zh if language == "zh" else value.en
    if isinstance(value, dt.date):
        return f"{value.year}年{value.month}月{value.day}日" if language == "zh" else value.isoformat()
    return str(value)


def _filled(template: Said, fields: dict[str, Said | str | int | dt.date]) -> Said:
    if not fields:
        return template
    return Said(
        template.zh.format_map({key: _told(value, "zh") for key, value in fields.items()}),
        template.en.format_map({key: _told(value, "en") for key, value in fields.items()}),
    )


@cache
def _said(table: str, key: str) -> Said:
    try:
        entry = content()[table][key]
        return Said(entry["zh"], entry["en"])
    except KeyError as error:
        raise VocabularyError(f"{PUBLISHED}: [{table}] lacks {key} in Chinese or English ({error}).") from error
