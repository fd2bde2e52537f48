"""The items of a part: paragraphs that name their subject, by number or by a short first sentence."""

from __future__ import annotations

from duixian.outline.draft import Draft
from duixian.outline.headings import heading, part_headings
from duixian.outline.paragraphs import Paragraph


def find_items(text: str, part: Draft, paragraphs: list[Paragraph]) -> list[Draft]:
    """The items of `part` among its paragraphs; they have its role and period."""
    inner = [paragraph for paragraph in paragraphs if paragraph.start >= part.heading_end]
    leads = part_headings(text, inner)
    items: list[Draft] = []
    for paragraph in inner:
        if paragraph.start not in leads or paragraph.start <= part.start:
            continue
        if items:
            items[-1].end = paragraph.start
        title, heading_end = heading(text, paragraph)
        items.append(Draft(paragraph.start, part.end, part.role, title, heading_end, part.period))
    return items
