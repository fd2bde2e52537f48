"""First page, health."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right


@needs(Right.HOME)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What a person of this role begins with."""
    return render(request, f"pages/home/{actor(request).role}.html")


@needs(Right.VISIT)
@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """Whether the server answers and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
