"""The years that are known, and entering one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.calendar.days import WorkingDays
from duixian.site.calendar.forms import YearForm
from duixian.site.calendar.models import AnnouncedYear
from duixian.site.calendar.services import announce


@needs(Right.MANAGE_CALENDAR)
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """Which years deadlines can rely on."""
    form = YearForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        announce(actor(request), given["year"], given["source"], given["holidays"], given["working"])
        messages.success(request, _("%(year)s is entered.") % {"year": given["year"]})
        return redirect("calendar")
    this, days = timezone.localdate().year, WorkingDays()
    coming = [(year, days.is_announced(year)) for year in range(this - 1, this + 3)]
    context = {"form": form, "entered": AnnouncedYear.objects.all(), "coming": coming}
    return render(request, "calendar/calendar.html", context, status=422 if form.errors else 200)
