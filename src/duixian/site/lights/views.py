"""A commitment's light on any day."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.forms import day_field
from duixian.site.accounts.rights import Right
from duixian.site.ledgers.models import Stage
from duixian.site.ledgers.policies import COMMITMENTS
from duixian.site.lights.models import Outdated
from duixian.site.lights.page import WIDTH, replayed
from duixian.site.observations.places import read_places
from duixian.site.observations.showing import span_name


class DayForm(forms.Form):
    """The day to look at."""

    as_of = day_field(gettext_lazy("The light on"), required=False)

    def clean_as_of(self) -> dt.date:
        """Today, where no day is given.

        Raises:
            ValidationError: it lies ahead.
        """
        day: dt.date | None = self.cleaned_data["as_of"]
        today = timezone.localdate()
        if day is not None and day > today:
            raise forms.ValidationError(
                _("This day lies ahead; lights are known up to today, %(day)s.") % {"day": today}
            )
        return day or today


@needs(Right.READ_LEDGERS)
@require_safe
def commitment_light(request: HttpRequest, commitment: int) -> HttpResponse:
    """The light of a commitment on a day, with all it was computed from, and the course of its colours."""
    found = get_object_or_404(COMMITMENTS.visible_to(actor(request)), pk=commitment)
    today = timezone.localdate()
    form = DayForm(request.GET or None)
    as_of = today
    if form.is_bound and form.is_valid():
        as_of = form.cleaned_data["as_of"]
    elif not form.is_bound:
        form = DayForm(initial={"as_of": today})
    context = {
        "commitment": found,
        "published": found.ledger.stage == Stage.PUBLISHED and found.is_live,
        "form": form,
        "today": today,
        "stored": found.light,
        "pending": Outdated.objects.filter(commitment=found).exists(),
        "strip_width": WIDTH,
    }
    if context["published"]:
        places = read_places()
        shown = replayed(found, as_of, today)
        context["shown"] = shown
        context["vintages"] = [
            (one, used, span_name(one.start, one.end), places.name(one.place)) for one, used in shown.vintages
        ]
    return render(request, "lights/commitment.html", context, status=422 if form.errors else 200)
