"""An item is added at characters of the report."""

from __future__ import annotations

import json
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.ledgers.cards import cards
from duixian.site.ledgers.counts import count
from duixian.site.ledgers.forms import CommitmentForm, SpanForm, StatementForm
from duixian.site.ledgers.gold import TOKEN
from duixian.site.ledgers.items import Item, key_of
from duixian.site.ledgers.marks import lines_at
from duixian.site.ledgers.models import LIVE, Commitment, Ledger
from duixian.site.ledgers.sections import innermost
from duixian.site.ledgers.services.regrouping import add_commitment, add_statement
from duixian.site.ledgers.views.review import reviewed_ledger, touched_lines
from duixian.site.pages.requests import wants_part, whole_number
from duixian.site.pages.submission import tell

_UNIT = re.compile(r"[\s]*([^\s\d，。；、,;（）()]{1,6}?)(?=以上|以内|左右|以下|[，。；、,;（）()\s]|$)")


@needs(Right.OPEN_LEDGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, ledger: int) -> HttpResponse:
    """The form of a new commitment or number, and its storing."""
    found = reviewed_ledger(request, ledger)
    given = request.POST if request.method == "POST" else None
    if given is None and not wants_part(request):
        return redirect("review", ledger)
    query = given if given is not None else request.GET
    what = "statement" if query.get("what") == "statement" else "commitment"
    span = SpanForm(found.source.text, query)
    start, end = _span(found, query)
    form: CommitmentForm | StatementForm
    if what == "statement":
        owner = _around(found, start, end) if given is None else None
        form = StatementForm(found, start, given, owner=owner, initial=_statement(found, start, end, owner))
    else:
        form = CommitmentForm(given, initial=_commitment(found, start, end))
    refused = ""
    if given is not None and not span.is_valid():
        refused = str(next(iter(span.errors.values()))[0])
    elif given is not None and form.is_valid():
        try:
            made = _store(request, found, start, end, form)
        except ValidationError as error:
            tell(form, error)
        else:
            return _added(request, found, made)
    near = lines_at(found.source.text, [(start, end)])
    at = near[0].start if near else 0
    context = {
        "ledger": found,
        "what": what,
        "form": form,
        "refused": refused,
        "start": start,
        "end": end,
        "at": at,
        "words": found.source.text[at : near[-1].end] if near else "",
        "quote": found.source.text[start:end],
    }
    return render(request, "ledgers/add.html", context, status=200 if given is None else 422)


def _store(request: HttpRequest, ledger: Ledger, start: int, end: int, form: CommitmentForm | StatementForm) -> Item:
    if isinstance(form, StatementForm):
        return add_statement(actor(request), ledger, start, end, form.fields_given())
    return add_commitment(actor(request), ledger, start, end, form.fields_given())


def _added(request: HttpRequest, ledger: Ledger, made: Item) -> HttpResponse:
    key = key_of(made)
    context = {
        "ledger": ledger,
        "card": cards(ledger, [key])[0],
        "lines": touched_lines(ledger, [(made.start, made.end)]),
        "counts": count(ledger),
    }
    response = render(request, "ledgers/added.html", context)
    response["HX-Trigger-After-Settle"] = json.dumps({"review:show": {"key": key}})
    return response


def _span(ledger: Ledger, query: QueryDict) -> tuple[int, int]:
    """The characters that are selected; an empty span where there are none."""
    start, end, near = (whole_number(query.get(name, "")) for name in ("start", "end", "near"))
    most = len(ledger.source.text)
    if start is not None and end is not None and start <= end <= most:
        return start, end
    at = min(near or 0, most)
    return at, at


def _around(ledger: Ledger, start: int, end: int) -> Commitment | None:
    """The commitment in whose characters a number stands."""
    return ledger.commitments.filter(state__in=LIVE, start__lte=start, end__gte=end).first()


def _commitment(ledger: Ledger, start: int, end: int) -> dict[str, Any]:
    """What a new commitment probably is: in the field of work of the one before it."""
    before = ledger.commitments.filter(state__in=LIVE, start__lte=start).order_by("-start").first()
    section = innermost(ledger, start, start + 1)
    inside = before is not None and bool(section) and section["start"] <= before.start < section["end"]
    return {
        "kind": "task",
        "text": ledger.source.text[start:end].strip(" \t\r\n　，、；;,。"),
        "deadline": ledger.last_day,
        "area": before.area if before and inside else "",
        "item": before.item if before and inside else "",
    }


def _statement(ledger: Ledger, start: int, end: int, owner: Commitment | None) -> dict[str, Any]:
    """What a new number probably is: what its characters and its section say."""
    text = ledger.source.text[start:end]
    token = TOKEN.search(text)
    unit = _UNIT.match(text, token.end()) if token else None
    role = innermost(ledger, start, start + 1).get("role", "")
    outcome = role in ("review", "problems", "preface")
    year = str(ledger.year - 1 if outcome else ledger.year)
    return {
        "low": token.group().replace(",", "").replace("，", "") if token else "",
        "unit": unit.group(1) if unit else "",
        "measure": "level",
        "comparator": "eq",
        "role": "outcome" if outcome else "target",
        "start_year": year,
        "end_year": year,
        "basis": "year",
        "commitment": owner.pk if owner else None,
    }
