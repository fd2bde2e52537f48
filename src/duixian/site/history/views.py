"""What has happened."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.rights import Right
from duixian.site.history.models import AuditEvent
from duixian.site.pages.requests import whole_number

_SIZE = 50


@needs(Right.READ_HISTORY)
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Events, the latest first; of one kind of object, one object, one action or one person where asked for.

    Pages follow the events' numbers, so that a long history costs no more than a short one.
    """
    events = AuditEvent.objects.all()
    asked = {name: request.GET.get(name, "").strip() for name in ("object_type", "object_id", "action", "actor_name")}
    events = events.filter(**{name: value for name, value in asked.items() if value})
    before = whole_number(request.GET.get("before", ""), 2**63 - 1)
    if before is not None:
        events = events.filter(seq__lt=before)
    shown = list(events[: _SIZE + 1])
    following = shown[_SIZE - 1].seq if len(shown) > _SIZE else None
    query = request.GET.copy()
    query["before"] = str(following)
    context = {"events": shown[:_SIZE], "asked": asked, "following": query.urlencode() if following else ""}
    return render(request, "history/history.html", context)
