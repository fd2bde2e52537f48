"""What the chapters of a report do, by their headings and, where these are silent, by what they say."""

from __future__ import annotations

from typing import Final

from duixian.outline.draft import Draft, blocks
from duixian.outline.language import phrases
from duixian.outline.periods import Calendar
from duixian.outline.section import Role
from duixian.outline.unheaded import divide

_SAYS_ALL: Final = ("review", "self_governance", "self_governance_chapter", "long_term", "work", "aims", "abroad")
_READ: Final = 1500
_ADDRESSES: Final = ("各位代表", "同志们", "主席")
_CONDUCT: Final = 6


def title_role(title: str, calendar: Calendar) -> Role:
    """What a chapter does, by its heading; a heading that names a field of work makes it `tasks`."""

    def has(kind: str) -> bool:
        return phrases("headings", kind).search(title) is not None

    if has("closing"):
        return "closing"
    if has("abroad"):
        return "tasks"
    if has("problems") and not has("review"):
        return "problems"
    if has("review") or (calendar.behind(title) and not calendar.ahead(title) and not calendar.names_this_year(title)):
        return "review"
    if has("self_governance") or has("self_governance_chapter"):
        return "self_governance"
    if names_annual_targets(title, calendar) and not has("work") and not has("beside_targets"):
        return "annual_targets"
    if has("long_term"):
        return "goals"
    if has("work"):
        return "tasks"
    if has("aims"):
        return "goals"
    return "self_governance" if "政府" in title else "tasks"


def names_annual_targets(title: str, calendar: Calendar) -> bool:
    """Whether a heading names targets of one year, the report's."""
    return (
        phrases("headings", "targets").search(title) is not None
        and (calendar.names_this_year(title) or phrases("openings", "this_year").search(title) is not None)
        and not calendar.ahead(title)
    )


def settle_roles(text: str, chapters: list[Draft], calendar: Calendar) -> None:
    """Corrects the roles that single headings suggest by the report as a whole."""
    _settle_review(text, chapters, calendar)
    _settle_plan(text, chapters, calendar)
    _settle_targets(text, chapters, calendar)
    _settle_tasks(chapters, calendar)
    _settle_conduct(text, chapters)
    tasks = [chapter for chapter in chapters if chapter.role == "tasks"]
    for chapter in chapters:
        chapter.whole_year = tasks == [chapter] or _speaks_of_the_whole(chapter.title, calendar)


def _settle_review(text: str, chapters: list[Draft], calendar: Calendar) -> None:
    """A heading of both directions goes with the longer; where no heading says so, the first chapter reviews.

    In a text that addresses nobody and names no work of the year (a communiqué, a list of measures) every chapter is
    what its language says.
    """
    for chapter in chapters:
        if chapter.role == "review" and chapter.title and _looks_ahead_too(chapter.title, calendar):
            chapter.role = _longer_direction(text, chapter, calendar)
    headed = [chapter for chapter in chapters if chapter.title]
    if any(chapter.role == "review" for chapter in chapters):
        return
    if len(headed) == 1 and _only_looks_back(text, headed[0], calendar):
        headed[0].role = "review"
    elif len(headed) > 1:
        is_report = any(address in text for address in _ADDRESSES) or any(
            _says_what_it_does(chapter.title, calendar) for chapter in headed
        )
        for chapter in headed[:1] if is_report else headed:
            halves = divide(text, chapter.paragraphs[1:], calendar)
            if halves and halves[0].role == "review" and (is_report or _looks_back(text, chapter)):
                chapter.role = "review"


def _only_looks_back(text: str, chapter: Draft, calendar: Calendar) -> bool:
    """Whether nothing in a chapter turns to the future: a report cut off behind its review."""
    halves = divide(text, chapter.paragraphs[1:], calendar)
    return bool(halves) and all(half.role in ("review", "problems") for half in halves) and _looks_back(text, chapter)


def _looks_back(text: str, chapter: Draft) -> bool:
    """Whether a chapter has more of the words for what was done than of those for what is to be done."""
    said = text[chapter.start : min(chapter.end, chapter.start + _READ)]
    return len(phrases("language", "behind").findall(said)) > len(phrases("language", "ahead").findall(said))


def _looks_ahead_too(title: str, calendar: Calendar) -> bool:
    named = calendar.ahead(title) or calendar.names_this_year(title)
    return bool(named) or phrases("headings", "work").search(title) is not None


def _longer_direction(text: str, chapter: Draft, calendar: Calendar) -> Role:
    turn = chapter.end
    for block in blocks(text, chapter.paragraphs[1:]):
        marker = calendar.opening(text[block.said : block.paragraph.end])
        if marker and marker.direction != "behind":
            turn = block.start
            break
    if 2 * turn >= chapter.start + chapter.end:
        return "review"
    return "goals" if calendar.ahead(chapter.title) else "tasks"


def _settle_plan(text: str, chapters: list[Draft], calendar: Calendar) -> None:
    """Fields of work under a plan of several years are goals: in a report on a plan, or where the chapter says so.

    Once one of them opens with several years, the others need only name them.
    """
    on_plan = _presents_plan(text, chapters, calendar)
    planned = False
    for chapter in chapters:
        if chapter.role != "tasks" or not chapter.title or _says_what_it_does(chapter.title, calendar):
            continue
        opening = next((text[b.said : b.paragraph.end] for b in blocks(text, chapter.paragraphs[1:])), "")
        marker = calendar.opening(opening)
        opens_ahead = marker is not None and marker.several and marker.direction == "ahead"
        if on_plan or opens_ahead or (planned and calendar.ahead(opening)):
            chapter.role = "goals"
            planned = True


def _settle_targets(text: str, chapters: list[Draft], calendar: Calendar) -> None:
    """Targets under a heading without years are the year's, unless the chapter opens with other years or is on a plan.

    A chapter of targets with parts that is longer than those of the work holds the work itself.
    """
    tasks = sum(chapter.end - chapter.start for chapter in chapters if chapter.role == "tasks")
    for chapter in chapters:
        if chapter.role == "goals" and _names_only_targets(chapter.title) and not any(calendar.markers(chapter.title)):
            opening = next((text[b.said : b.paragraph.end] for b in blocks(text, chapter.paragraphs[1:])), "")
            marker = calendar.opening(opening)
            if (marker is None or marker.direction == "now") and not _presents_plan(text, chapters, calendar):
                chapter.role = "annual_targets"
        in_parts = any(paragraph.style in ("part", "arabic") for paragraph in chapter.paragraphs)
        if chapter.role == "annual_targets" and in_parts and 0 < tasks < chapter.end - chapter.start:
            chapter.role = "tasks"


def _names_only_targets(title: str) -> bool:
    return phrases("headings", "targets").search(title) is not None and not any(
        phrases("headings", kind).search(title) for kind in ("beside_targets", "long_term", "work")
    )


def _presents_plan(text: str, chapters: list[Draft], calendar: Calendar) -> bool:
    preface = chapters[0]
    if preface.role != "preface" or any(_holds_the_year(chapter, calendar) for chapter in chapters):
        return False
    return phrases("openings", "presents_plan").search(text, preface.start, preface.end) is not None


def _holds_the_year(chapter: Draft, calendar: Calendar) -> bool:
    named = calendar.names_this_year(chapter.title) or phrases("headings", "work").search(chapter.title)
    return chapter.role == "tasks" and bool(named)


def _speaks_of_the_whole(title: str, calendar: Calendar) -> bool:
    named = any(phrases("headings", kind).search(title) for kind in ("work", "aims", "long_term"))
    return named or calendar.names_this_year(title)


def _says_what_it_does(title: str, calendar: Calendar) -> bool:
    return calendar.names_this_year(title) or any(phrases("headings", kind).search(title) for kind in _SAYS_ALL)


def _settle_tasks(chapters: list[Draft], calendar: Calendar) -> None:
    """Requirements stand apart where a later chapter holds the work; where none does, the longest goals do."""
    work, aims, long_term = (phrases("headings", kind) for kind in ("work", "aims", "long_term"))
    plain_work = [
        n for n, chapter in enumerate(chapters) if work.search(chapter.title) and not aims.search(chapter.title)
    ]
    for n, chapter in enumerate(chapters):
        if chapter.role == "tasks" and aims.search(chapter.title) and plain_work and plain_work[-1] > n:
            chapter.role = "goals"
    if any(chapter.role == "tasks" for chapter in chapters):
        return
    of_the_year = [
        chapter
        for chapter in chapters
        if chapter.role in ("goals", "annual_targets")
        and _speaks_of_the_whole(chapter.title, calendar)
        and (calendar.names_this_year(chapter.title) or not long_term.search(chapter.title))
    ]
    if of_the_year:
        max(of_the_year, key=lambda chapter: chapter.end - chapter.start).role = "tasks"


def _settle_conduct(text: str, chapters: list[Draft]) -> None:
    """After the chapter of the year's work, a last chapter full of the words of self-governance is that."""
    headed = [chapter for chapter in chapters if chapter.title and chapter.role != "closing"]
    if len(headed) < 3 or headed[-1].role != "tasks":
        return
    last, before = headed[-1], headed[-2]
    if before.role != "tasks" or any(phrases("headings", kind).search(last.title) for kind in _SAYS_ALL):
        return
    said = text[last.start : min(last.end, last.start + _READ)]
    short = 2 * (last.end - last.start) < before.end - before.start
    if short and len(set(phrases("openings", "self_governance").findall(said))) >= _CONDUCT:
        last.role = "self_governance"
