"""Pages of a list, counted by the query that reads them."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet


def page_of(rows: QuerySet[Any], size: int, asked: str | None) -> Page[Any]:
    """The page that is asked for, or the nearest there is; one query, and two where there is no such page.

    Each of `rows` says as `total` how many there are.
    """
    paginator = Paginator(rows, size)
    number = int(asked) if asked and asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    first = max(number - 1, 0) * size
    read = list(rows[first : first + size])
    if not read:
        return paginator.get_page(asked)
    paginator.count = read[0].total
    return Page(read, first // size + 1, paginator)
