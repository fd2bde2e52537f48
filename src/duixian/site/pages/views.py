"""First page, health."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.rights import Right
from duixian.site.accounts.roles import Role
from duixian.site.inbox.items import waiting_for
from duixian.site.inbox.shown import arranged
from duixian.site.ledgers.models import Ledger, Stage
from duixian.site.pages.shortcuts import address, shortcuts


@needs(Right.HOME)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for the visitor, and where they go most; a leader goes to the newest published ledger."""
    person, today = actor(request), timezone.localdate()
    role = Role(person.role)
    if role == Role.LEADER:
        newest = Ledger.objects.filter(stage=Stage.PUBLISHED).values_list("pk", flat=True).first()
        if newest is not None and (url := address("overview", newest)):
            return redirect(url)
    context = {
        "groups": arranged(waiting_for(person, today), today),
        "shortcuts": shortcuts(person),
        **({"office": _office()} if role == Role.OFFICE else {}),
    }
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
