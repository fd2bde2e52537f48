"""A ledger as it was."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.ledgers.policies import LEDGERS
from duixian.site.overview.ledger_past import ledger_past
from duixian.site.overview.moments import moment_of


@needs(Right.READ_HISTORY)
@require_safe
def past(request: HttpRequest, ledger: int) -> HttpResponse:
    """A ledger as it stood at the moment that `?as_of=` names; without one, moments to choose from."""
    found = get_object_or_404(LEDGERS.visible_to(actor(request)), pk=ledger)
    asked = request.GET.get("as_of", "").strip()
    moment = moment_of(asked) if asked else None
    stood = ledger_past(found, moment) if moment else None
    error = ""
    if asked and moment is None:
        error = _("Give day and time as in 2026-06-30 17:00.")
    elif moment and stood is None:
        error = _("At that moment the ledger had not been opened yet.")
    context = {
        "ledger": found,
        "past": stood,
        "asked": asked,
        "error": error,
        "versions": found.versions.defer("content").order_by("number"),
    }
    return render(request, "overview/ledger_past.html", context, status=422 if asked and moment is None else 200)
