"""A unit signs for its items or objects."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.pages.requests import whole_number
from duixian.site.pages.submission import submit
from duixian.site.planning.forms import ObjectForm
from duixian.site.planning.models import SignOff, SignOffState
from duixian.site.planning.plan import item_of
from duixian.site.planning.policies import SIGN_OFFS
from duixian.site.planning.services.signing import object_to, sign

PER_PAGE = 100
form_methods = require_http_methods(["GET", "HEAD", "POST"])


@needs(Right.SIGN_OFF)
@form_methods
def sign_offs(request: HttpRequest) -> HttpResponse:
    """What the own unit is asked to sign, what waits first; sign for some or all of it."""
    fault = ""
    if request.method == "POST":
        # "all" means what the page showed, not what has come since.
        named = request.POST.getlist("shown" if "all" in request.POST else "sign_off")
        keys = [key for key in map(whole_number, named) if key is not None]
        mine = SIGN_OFFS.visible_to(actor(request)).filter(state=SignOffState.WAITING, pk__in=keys)
        try:
            done = sign(actor(request), list(mine.values_list("pk", flat=True)))
        except ValidationError as error:
            fault = " ".join(error.messages)
        else:
            said = ngettext("%(number)s item is signed for.", "%(number)s items are signed for.", len(done))
            messages.success(request, said % {"number": len(done)})
            return redirect("sign-offs")
    return _list(request, fault)


@needs(Right.SIGN_OFF)
@form_methods
def sign_off(request: HttpRequest, sign_off: int) -> HttpResponse:
    """One item: sign for it, or object with a reason."""
    found = get_object_or_404(SIGN_OFFS.visible_to(actor(request)), pk=sign_off)
    objecting = request.method == "POST" and "object" in request.POST
    form = ObjectForm(request.POST if objecting else None)
    fault = ""
    if objecting:
        if submit(form, lambda: object_to(actor(request), found, form.cleaned_data["reason"])) is not None:
            messages.success(request, _("The objection is with the supervision office."))
            return redirect("sign-offs")
    elif request.method == "POST":
        try:
            sign(actor(request), [found.pk])
        except ValidationError as error:
            fault = " ".join(error.messages)
        else:
            messages.success(request, _("%(code)s is signed for.") % {"code": found.commitment.code})
            return redirect("sign-offs")
    context = {
        "sign_off": found,
        "item": item_of(found.commitment),
        "form": form,
        "fault": fault,
        "waits": found.state == SignOffState.WAITING,
        "late": found.state == SignOffState.WAITING and found.due < timezone.localdate(),
    }
    return render(request, "planning/sign_off.html", context, status=422 if fault or form.errors else 200)


def _list(request: HttpRequest, fault: str) -> HttpResponse:
    today = timezone.localdate()
    mine = SIGN_OFFS.visible_to(actor(request))
    due = mine.filter(state=SignOffState.WAITING).order_by("due", "commitment__ledger", "commitment__start", "pk")
    waiting = list(due[:PER_PAGE])
    answered = Paginator(mine.exclude(state=SignOffState.WAITING).order_by("-answered_at", "-pk"), PER_PAGE)
    context = {
        "fault": fault,
        "groups": [
            (ledger, list(group))
            for ledger, group in groupby(sorted(waiting, key=_by_ledger), key=lambda one: one.commitment.ledger)
        ],
        "number": due.count(),
        "late": sum(one.due < today for one in waiting),
        "today": today,
        "page": answered.get_page(request.GET.get("page")),
    }
    return render(request, "planning/sign_offs.html", context, status=422 if fault else 200)


def _by_ledger(one: SignOff) -> tuple[int, int]:
    return -one.commitment.ledger.year, one.commitment.ledger_id
