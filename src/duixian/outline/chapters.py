"""The chapters of a report with their roles."""

from __future__ import annotations

from collections.abc import Sequence

from duixian.outline.draft import Draft, blocks
from duixian.outline.headings import chapter_headings, heading
from duixian.outline.language import phrases
from duixian.outline.paragraphs import Paragraph
from duixian.outline.periods import Calendar
from duixian.outline.section import Role

_LONGEST_CLOSING = 1500


def find_chapters(text: str, paragraphs: Sequence[Paragraph], calendar: Calendar) -> list[Draft]:
    """The chapters from the preface to the closing; they touch each other."""
    opened = chapter_headings(text, paragraphs)
    end = paragraphs[-1].end
    chapters = [_preface(paragraphs, opened[0] if opened else len(paragraphs))]
    for i, following in zip(opened, [*opened[1:], len(paragraphs)], strict=True):
        title, heading_end = heading(text, paragraphs[i])
        chapters.append(Draft(paragraphs[i].start, end, "tasks", title, heading_end, None, paragraphs[i:following]))
    chapters = [chapter for chapter in chapters if chapter.paragraphs]
    for chapter, following_chapter in zip(chapters, chapters[1:], strict=False):
        chapter.end = following_chapter.start
    for chapter in chapters:
        if chapter.title:
            chapter.role = title_role(chapter.title, calendar)
    _name_review(chapters)
    _name_tasks(chapters)
    _split_closing(text, chapters)
    for chapter in chapters:
        _date(text, chapter, calendar)
    return chapters


def title_role(title: str, calendar: Calendar) -> Role:
    """What a chapter does, by its heading; a heading that names a field of work makes it `tasks`."""

    def has(kind: str) -> bool:
        return phrases("headings", kind).search(title) is not None

    if has("closing"):
        return "closing"
    if has("review"):
        return "review"
    if has("self_governance") or has("self_governance_chapter"):
        return "self_governance"
    if has("long_term"):
        return "goals"
    if has("work"):
        return "tasks"
    return "goals" if has("aims") else "tasks"


def _preface(paragraphs: Sequence[Paragraph], until: int) -> Draft:
    end = paragraphs[until - 1].end if until else 0
    return Draft(paragraphs[0].start, end, "preface", paragraphs=paragraphs[:until])


def _name_review(chapters: list[Draft]) -> None:
    """Where no heading says so, the first chapter is the review."""
    headed = [chapter for chapter in chapters if chapter.title]
    if len(headed) > 1 and all(chapter.role != "review" for chapter in headed):
        headed[0].role = "review"


def _name_tasks(chapters: list[Draft]) -> None:
    """Where no heading says so, the longest chapter of goals holds the work."""
    goals = [chapter for chapter in chapters if chapter.role == "goals"]
    if goals and all(chapter.role != "tasks" for chapter in chapters):
        longest = max(goals, key=lambda chapter: chapter.end - chapter.start)
        longest.role = "tasks"


def _split_closing(text: str, chapters: list[Draft]) -> None:
    """The call at the end becomes a chapter of its own."""
    last = chapters[-1]
    if last.role in ("closing", "preface"):
        return
    start: int | None = None
    size = 0
    for n, block in enumerate(reversed(list(blocks(text, last.paragraphs)))):
        size += block.paragraph.end - block.start
        said = text[block.said : block.paragraph.end]
        if n == 0 and not phrases("openings", "closing").search(said):
            return
        if block.paragraph.style != "none" or block.start <= last.start or size > _LONGEST_CLOSING:
            break
        if n and block.addressed and (_own_conduct(said) or phrases("openings", "elsewhere").search(said[:60])):
            break
        if block.addressed:
            start = block.start
    if start is None:
        return
    closing = Draft(start, last.end, "closing", heading_end=start)
    closing.paragraphs = [p for p in last.paragraphs if p.start >= start]
    last.paragraphs = [p for p in last.paragraphs if p.start < start]
    last.end = start
    chapters.append(closing)


def _own_conduct(said: str) -> bool:
    return len(set(phrases("openings", "self_governance").findall(said))) >= 4


def _date(text: str, chapter: Draft, calendar: Calendar) -> None:
    opening = [text[p.start : min(p.end, p.start + 80)] for p in chapter.paragraphs[1:4]]
    if chapter.role == "review":
        named = (calendar.behind(phrase) for phrase in [chapter.title, *opening])
        chapter.period = next((period for period in named if period), calendar.last_year())
    elif chapter.role == "goals":
        named = (calendar.ahead(phrase) for phrase in [chapter.title, *opening[:1]])
        chapter.period = next((period for period in named if period), calendar.this_year())
    else:
        chapter.period = calendar.this_year()
