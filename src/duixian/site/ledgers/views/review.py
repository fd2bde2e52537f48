"""The page of the review, its list, and what others change meanwhile."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.history.models import AuditEvent, ChainEnd
from duixian.site.ledgers.cards import cards
from duixian.site.ledgers.counts import count
from duixian.site.ledgers.forms import AboveForm
from duixian.site.ledgers.listing import Asked, Entry, Order, Selection, entries, page_of
from duixian.site.ledgers.marks import lines, lines_at, rendered
from duixian.site.ledgers.models import Ledger, ReviewState, Stage
from duixian.site.ledgers.policies import LEDGERS
from duixian.site.ledgers.services.review import accept_above
from duixian.site.ledgers.services.standing import NotInReview
from duixian.site.pages.requests import wants_part, whole_number
from duixian.vocabulary.indicators import indicators

_MANY = 60
"""More changed items than this are not sent one by one."""
_LAST = 2**63 - 1
"""The last number that an event may have."""
_TYPES = {"ledgers.commitment": "c", "ledgers.statement": "s"}


def reviewed_ledger(request: HttpRequest, ledger: int) -> Ledger:
    """The ledger with its text, or 404."""
    return get_object_or_404(LEDGERS.visible_to(actor(request)).select_related("source"), pk=ledger)


@needs(Right.OPEN_LEDGERS)
@require_safe
def review(request: HttpRequest, ledger: int) -> HttpResponse:
    """The report at the left, what was read at the right."""
    found = reviewed_ledger(request, ledger)
    every = entries(found)
    text = found.source.text
    context = _listed(request, found, every) | {
        "ledger": found,
        "editable": found.stage == Stage.REVIEW,
        "text": rendered(text, list(lines(text)), (one.mark for one in every), found.outline),
        "counts": count(found),
        "selections": Selection.choices,
        "orders": Order.choices,
        "indicators": [one.name for one in indicators().by_id.values()],
        "since": _end(),
    }
    return render(request, "ledgers/review.html", context)


@needs(Right.OPEN_LEDGERS)
@require_safe
def review_list(request: HttpRequest, ledger: int) -> HttpResponse:
    """The list alone, as the page asks for it."""
    found = reviewed_ledger(request, ledger)
    if not wants_part(request):
        return redirect(f"{reverse('review', args=[ledger])}?{request.GET.urlencode()}")
    return render(request, "ledgers/list.html", {"ledger": found, **_listed(request, found, entries(found))})


def _listed(request: HttpRequest, ledger: Ledger, every: list[Entry]) -> dict[str, Any]:
    asked = Asked.of(request.GET.dict())
    page = page_of(ledger, every, asked)
    same = {"show": page.show, "order": asked.order} | ({"q": asked.q} if asked.q else {})
    return {
        "asked": asked,
        "page": page,
        "cards": cards(ledger, [entry.key for entry in page.entries]),
        "earlier": urlencode(same | {"start": page.before}) if page.before else "",
        "later": urlencode(same | {"start": page.after}) if page.after else "",
    }


@needs(Right.OPEN_LEDGERS)
@require_safe
def changes(request: HttpRequest, ledger: int) -> HttpResponse:
    """What others have changed since the page looked last; a form that is being filled in is told, not replaced."""
    found = reviewed_ledger(request, ledger)
    if not wants_part(request):
        return redirect("review", ledger)
    seen = whole_number(request.GET.get("since", ""), _LAST) or 0
    now = _end()
    told = AuditEvent.objects.filter(seq__gt=seen, seq__lte=now, object_type__in=_TYPES)
    latest: dict[str, str] = {}
    for kind, number, who in (
        told.exclude(actor=actor(request)).order_by("seq").values_list("object_type", "object_id", "actor_name")
    ):
        latest[f"{_TYPES[kind]}{number}"] = who
    shown, editing = (set(request.GET.get(name, "").split()) for name in ("shown", "editing"))
    every = entries(found) if latest else []
    changed = [one for one in every if one.key in latest]
    context: dict[str, Any] = {"ledger": found, "counts": count(found), "since": now}
    if len(changed) > _MANY:
        context["many"] = len(changed)
    elif changed:
        text = found.source.text
        touched = lines_at(text, [(one.mark.start, one.mark.end) for one in changed])
        context |= {
            "cards": cards(found, [one.key for one in changed if one.key in shown]),
            "stale": [(key, who) for key, who in latest.items() if key in editing],
            "lines": rendered(text, touched, (one.mark for one in every), found.outline, swap=True),
            "new": sum(one.key not in shown and one.mark.state == ReviewState.ADDED for one in changed),
        }
    return render(request, "ledgers/changes.html", context)


@needs(Right.OPEN_LEDGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def accept_sure(request: HttpRequest, ledger: int) -> HttpResponse:
    """Accept all from a confidence on; the page says before how many that would be."""
    found = reviewed_ledger(request, ledger)
    if request.method != "POST" and not wants_part(request):
        return redirect("review", ledger)
    form = AboveForm(request.POST if request.method == "POST" else request.GET or None)
    if request.method == "POST" and form.is_valid():
        try:
            number = accept_above(actor(request), found, form.cleaned_data["least"])
        except NotInReview as error:
            form.add_error(None, error)
        else:
            return render(request, "ledgers/accepted.html", {"ledger": found, "number": number})
    proposed = [one.confidence for one in entries(found) if one.mark.state == ReviewState.PROPOSED]
    levels = [(value, label, sum(one >= float(value) for one in proposed)) for value, label in AboveForm.LEVELS]
    context = {"ledger": found, "form": form, "levels": levels}
    status = 422 if request.method == "POST" else 200
    return render(request, "ledgers/accept_sure.html", context, status=status)


def touched_lines(ledger: Ledger, spans: list[tuple[int, int]]) -> str:
    """The lines of some spans as they are to replace those of the page."""
    text = ledger.source.text
    return rendered(text, lines_at(text, spans), (one.mark for one in entries(ledger)), ledger.outline, swap=True)


def _end() -> int:
    return ChainEnd.objects.values_list("seq", flat=True).get(pk=1)
