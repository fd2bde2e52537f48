"""What is done to one item; each answer is the part of the page that changes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.history.models import AuditEvent
from duixian.site.ledgers.cards import Difference, cards, in_words
from duixian.site.ledgers.counts import count
from duixian.site.ledgers.forms import CommitmentForm, ReasonForm, StatementForm
from duixian.site.ledgers.items import Item, find, key_of
from duixian.site.ledgers.models import LIVE, Commitment, Ledger, Statement
from duixian.site.ledgers.policies import LEDGERS
from duixian.site.ledgers.services import review
from duixian.site.ledgers.services.regrouping import merge, split
from duixian.site.ledgers.services.standing import Overtaken
from duixian.site.ledgers.services.undoing import restore
from duixian.site.ledgers.views.review import touched_lines
from duixian.site.pages.requests import wants_part, whole_number
from duixian.site.pages.submission import tell

_CLAUSE = re.compile(r"[，、；;。,]\s*")
_AROUND = 3


@needs(Right.OPEN_LEDGERS)
@require_safe
def item(request: HttpRequest, item: str) -> HttpResponse:
    """An item as it is."""
    found = _found(request, item)
    if not wants_part(request):
        return redirect(f"{reverse('review', args=[found.ledger_id])}?at={item}")
    return render(request, "ledgers/card.html", {"card": cards(found.ledger, [item])[0]})


@needs(Right.OPEN_LEDGERS)
@require_POST
def item_accept(request: HttpRequest, item: str) -> HttpResponse:
    """It is right."""
    found = _found(request, item)
    return _done(request, found, lambda: [review.accept(actor(request), found, _revision(request))])


@needs(Right.OPEN_LEDGERS)
@require_POST
def item_restore(request: HttpRequest, item: str) -> HttpResponse:
    """Undo what was made of it."""
    found = _found(request, item)
    involved = _involved(found)

    def undo() -> list[Item]:
        restore(actor(request), found, _revision(request))
        return [one for one in map(_again, involved) if one.is_live]

    return _done(request, found, undo, gone=involved)


@needs(Right.OPEN_LEDGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def item_drop(request: HttpRequest, item: str) -> HttpResponse:
    """Out of the ledger, with a reason."""
    found = _found(request, item)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return _done(request, found, lambda: [review.drop(actor(request), found, _revision(request), reason)], form)
    return _form(request, found, "ledgers/drop.html", form)


@needs(Right.OPEN_LEDGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def item_correct(request: HttpRequest, item: str) -> HttpResponse:
    """Every field, as people read it."""
    found = _found(request, item)
    given = request.POST if request.method == "POST" else None
    form: CommitmentForm | StatementForm
    if isinstance(found, Statement):
        form = (
            StatementForm.of(found)
            if given is None
            else StatementForm(found.ledger, found.start, given, owner=found.commitment)
        )
    else:
        form = CommitmentForm.of(found) if given is None else CommitmentForm(given)
    if given is None or not form.is_valid():
        return _form(request, found, "ledgers/correct.html", form)

    def correct() -> list[Item]:
        by, revision, reason = actor(request), _revision(request), form.cleaned_data["reason"]
        if isinstance(found, Statement) and isinstance(form, StatementForm):
            return [review.correct_statement(by, found, revision, form.fields_given(), reason)]
        if isinstance(found, Commitment) and isinstance(form, CommitmentForm):
            return [review.correct_commitment(by, found, revision, form.fields_given(), reason)]
        return []

    return _done(request, found, correct, form, "ledgers/correct.html")


@needs(Right.OPEN_LEDGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def item_split(request: HttpRequest, item: str) -> HttpResponse:
    """Choose where each further part begins."""
    found = _commitment(request, item)
    points = [point for point in map(whole_number, request.POST.getlist("points")) if point is not None]
    clauses = _clauses(found, points)
    if request.method == "POST":
        return _done(
            request,
            found,
            lambda: list(split(actor(request), found, _revision(request), points)),
            template="ledgers/split.html",
            context={"clauses": clauses},
            gone=[found],
        )
    return _form(request, found, "ledgers/split.html", None, {"clauses": clauses})


@needs(Right.OPEN_LEDGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def item_merge(request: HttpRequest, item: str) -> HttpResponse:
    """Choose the neighbours that belong to it."""
    found = _commitment(request, item)
    live = found.ledger.commitments.filter(state__in=LIVE)
    before = list(live.filter(start__lt=found.start).order_by("-start", "-number")[:_AROUND])[::-1]
    after = list(live.filter(start__gte=found.start).exclude(pk=found.pk).order_by("start", "number")[:_AROUND])
    chosen = {key for key in request.POST.getlist("with") if key}
    neighbours = [(one, f"{one.pk}:{one.revision}") for one in [*before, found, *after]]
    context = {
        "neighbours": [
            (one, value, any(key.split(":")[0] == str(one.pk) for key in chosen)) for one, value in neighbours
        ]
    }
    for one, _value in neighbours:
        one.ledger = found.ledger
    if request.method != "POST":
        return _form(request, found, "ledgers/merge.html", None, context)
    pairs = [pair for key in chosen if (pair := re.fullmatch(r"([0-9]{1,15}):([0-9]{1,9})", key))]
    seen = {int(pair[1]): int(pair[2]) for pair in pairs}
    others = [(one, seen[one.pk]) for one, _value in neighbours if one.pk in seen and one.pk != found.pk]
    return _done(
        request,
        found,
        lambda: [merge(actor(request), [(found, _revision(request)), *others])],
        template="ledgers/merge.html",
        context=context,
        gone=[found, *(one for one, _seen in others)],
    )


def _found(request: HttpRequest, key: str) -> Item:
    found = find(key)
    get_object_or_404(LEDGERS.visible_to(actor(request)), pk=found.ledger_id)
    return found


def _commitment(request: HttpRequest, key: str) -> Commitment:
    found = _found(request, key)
    if not isinstance(found, Commitment):
        return get_object_or_404(Commitment, pk=0)
    return found


def _again(item: Item) -> Item:
    return type(item)._default_manager.get(pk=item.pk)


def _involved(item: Item) -> list[Item]:
    """What undoing touches: an item, the parts that it was split into, or those it was merged with."""
    if isinstance(item, Commitment):
        if item.replaced_by is not None:
            return [*item.replaced_by.merged_from.all(), item.replaced_by]
        return [item, *item.parts.all()]
    return [item]


def _revision(request: HttpRequest) -> int:
    return whole_number(request.POST.get("revision", "")) or 0


def _clauses(commitment: Commitment, points: list[int]) -> list[tuple[str, int, bool]]:
    """The clauses of a commitment: words, offset of the next, and whether that begins a part."""
    text = commitment.ledger.source.text[commitment.start : commitment.end]
    ends = [found.end() for found in _CLAUSE.finditer(text) if found.end() < len(text)]
    bounds = [0, *ends, len(text)]
    return [
        (text[start:end], commitment.start + end, commitment.start + end in points) for start, end in pairwise(bounds)
    ]


def _form(
    request: HttpRequest,
    found: Item,
    template: str,
    form: Any,
    context: dict[str, Any] | None = None,
    *,
    status: int | None = None,
) -> HttpResponse:
    """A form in the place of its item."""
    if not wants_part(request) and request.method != "POST":
        return redirect(f"{reverse('review', args=[found.ledger_id])}?at={key_of(found)}")
    if status is None:
        status = 422 if form is not None and form.is_bound else 200
    shown = {"item": found, "key": key_of(found), "ledger": found.ledger, "form": form, "revision": found.revision}
    return render(request, template, shown | (context or {}), status=status)


def _done(
    request: HttpRequest,
    found: Item,
    service: Callable[[], list[Any]],
    form: Any = None,
    template: str = "",
    *,
    context: dict[str, Any] | None = None,
    gone: list[Any] | None = None,
) -> HttpResponse:
    """Call the service; the item anew, or the form with what was refused and what somebody else has written."""
    template = template or ("ledgers/drop.html" if form is not None else "")
    try:
        made = service()
    except Overtaken as overtaken:
        return _overtaken(request, found, overtaken.item, template, form, context)
    except ValidationError as error:
        return _refused(request, found, error, template, form, context)
    ledger = Ledger.objects.select_related("source").get(pk=found.ledger_id)
    keys = [key_of(one) for one in made]
    spans = [(one.start, one.end) for one in [found, *made, *(gone or [])]]
    shown = {
        "cards": cards(ledger, keys),
        "lines": touched_lines(ledger, spans),
        "counts": count(ledger),
        "ledger": ledger,
    }
    response = render(request, "ledgers/done.html", shown)
    left = [key_of(one) for one in gone or [] if key_of(one) not in keys and key_of(one) != key_of(found)]
    response["HX-Trigger-After-Settle"] = json.dumps({"review:done": {"keys": keys, "gone": left}})
    return response


def _overtaken(
    request: HttpRequest, found: Item, now: Item, template: str, form: Any, context: dict[str, Any] | None
) -> HttpResponse:
    """Somebody was faster: their version beside what was typed, which is kept."""
    kind = now._meta.label_lower
    event = AuditEvent.objects.filter(object_type=kind, object_id=str(now.pk)).first()
    who, when = (event.actor_name, event.at) if event else (_("Somebody else"), None)
    theirs = _again(now)
    same = theirs.pk == found.pk and type(theirs) is type(found)
    told: dict[str, Any] = {"overtaken": {"who": who, "when": when, "item": theirs}}
    if not template or not same or not theirs.is_live:
        fresh = _found(request, key_of(found))
        card = cards(fresh.ledger, [key_of(fresh)])[0]
        return render(request, "ledgers/card.html", {"card": card, **told}, status=409)
    if form is not None and not isinstance(form, ReasonForm):
        told["conflicts"] = _conflicts(found, theirs, form)
    theirs.ledger = found.ledger
    return _form(request, theirs, template, form, {**(context or {}), **told}, status=409)


def _conflicts(found: Item, theirs: Item, form: CommitmentForm | StatementForm) -> list[Difference]:
    """The fields in which what was typed differs from what is stored now."""
    given = form.fields_given()
    typed = type(found)(
        **{name: getattr(given, name) for name in given.__dataclass_fields__ if name not in ("commitment", "high")}
    )
    if isinstance(typed, Statement) and isinstance(given, review.StatementFields):
        typed.high = given.low if given.high is None else given.high
    pairs = zip(in_words(theirs), in_words(typed), strict=True)
    return [Difference(label, stored, mine) for (label, stored), (_label, mine) in pairs if stored != mine]


def _refused(
    request: HttpRequest, found: Item, error: ValidationError, template: str, form: Any, context: dict[str, Any] | None
) -> HttpResponse:
    """The service said no: in the form where there is one, else above the item."""
    if form is not None:
        tell(form, error)
        return _form(request, found, template, form, context)
    refused = {"refused": " ".join(error.messages)}
    if template:
        return _form(request, found, template, None, {**(context or {}), **refused}, status=422)
    card = cards(found.ledger, [key_of(found)])[0]
    return render(request, "ledgers/card.html", {"card": card, **refused}, status=422)
