"""Pages of a list, counted by the query that reads them."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from duixian.site.pages.requests import page_number


def page_of(request: HttpRequest, rows: QuerySet[Any], size: int) -> Page[Any]:
    """The page that is asked for, or the nearest there is; one query, and two where there is no such page.

    Each of `rows` says as `total` how many there are.
    """
    paginator = Paginator(rows, size)
    first = (page_number(request) - 1) * size
    read = list(rows[first : first + size])
    if not read:
        return paginator.get_page(request.GET.get("page"))
    paginator.count = read[0].total
    return Page(read, first // size + 1, paginator)
