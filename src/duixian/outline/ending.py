"""Where a report ends: glossaries and page residue are no part of it."""

from __future__ import annotations

from collections.abc import Sequence

from duixian.outline.language import phrases
from duixian.outline.paragraphs import Paragraph

_LONGEST_ANNEX_HEADING = 40


def report_paragraphs(text: str, paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs up to the first glossary heading or line of page residue in the second half of the text."""
    annex = phrases("ending", "annex")
    residue = phrases("ending", "residue")
    half = len(text) // 2
    for i, paragraph in enumerate(paragraphs):
        if paragraph.start < half:
            continue
        line = text[paragraph.start : min(paragraph.end, paragraph.start + _LONGEST_ANNEX_HEADING)]
        if residue.search(line) or (paragraph.length <= _LONGEST_ANNEX_HEADING and annex.search(line)):
            return paragraphs[:i]
    return paragraphs
