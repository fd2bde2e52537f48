"""Finding."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import BooleanField, Case, Count, Q, QuerySet, Value, When
from django.db.models.functions import StrIndex
from django.urls import reverse

from duixian.site.accounts.actors import Actor
from duixian.site.search.excerpts import Piece, excerpt, marked
from duixian.site.search.matching import HasPairs
from duixian.site.search.models import Entry, Kind
from duixian.site.search.sources import visible
from duixian.site.search.words import pattern, words

SIZE = 20
MOST_PAGES = 50
"""Pages that can be turned; whoever wants more asks more precisely."""


_SHOWN = ("kind", "object_id", "target", "day", "title", "body", "ledger__title", "unit__name")


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found.

    Attributes:
        title, excerpt: in pieces, with what was asked for marked.
        ledger, unit: their names, "" where it belongs to none.
    """

    kind: Kind
    object_id: int
    url: str
    title: list[Piece]
    excerpt: list[Piece]
    ledger: str
    unit: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Attributes:
        words: the words that were asked for.
        counts: how many there are of each kind, over all pages and kinds.
        total: how many there are of the kind that was asked for.
    """

    words: list[str]
    counts: dict[Kind, int] = field(default_factory=dict)
    total: int = 0
    page: int = 1
    pages: int = 1
    hits: list[Hit] = field(default_factory=list)


def find(actor: Actor, question: str, kind: Kind | None = None, page: int = 1, size: int = SIZE) -> Found:
    """What holds every word of a question and the actor may see.

    What has all the words in its title comes first, then by kind as `Kind` lists them, the newest first.
    """
    asked = words(question)
    if not asked:
        return Found(asked)
    entries = _holding(asked, "text")
    grouped = entries.filter(visible(actor, Kind)).order_by().values_list("kind").annotate(count=Count("pk"))
    counted = dict(grouped)
    counts = {one: counted.get(one.value, 0) for one in Kind}
    total = sum(counts.values()) if kind is None else counts[kind]
    pages = min(MOST_PAGES, max(1, -(-total // size)))
    page = min(max(1, page), pages)
    shown = _ordered(entries.filter(visible(actor, Kind if kind is None else [kind])), asked)
    rows = shown.select_related("ledger", "unit").only(*_SHOWN)[(page - 1) * size : page * size] if total else []
    mark = pattern(asked)
    hits = [
        Hit(
            kind=Kind(one.kind),
            object_id=one.object_id,
            url=_url(one),
            title=marked(one.title, mark),
            excerpt=excerpt(one.body, mark),
            ledger=str(one.ledger or ""),
            unit=str(one.unit or ""),
            day=one.day,
        )
        for one in rows
    ]
    return Found(asked, counts, total, page, pages, hits)


def _holding(asked: list[str], text: str) -> QuerySet[Entry]:
    entries = Entry.objects.filter(HasPairs(asked))
    for word in asked:
        entries = entries.alias(**{f"at_{len(entries.query.annotations)}": StrIndex(text, Value(word))})
    return entries.filter(*(Q(**{f"{name}__gt": 0}) for name in list(entries.query.annotations)))


def _ordered(entries: QuerySet[Entry], asked: list[str]) -> QuerySet[Entry]:
    named = {f"titled_{number}": StrIndex("title_text", Value(word)) for number, word in enumerate(asked)}
    titled = Q(*(Q(**{f"{name}__gt": 0}) for name in named))
    whole = Case(When(titled, then=Value(True)), default=Value(False), output_field=BooleanField())
    return entries.alias(**named).alias(titled=whole).order_by("-titled", "rank", "-day", "-object_id")


def _url(entry: Entry) -> str:
    match Kind(entry.kind):
        case Kind.EVENT:
            return f"{reverse('history')}?before={entry.object_id + 1}"
        case Kind.EVIDENCE:
            return reverse("report", args=[entry.target])
        case Kind.STATEMENT if entry.target is not None:
            return reverse("commitment", args=[entry.target])
        case Kind.STATEMENT:
            return reverse("ledger", args=[entry.ledger_id])
        case kind:
            return reverse(kind.value, args=[entry.object_id])
