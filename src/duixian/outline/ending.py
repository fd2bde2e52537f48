"""Where a report ends: what follows its last sentence is an annex, a glossary or page residue."""

from __future__ import annotations

from collections.abc import Sequence

from duixian.outline.draft import Draft
from duixian.outline.language import phrases
from duixian.outline.paragraphs import Paragraph

_LONGEST_HEADING = 40


def split_ending(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Sequence[Paragraph], list[Draft]]:
    """The paragraphs of the report itself, and its annexes that list promised works.

    Glossaries and page residue in the second half of the text are in neither.
    """
    starts = [i for i, paragraph in enumerate(paragraphs) if _ends_report(text, paragraph)]
    if not starts:
        return paragraphs, []
    annexes: list[Draft] = []
    for first, after in zip(starts, [*starts[1:], len(paragraphs)], strict=True):
        annex = paragraphs[first:after]
        title = _title(text, annex)
        if phrases("ending", "promised_works").search(title) and len(annex) > 1:
            heading_end = next(p.end for p in annex if text[p.start : p.end].endswith(title))
            annexes.append(Draft(annex[0].start, annex[-1].end, "tasks", title, heading_end, paragraphs=annex))
    return paragraphs[: starts[0]], annexes


def _ends_report(text: str, paragraph: Paragraph) -> bool:
    if 2 * paragraph.start < len(text):
        return False
    line = text[paragraph.start : min(paragraph.end, paragraph.start + _LONGEST_HEADING)]
    if phrases("ending", "residue").search(line):
        return True
    return paragraph.length <= _LONGEST_HEADING and phrases("ending", "annex").search(line) is not None


def _title(text: str, annex: Sequence[Paragraph]) -> str:
    """The annex's own heading: its first line, or the second where the first only counts it (附件1)."""
    lines = [text[p.start : min(p.end, p.start + _LONGEST_HEADING)] for p in annex[:2]]
    return lines[1] if len(lines) > 1 and len(lines[0]) <= 4 else lines[0]
