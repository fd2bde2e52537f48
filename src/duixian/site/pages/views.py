"""First page, health."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.rights import Right
from duixian.site.accounts.roles import Role


@needs(Right.HOME)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What a person of this role begins with."""
    role = Role(actor(request).role)
    context = {"office": _office()} if role == Role.OFFICE else {}
    return render(request, f"pages/home/{role}.html", context)


def _office() -> dict[str, bool]:
    """What an office needs before it can work: units, and people who report for them."""
    return {
        "units": Unit.objects.filter(valid_to=None).exists(),
        "people": User.objects.filter(is_active=True, unit__isnull=False).exists(),
    }


@needs(Right.VISIT)
@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """Whether the server answers and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
