"""Pages that say what went wrong and what helps."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The visitor may not."""
    return render(request, "pages/errors/403.html", status=403)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page, or the visitor may not know of it."""
    return render(request, "pages/errors/404.html", status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request cannot be understood."""
    return render(request, "pages/errors/400.html", status=400)


def failed(request: HttpRequest) -> HttpResponse:
    """An error of the program; the page asks the database for nothing."""
    return render(None, "pages/errors/500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form has no valid token: it was open for too long, or cookies are off."""
    return render(request, "pages/errors/csrf.html", status=403)
