"""Where a report ends: what follows its last sentence is an annex, a glossary or page residue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from duixian.outline.draft import Draft
from duixian.outline.headings import heading
from duixian.outline.language import phrases
from duixian.outline.paragraphs import Paragraph

_LONGEST_HEADING: Final = 40
_ONLY_COUNTS: Final = 4


def split_ending(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Sequence[Paragraph], list[Draft]]:
    """The paragraphs of the report itself, and its annexes that list promised works.

    Glossaries and page residue after the first third of the text are in neither.
    """
    third = bisect_left(paragraphs, len(text), key=lambda paragraph: 3 * paragraph.start)
    starts = [i for i in range(third, len(paragraphs)) if _ends_report(text, paragraphs[i])]
    if not starts:
        return paragraphs, []
    annexes: list[Draft] = []
    for first, after in pairwise([*starts, len(paragraphs)]):
        annex = paragraphs[first:after]
        title, heading_end = heading(text, _heading(annex))
        if phrases("ending", "promised_works").search(title) and annex[-1].end > heading_end:
            annexes.append(Draft(annex[0].start, annex[-1].end, "tasks", title, heading_end, paragraphs=annex))
    return paragraphs[: starts[0]], annexes


def _ends_report(text: str, paragraph: Paragraph) -> bool:
    line = text[paragraph.start : min(paragraph.end, paragraph.start + _LONGEST_HEADING)]
    if phrases("ending", "residue").match(line):
        return True
    return paragraph.length <= _LONGEST_HEADING and phrases("ending", "annex").match(line) is not None


def _heading(annex: Sequence[Paragraph]) -> Paragraph:
    """The line that names the annex: its first, or the second where the first only counts it (附件1)."""
    return annex[1] if len(annex) > 1 and annex[0].length <= _ONLY_COUNTS else annex[0]
