"""Months as people write them."""

from __future__ import annotations

import datetime as dt

from django import template
from django.utils import formats, translation

register = template.Library()


@register.filter
def month_name(month: dt.date) -> str:
    """2026年3月, or March 2026."""
    return formats.date_format(month, "Y年n月" if _chinese() else "F Y")


@register.filter
def short_month(month: dt.date) -> str:
    """3月, or Mar."""
    return formats.date_format(month, "n月" if _chinese() else "M")


def _chinese() -> bool:
    return (translation.get_language() or "").startswith("zh")
