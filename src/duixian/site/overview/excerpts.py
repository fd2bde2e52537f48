"""What a commitment says in the report, with the words around it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Value
from django.db.models.functions import Substr

from duixian.site.ledgers.models import Commitment, SourceText
from duixian.site.ledgers.sections import innermost

_AROUND = 1500
"""Characters that are shown before and after at most."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a report.

    Attributes:
        heading: of the section that it stands in, or "".
        before, marked, after: the text around, the words in question, and the text behind.
        cut_before, cut_after: whether the section goes on further.
    """

    heading: str
    before: str
    marked: str
    after: str
    cut_before: bool
    cut_after: bool


def excerpt_of(commitment: Commitment) -> Excerpt:
    """A commitment in its section; one query that reads no more of the report than is shown."""
    section = innermost(commitment.ledger, commitment.start, commitment.end)
    start = max(section.get("heading_end", 0), commitment.start - _AROUND)
    end = min(section.get("end", commitment.end + _AROUND), commitment.end + _AROUND)
    start, end = min(start, commitment.start), max(end, commitment.end)
    piece = (
        SourceText.objects.filter(pk=commitment.ledger.source_id)
        .values_list(Substr("text", Value(start + 1), Value(end - start)), flat=True)
        .get()
    )
    first, last = commitment.start - start, commitment.end - start
    return Excerpt(
        heading=str(section.get("title", "")),
        before=piece[:first].lstrip("\n"),
        marked=piece[first:last],
        after=piece[last:].rstrip("\n"),
        cut_before=start > section.get("heading_end", start),
        cut_after=end < section.get("end", end),
    )
