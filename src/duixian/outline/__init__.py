"""A Document becomes a tree of sections with role and period."""

from __future__ import annotations

from duixian.outline.abroad import AbroadWalk
from duixian.outline.backward import ReviewWalk
from duixian.outline.chapters import find_chapters
from duixian.outline.closing import ClosingWalk
from duixian.outline.draft import Draft, numbered
from duixian.outline.ending import split_ending
from duixian.outline.forward import ForwardWalk
from duixian.outline.index import SectionIndex
from duixian.outline.items import find_items
from duixian.outline.language import phrases
from duixian.outline.paragraphs import split_paragraphs
from duixian.outline.periods import Calendar, report_year
from duixian.outline.section import Basis, Period, Role, Section
from duixian.outline.walk import Walk, paragraphs_between

__all__ = ["Basis", "Period", "Role", "Section", "SectionIndex", "find_sections"]


def find_sections(text: str, *, year: int | None, bold: tuple[tuple[int, int], ...] = ()) -> tuple[Section, ...]:
    """The outline of a report, parents before their children, in text order.

    Chapters (level 1) cover the report from its first to its last paragraph without gaps; glossaries and page
    residue after it lie outside. Parts (level 2) lie inside their chapter and items (level 3) inside their part,
    neither necessarily covering it.

    Args:
        text: clean text of one report; any string is taken.
        year: the report's year; None lets the text's title tell.
        bold: spans set bold or as headings in the source, ascending.
    """
    report, annexes = split_ending(text, split_paragraphs(text, bold))
    if not report:
        return ()
    calendar = Calendar(year if year is not None else report_year(text))
    chapters = find_chapters(text, report, calendar)
    for chapter in chapters:
        if chapter.role not in ("preface", "problems"):
            chapter.parts = _walk(text, chapter, calendar).find()
    for annex in annexes:
        annex.period = calendar.this_year()
        annex.parts = ForwardWalk(text, annex, calendar).find()
    chapters.extend(annexes)
    for chapter in chapters:
        for part in chapter.parts:
            if part.role != "problems":
                part.parts = find_items(text, part, paragraphs_between(chapter.paragraphs, part.start, part.end))
    return numbered(chapters)


def _walk(text: str, chapter: Draft, calendar: Calendar) -> Walk:
    if chapter.role == "closing":
        return ClosingWalk(text, chapter, calendar)
    if chapter.role == "review":
        return ReviewWalk(text, chapter, calendar)
    if phrases("headings", "abroad").search(chapter.title):
        return AbroadWalk(text, chapter, calendar)
    return ForwardWalk(text, chapter, calendar)
