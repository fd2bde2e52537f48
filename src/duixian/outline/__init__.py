"""A Document becomes a tree of sections with role and period."""

from __future__ import annotations

from duixian.outline.chapters import find_chapters
from duixian.outline.draft import numbered
from duixian.outline.ending import report_paragraphs
from duixian.outline.index import SectionIndex
from duixian.outline.paragraphs import split_paragraphs
from duixian.outline.parts import PartFinder, items
from duixian.outline.periods import Calendar, report_year
from duixian.outline.section import Basis, Period, Role, Section

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
    paragraphs = report_paragraphs(text, split_paragraphs(text, bold))
    if not paragraphs:
        return ()
    calendar = Calendar(year if year is not None else report_year(text))
    chapters = find_chapters(text, paragraphs, calendar)
    for chapter in chapters:
        if chapter.role in ("preface", "closing"):
            continue
        chapter.parts = PartFinder(text, chapter, calendar).find()
        for part in chapter.parts:
            inner = [p for p in chapter.paragraphs if part.start <= p.start < part.end]
            part.parts = items(text, part, inner) if part.role != "problems" else []
    return tuple(numbered(chapters))
