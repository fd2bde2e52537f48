"""The items of a ledger in the order and selection that is asked for, page by page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from duixian.site.ledgers.marks import Mark
from duixian.site.ledgers.models import LIVE, Commitment, Ledger, ReviewState, Statement

SIZE = 40
"""Items on a page of the list."""

Place = tuple[float, int, str, int]
"""Where an item stands in an order; further items may come and go before and after it."""


class Order(TextChoices):
    """Orders of the list."""

    DOUBT = "doubt", _("least certain first")
    TEXT = "text", _("as in the text")


class Selection(TextChoices):
    """What the list shows."""

    ALL = "all", _("all")
    UNREVIEWED = "unreviewed", _("not reviewed")
    COMMITMENTS = "commitments", _("commitments")
    STATEMENTS = "statements", _("numbers")
    LOOSE = "loose", _("promised numbers without commitment")
    GONE = "gone", _("dropped, split and merged")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as far as the list and the marks need it."""

    mark: Mark
    confidence: float
    loose: bool = False

    @property
    def key(self) -> str:
        """Key of the item."""
        return self.mark.key

    def place(self, order: str) -> Place:
        """Where it stands in an order."""
        doubt = self.confidence if order == Order.DOUBT else 0.0
        return (doubt, self.mark.start, self.mark.letter, self.mark.pk)


def entries(ledger: Ledger) -> list[Entry]:
    """Every item of the ledger, in two queries."""
    columns = ("pk", "start", "end", "state")
    commitments = ledger.commitments.order_by().values_list(*columns, "kind", "confidence")
    statements = ledger.statements.order_by().values_list(
        *columns, "role", "confidence", "commitment_id", "commitment__state"
    )
    return [
        *(Entry(Mark("c", *row), confidence) for *row, confidence in commitments),
        *(
            Entry(Mark("s", *row), confidence, row[4] == "target" and (owner is None or state not in LIVE))
            for *row, confidence, owner, state in statements
        ),
    ]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reviewer has asked for.

    Attributes:
        q: words that an item or its characters must hold.
        start: the place at which the page begins, as `Page` gives it; "" for the first.
        at: key of an item that the page must hold, whatever else is asked for; "" for none.
    """

    show: str = Selection.ALL
    order: str = Order.DOUBT
    q: str = ""
    start: str = ""
    at: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Asked:
        """What a query of an address says; what it does not know is left out."""
        show, order = query.get("show", ""), query.get("order", "")
        return cls(
            show if show in Selection.values else Selection.ALL,
            order if order in Order.values else Order.DOUBT,
            query.get("q", "").strip()[:60],
            query.get("start", ""),
            query.get("at", ""),
        )


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list; `first` counts from 1, `before` and `after` say where the neighbouring pages begin."""

    entries: list[Entry]
    first: int
    total: int
    show: str
    before: str
    after: str

    @property
    def last(self) -> int:
        """Number of the last item."""
        return self.first + len(self.entries) - 1


def page_of(ledger: Ledger, every: list[Entry], asked: Asked) -> Page:
    """The page that is asked for. It begins at a place of the order, not at a number, since items leave the
    selection while they are reviewed.
    """
    show = asked.show
    chosen = _chosen(ledger, every, show, asked.q, asked.order)
    if asked.at and asked.at not in {entry.key for entry in chosen}:
        gone = any(entry.key == asked.at and entry.mark.state not in LIVE for entry in every)
        show = Selection.GONE if gone else Selection.ALL
        chosen = _chosen(ledger, every, show, "", asked.order)
    places = [entry.place(asked.order) for entry in chosen]
    begin = bisect_left(places, place) if (place := _place(asked.start)) else 0
    if asked.at:
        found = next((i for i, entry in enumerate(chosen) if entry.key == asked.at), 0)
        begin = found - found % SIZE
    shown = chosen[begin : begin + SIZE]
    return Page(
        shown,
        begin + 1 if shown else 0,
        len(chosen),
        show,
        _written(places[max(begin - SIZE, 0)]) if begin else "",
        _written(places[begin + SIZE]) if begin + SIZE < len(chosen) else "",
    )


def _chosen(ledger: Ledger, every: list[Entry], show: str, q: str, order: str) -> list[Entry]:
    chosen = [one for one in every if _fits(one, show)]
    if q:
        text, named = ledger.source.text, _named(ledger, q)
        chosen = [one for one in chosen if q in text[one.mark.start : one.mark.end] or one.key in named]
    return sorted(chosen, key=lambda one: one.place(order))


def _fits(one: Entry, show: str) -> bool:
    live = one.mark.state in LIVE
    match show:
        case Selection.GONE:
            return not live
        case Selection.UNREVIEWED:
            return one.mark.state == ReviewState.PROPOSED
        case Selection.COMMITMENTS:
            return live and one.mark.letter == "c"
        case Selection.STATEMENTS:
            return live and one.mark.letter == "s"
        case Selection.LOOSE:
            return live and one.loose
        case _:
            return live


def _named(ledger: Ledger, q: str) -> set[str]:
    """Keys of the items whose fields hold the words."""
    worded = Q(text__icontains=q) | Q(item__icontains=q) | Q(area__icontains=q)
    commitments = Commitment.objects.filter(worded, ledger=ledger).order_by().values_list("pk", flat=True)
    measured = Q(indicator__icontains=q) | Q(scope__icontains=q)
    statements = Statement.objects.filter(measured, ledger=ledger).order_by().values_list("pk", flat=True)
    return {f"c{pk}" for pk in commitments} | {f"s{pk}" for pk in statements}


def _written(place: Place) -> str:
    return ":".join(map(str, place))


def _place(written: str) -> Place | None:
    try:
        confidence, start, letter, pk = written.split(":")
        return float(confidence), int(start), letter, int(pk)
    except ValueError:
        return None
