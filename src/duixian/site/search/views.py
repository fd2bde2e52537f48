"""The page of the search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.pages.requests import page_number
from duixian.site.search.finding import MOST_PAGES, find
from duixian.site.search.models import Kind
from duixian.site.search.words import LONGEST


@needs(Right.SEARCH)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What holds every word that was asked for."""
    question = request.GET.get("q", "").strip()[:LONGEST]
    wanted = request.GET.get("kind", "")
    kind = Kind(wanted) if wanted in Kind.values else None
    found = find(actor(request), question, kind, page_number(request))
    kinds = [(one, count) for one, count in found.counts.items() if count or one == kind]
    context = {
        "question": question, "found": found, "kind": kind, "kinds": kinds, "every": sum(found.counts.values()),
        "longest": LONGEST, "most_pages": MOST_PAGES,
    }  # fmt: skip
    return render(request, "search/search.html", context)
