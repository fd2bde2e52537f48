"""The chapters of a report with their roles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from duixian.outline.closing import split_closing
from duixian.outline.draft import Draft
from duixian.outline.halves import find_halves
from duixian.outline.headings import chapter_headings, heading
from duixian.outline.paragraphs import Paragraph
from duixian.outline.periods import Calendar
from duixian.outline.roles import settle_roles, title_role
from duixian.outline.section import Period
from duixian.outline.unheaded import divide, preface_end

_LONGEST_PREFACE_REST: Final = 400


def find_chapters(text: str, paragraphs: Sequence[Paragraph], calendar: Calendar) -> list[Draft]:
    """The chapters from the preface to the closing; they touch each other."""
    opened = chapter_headings(text, paragraphs)
    halves: list[Draft] = []
    if any(paragraphs[first].style == "chapter" for first in opened):
        found = find_halves(text, paragraphs, preface_end(text, paragraphs), calendar)
        halves = [half for _, half in found]
        opened = [first for first, _ in found[:1]] or opened
    chapters = _before_headings(text, paragraphs[: opened[0]] if opened else paragraphs, calendar)
    chapters.extend(halves)
    for first, after in pairwise([*opened, len(paragraphs)] if not halves else ()):
        title, heading_end = heading(text, paragraphs[first])
        inside = paragraphs[first:after]
        role = title_role(title, calendar)
        chapters.append(Draft(inside[0].start, inside[-1].end, role, title, heading_end, paragraphs=inside))
    settle_roles(text, chapters, calendar)
    split_closing(text, chapters, calendar)
    for chapter, following in pairwise(chapters):
        chapter.end = following.start
    plan: Period | None = None
    for chapter in chapters:
        _date(text, chapter, calendar, plan)
        if chapter.role == "goals" and chapter.period != calendar.this_year():
            plan = chapter.period
    return chapters


def _before_headings(text: str, paragraphs: Sequence[Paragraph], calendar: Calendar) -> list[Draft]:
    """The preface, and what an older report says between it and the first heading."""
    if not paragraphs:
        return []
    presented = preface_end(text, paragraphs)
    rest = paragraphs[presented:]
    if not rest or rest[-1].end - rest[0].start <= _LONGEST_PREFACE_REST:
        return [_untitled(paragraphs)]
    return [*([_untitled(paragraphs[:presented])] if presented else []), *divide(text, rest, calendar)]


def _untitled(paragraphs: Sequence[Paragraph]) -> Draft:
    start = paragraphs[0].start
    return Draft(start, paragraphs[-1].end, "preface", heading_end=start, paragraphs=paragraphs)


def _date(text: str, chapter: Draft, calendar: Calendar, plan: Period | None) -> None:
    """The years a chapter speaks about; goals of a field of work share those of the plan before them."""
    inside = chapter.paragraphs[1:4] if chapter.title else chapter.paragraphs[:3]
    openings = [text[p.start : min(p.end, p.start + 60)] for p in inside]
    chapter.period = calendar.this_year()
    if chapter.role in ("review", "problems"):
        named = (calendar.behind(phrase) for phrase in [chapter.title, *openings])
        chapter.period = next((period for period in named if period), calendar.last_year())
    elif chapter.role == "goals":
        dated = any(calendar.markers(chapter.title))
        opening = calendar.opening(openings[0]) if openings and not dated else None
        if opening and opening.direction == "ahead":
            chapter.period = opening.period
        elif dated:
            chapter.period = calendar.ahead(chapter.title) or chapter.period
        elif title_role(chapter.title, calendar) == "tasks":
            chapter.period = plan or chapter.period
