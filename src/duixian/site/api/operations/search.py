"""Search."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Schema
from pydantic import Field, StringConstraints

from duixian.site.accounts.rights import Right
from duixian.site.api.operation import person, read
from duixian.site.search.excerpts import Piece
from duixian.site.search.finding import MOST_PAGES, find
from duixian.site.search.models import Kind
from duixian.site.search.words import LONGEST

router = Router(tags=["search"])


class Asked(Schema):
    """What is looked for."""

    q: Annotated[
        str,
        StringConstraints(min_length=1, max_length=LONGEST),
        Field(description=_("Words, parted by spaces; all of them must be there.")),
    ]
    kind: Kind | None = None
    page: Annotated[int, Field(ge=1, le=MOST_PAGES)] = 1
    size: Annotated[int, Field(ge=1, le=100)] = 20


class PieceResource(Schema):
    """Some characters, and whether they are what was asked for."""

    text: str
    hit: bool


class HitResource(Schema):
    """Something that was found."""

    kind: str
    id: int
    url: str = Field(description=_("Its page."))
    title: list[PieceResource]
    excerpt: list[PieceResource]
    ledger: str
    unit: str
    day: dt.date


class FoundResource(Schema):
    """What was found."""

    count: int
    counts: dict[str, int] = Field(description=_("By kind."))
    page: int
    pages: int
    items: list[HitResource]


@read(
    router,
    "",
    Right.SEARCH,
    FoundResource,
    _("What holds all the words among what you may see: title first, then by kind, the newest first."),
)
def search(request: HttpRequest, asked: Query[Asked]) -> FoundResource:
    """Search."""
    found = find(person(request), asked.q, asked.kind, asked.page, asked.size)
    return FoundResource(
        count=found.total,
        counts={kind.value: count for kind, count in found.counts.items()},
        page=found.page,
        pages=found.pages,
        items=[
            HitResource(
                kind=hit.kind.value, id=hit.object_id, url=hit.url, title=_pieces(hit.title),
                excerpt=_pieces(hit.excerpt), ledger=hit.ledger, unit=hit.unit, day=hit.day,
            )
            for hit in found.hits
        ],
    )  # fmt: skip


def _pieces(pieces: list[Piece]) -> list[PieceResource]:
    return [PieceResource(text=piece.text, hit=piece.hit) for piece in pieces]
