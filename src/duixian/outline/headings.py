"""Which paragraphs are headings, and what they are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from duixian.outline.language import phrases
from duixian.outline.paragraphs import Paragraph, Style

_TITLE_BREAK = re.compile(r"[\s\u3000：:]")
_CLAUSE_END = re.compile(r"[，。；：,;:]")
_TRAILING = "。！；，：:;,. \t\u3000"
_LONGEST_HEADING = 80
_LONGEST_LINE_LEAD = 45
_LONGEST_LEAD = 30


def heading(text: str, paragraph: Paragraph) -> tuple[str, int]:
    """Title of a numbered or leading paragraph and the offset after it.

    Where the first sentence is too long to be a heading, the title is its first clause and the offset the
    paragraph's start.
    """
    start = paragraph.start
    if paragraph.lead_end - start <= _LONGEST_HEADING:
        return text[start : paragraph.lead_end].rstrip(_TRAILING), paragraph.lead_end
    gap = _TITLE_BREAK.search(text, paragraph.body + 2, paragraph.body + 60)
    if gap and not _CLAUSE_END.search(text, paragraph.body, gap.start()):
        return text[start : gap.start()].rstrip(_TRAILING), gap.end()
    clause = _CLAUSE_END.search(text, paragraph.body, start + _LONGEST_HEADING)
    return text[start : clause.start()] if clause else "", start


def chapter_headings(text: str, paragraphs: Sequence[Paragraph]) -> list[int]:
    """Indexes of the paragraphs that open the chapters of a report; empty where it has no headings."""
    for style in ("division", "chapter"):
        chain = _chain(paragraphs, style)
        if len(chain) > 1:
            return chain + _bare_after(text, paragraphs, chain[-1])
    bare = _bare_headings(text, paragraphs)
    return bare if len(bare) > 1 else []


def part_style(paragraphs: Sequence[Paragraph]) -> Style | None:
    """The numbering style that divides a chapter (or a part) into its parts, or None."""
    count: Counter[Style] = Counter()
    size: Counter[Style] = Counter()
    inside: Style = "none"
    for paragraph in paragraphs:
        if paragraph.style != "none":
            inside = paragraph.style
            count[inside] += 1
        size[inside] += paragraph.length
    if count["chapter"] > 1:
        return "chapter"
    if count["part"]:
        return "part"
    if count["arabic"] > 1:
        return "arabic"
    listed: list[Style] = [style for style in ("ordinal", "dash") if count[style] > 1]
    return max(listed, key=lambda style: size[style], default=None)


def line_leads(text: str, paragraphs: Sequence[Paragraph]) -> set[int]:
    """Starts of the short unnumbered lines that head the paragraphs after them, where there are several."""
    found = {
        line.start
        for line, following in zip(paragraphs, paragraphs[1:], strict=False)
        if line.style == "none"
        and line.length <= _LONGEST_LINE_LEAD
        and line.lead_end == line.end
        and (line.bold or text[line.end - 1] == "。" or _is_bare(text, line))
        and following.length > line.length
        and following.style == "none"
        and not phrases("openings", "leads_in").search(text, line.start, line.end)
        and not phrases("openings", "address").match(text[line.start : line.end])
    }
    return found if len(found) > 1 else set()


def sentence_leads(text: str, paragraphs: Sequence[Paragraph]) -> set[int]:
    """Starts of the paragraphs whose short first sentence names their subject, where most have one."""
    plain = [paragraph for paragraph in paragraphs if paragraph.style == "none"]
    found = {
        paragraph.start
        for paragraph in plain
        if 4 <= paragraph.lead_end - paragraph.start <= _LONGEST_LEAD
        and paragraph.end - paragraph.lead_end >= 30
        and text[paragraph.lead_end - 1] == "。"
        and not any(ch.isdigit() for ch in text[paragraph.start : paragraph.lead_end])
    }
    return found if len(found) > 1 and 2 * len(found) >= len(plain) else set()


def _chain(paragraphs: Sequence[Paragraph], style: Style) -> list[int]:
    """The first run of headings numbered 一 二 三 … in a style; a lost number is forgiven."""
    chain: list[int] = []
    expected = 1
    for i, paragraph in enumerate(paragraphs):
        if paragraph.style != style or not 0 <= paragraph.number - expected <= 1:
            continue
        chain.append(i)
        expected = paragraph.number + 1
    return chain


def _is_bare(text: str, paragraph: Paragraph) -> bool:
    return text[paragraph.end - 1] not in "。！？；：，、…!?;:,"


def _bare_headings(text: str, paragraphs: Sequence[Paragraph]) -> list[int]:
    return [i for i, paragraph in enumerate(paragraphs) if _names_chapter(text, paragraph)]


def _bare_after(text: str, paragraphs: Sequence[Paragraph], last: int) -> list[int]:
    closing = phrases("headings", "closing")
    return [
        i
        for i in range(last + 1, len(paragraphs))
        if paragraphs[i].length <= 6 and closing.search(text[paragraphs[i].start : paragraphs[i].end])
    ][:1]


def _names_chapter(text: str, paragraph: Paragraph) -> bool:
    if paragraph.style != "none" or paragraph.length > _LONGEST_LEAD or not _is_bare(text, paragraph):
        return False
    line = text[paragraph.start : paragraph.end]
    if "报告" in line:
        return False
    kinds = ("closing", "review", "self_governance", "self_governance_chapter", "long_term", "work", "aims")
    return any(phrases("headings", kind).search(line) for kind in kinds)
