"""A ledger is published."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.calendar.days import WorkingDays
from duixian.site.ledgers.models import Ledger, Stage
from duixian.site.planning.checks import remarks
from duixian.site.planning.plan import planned
from duixian.site.planning.services.preparing import live
from duixian.site.planning.services.publishing import publish
from duixian.site.planning.views.plans import ledger_of


@needs(Right.PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def publish_page(request: HttpRequest, ledger: int) -> HttpResponse:
    """What stands against publishing, and the button for it."""
    found = ledger_of(request, ledger)
    errors: list[str] = []
    if request.method == "POST":
        try:
            version = publish(actor(request), found)
        except ValidationError as error:
            errors = error.messages
            found = ledger_of(request, ledger)
        else:
            said = _("“%(ledger)s” is published as version %(number)s; the units are asked to sign.")
            messages.success(request, said % {"ledger": found, "number": version.number})
            return redirect("publish", found.pk)
    return _page(request, found, errors)


def _page(request: HttpRequest, ledger: Ledger, errors: list[str]) -> HttpResponse:
    today = timezone.localdate()
    published = ledger.stage == Stage.PUBLISHED
    items = [] if published else planned(live(ledger).order_by("start", "number"))
    found = [] if published else remarks(ledger, items, today)
    context = {
        "ledger": ledger,
        "published": published,
        "errors": errors,
        "blocking": [one for one in found if one.blocks],
        "others": [one for one in found if not one.blocks],
        "items": len(items),
        "units": len({unit.pk for item in items for unit in (item.commitment.lead, *item.supports) if unit}),
        "due": WorkingDays().after(today, ledger.sign_off_days),
        "versions": ledger.versions.defer("content").select_related("published_by").order_by("-number"),
        "may_publish": ledger.stage == Stage.PLANNING and not any(one.blocks for one in found),
    }
    return render(request, "planning/publish.html", context, status=422 if errors else 200)
