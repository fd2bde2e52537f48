"""Which paragraphs are headings, and what they are called."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from duixian.outline.language import phrases
from duixian.outline.paragraphs import Paragraph, Style
from duixian.vocabulary.actions import actions

_TITLE_BREAK: Final = re.compile(r"[\s：:]")
_CLAUSE_END: Final = re.compile(r"[，。；：,;:]")
_TRAILING: Final = "。！；，：:;,. \t\u3000"
_LONGEST_HEADING: Final = 80
_SHORTEST_LINE: Final = 4
_LONGEST_LINE: Final = 45
_SHORT_LEAD: Final = 15
_FEWEST_LINES: Final = 20
_MOST_PROSE: Final = 10
_LONGEST_LEAD: Final = 30
_SHORTEST_BODY: Final = 20
_LONGEST_LIST_ITEM: Final = 300
_CHAPTER_WORDS: Final = (
    "closing", "review", "problems", "self_governance", "self_governance_chapter", "long_term", "work", "aims",
)  # fmt: skip


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
    styles: tuple[Style, ...] = ("division", "chapter", "part", "arabic")
    addressed = _addressed(text, paragraphs)
    for style in styles:
        chain = _chain(paragraphs, style)
        if chain and chain[0] < addressed:
            chain = _after_contents(paragraphs, style, addressed) or chain
        named = sum(_names_chapter(text, paragraphs[i]) for i in chain)
        if (len(chain) > 1 and style in ("division", "chapter")) or named > (style not in ("division", "chapter")):
            bare = _bare_headings(text, paragraphs)
            halves = _halves(text, paragraphs, bare, chain, style) if bare and bare[0] < chain[0] else []
            return halves or sorted({*chain, *(i for i in bare if i < chain[0] or _closes(text, paragraphs[i]))})
    bare = _outer(text, paragraphs, _bare_headings(text, paragraphs))
    return bare if len(bare) > 1 else []


def part_headings(text: str, paragraphs: Sequence[Paragraph]) -> set[int]:
    """Starts of the paragraphs that head the parts of a chapter (or the items of a part), in one style."""
    if len(paragraphs) < 2:
        return {paragraph.start for paragraph in paragraphs if paragraph.style == "part"}
    marked: defaultdict[Style, list[Paragraph]] = defaultdict(list)
    for paragraph in paragraphs:
        marked[paragraph.style].append(paragraph)
    styles: tuple[Style, ...] = ("chapter", "part", "arabic")
    for style in styles:
        if len(marked[style]) > (style != "part") and (style != "chapter" or _counts_up(marked[style])):
            return {paragraph.start for paragraph in marked[style]}
    lists = [
        marked[style] for style in ("ordinal", "count", "dash") if len(marked[style]) > 1 and _counts_up(marked[style])
    ]
    longest = max(lists, key=lambda members: members[-1].end - members[0].start, default=[])
    leads = line_leads(text, paragraphs)
    if longest and (len(leads) < len(longest) or min(leads) > longest[0].start):
        return {paragraph.start for paragraph in longest}
    return leads or sentence_leads(text, paragraphs)


def line_leads(text: str, paragraphs: Sequence[Paragraph]) -> set[int]:
    """Starts of the short unnumbered lines that head the paragraphs after them, where there are several."""
    a_sentence_each = _sentence_each(paragraphs)
    found = {
        line.start
        for line, following in pairwise(paragraphs)
        if line.style == "none"
        and line.length <= _LONGEST_LINE
        and line.lead_end == line.end
        and (line.bold or (text[line.end - 1] == "。" and not a_sentence_each) or _is_bare(text, line))
        and following.length > line.length
        and line.length >= _SHORTEST_LINE
        and not phrases("openings", "goes_on").match(text[line.start : line.end])
        and not phrases("openings", "leads_in").search(text, line.start, line.end)
        and not phrases("openings", "address").match(text[line.start : line.end])
    }
    return found if len(found) > 1 else set()


def _sentence_each(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the lines of a text are its sentences, of which none heads another."""
    return len(paragraphs) >= _FEWEST_LINES and _MOST_PROSE * sum(p.lead_end < p.end for p in paragraphs) < len(
        paragraphs
    )


def sentence_leads(text: str, paragraphs: Sequence[Paragraph]) -> set[int]:
    """Starts of the paragraphs whose short first sentence names their subject, where most have one."""
    plain = [paragraph for paragraph in paragraphs if paragraph.style == "none"]
    found = {
        paragraph.start
        for paragraph in plain
        if 4 <= paragraph.lead_end - paragraph.start <= _LONGEST_LEAD
        and paragraph.end - paragraph.lead_end >= _SHORTEST_BODY
        and text[paragraph.lead_end - 1] == "。"
        and not any(map(str.isdigit, text[paragraph.start : paragraph.lead_end]))
        and not phrases("openings", "goes_on").match(text[paragraph.start : paragraph.lead_end])
        and _names_subject(text, paragraph)
    }
    return found if len(found) > 1 and 2 * len(found) >= len(plain) else set()


def _names_subject(text: str, paragraph: Paragraph) -> bool:
    """Whether the first sentence has at most two clauses and, unless it is short, the rest comes back to its words."""
    lead, rest = text[paragraph.start : paragraph.lead_end], text[paragraph.lead_end : paragraph.end]
    if lead.count("，") > 1:
        return False
    verbs = actions().pairs
    return len(lead) <= _SHORT_LEAD or any(
        lead[k : k + 2] not in verbs and lead[k : k + 2] in rest for k in range(len(lead) - 2)
    )


def names_chapter(text: str, paragraph: Paragraph) -> bool:
    """Whether an unnumbered line on its own reads like the heading of a chapter."""
    return (
        paragraph.style == "none"
        and paragraph.length <= _LONGEST_LEAD
        and _is_bare(text, paragraph)
        and _names_chapter(text, paragraph)
    )


def is_bare_line(text: str, paragraph: Paragraph) -> bool:
    """Whether a short line without number or stop stands on its own."""
    return (
        paragraph.style == "none"
        and _SHORTEST_LINE <= paragraph.length <= _LONGEST_LEAD
        and _is_bare(text, paragraph)
        and not _CLAUSE_END.search(text, paragraph.start, paragraph.end)
    )


def says_what_chapters_do(text: str, paragraph: Paragraph) -> bool:
    """Whether a heading says that its chapter reviews, sets aims or arranges the work."""
    line = text[paragraph.body : min(paragraph.end, paragraph.body + _LONGEST_LINE)]
    return any(phrases("headings", kind).search(line) for kind in ("review", "long_term", "work", "aims"))


def _names_chapter(text: str, paragraph: Paragraph) -> bool:
    line = text[paragraph.body : min(paragraph.end, paragraph.body + _LONGEST_LINE)]
    return not line.endswith("报告") and any(phrases("headings", kind).search(line) for kind in _CHAPTER_WORDS)


def _chain(paragraphs: Sequence[Paragraph], style: Style) -> list[int]:
    """The first run of headings numbered 一 二 三 … in a style; a lost number is forgiven.

    A list that starts again from 一 inside a chapter is passed over while its members follow each other closely.
    """
    chain: list[int] = []
    expected = 1
    inner, inner_end = 0, 0
    for i, paragraph in enumerate(paragraphs):
        if paragraph.style != style:
            continue
        if chain and paragraph.number == 1:
            inner, inner_end = 1, paragraph.end
        elif inner and paragraph.number == inner + 1 and paragraph.start - inner_end <= _LONGEST_LIST_ITEM:
            inner, inner_end = paragraph.number, paragraph.end
        elif 0 <= paragraph.number - expected <= 1:
            chain.append(i)
            expected = paragraph.number + 1
            inner = 0
    return chain


def _after_contents(paragraphs: Sequence[Paragraph], style: Style, addressed: int) -> list[int]:
    """The chapters after the address, where a table of contents before it lists them too; else none."""
    chain = [addressed + i for i in _chain(paragraphs[addressed:], style)]
    return chain if chain and paragraphs[chain[0]].number == 1 else []


def _counts_up(members: Sequence[Paragraph]) -> bool:
    """Whether numbers never start again; a list that does is one of several inside the prose."""
    return all(before.number < after.number or not after.number for before, after in pairwise(members))


def _is_bare(text: str, paragraph: Paragraph) -> bool:
    """Whether a line ends without a stop, and is no row of a table."""
    return text[paragraph.end - 1] not in "。！？；：，、…!?;:," and text.find("\t", paragraph.start, paragraph.end) < 0


def _bare_headings(text: str, paragraphs: Sequence[Paragraph]) -> list[int]:
    return [i for i in range(_addressed(text, paragraphs) + 1, len(paragraphs)) if names_chapter(text, paragraphs[i])]


def _addressed(text: str, paragraphs: Sequence[Paragraph]) -> int:
    """Index of the first address to the deputies, -1 where there is none."""
    address = phrases("openings", "address")
    return next((i for i, p in enumerate(paragraphs) if address.match(text[p.start : p.start + 12])), -1)


def _outer(text: str, paragraphs: Sequence[Paragraph], bare: list[int]) -> list[int]:
    """Where several headings name their years, those without between them head only parts."""
    dated = [i for i in bare if phrases("headings", "dated").search(text, paragraphs[i].start, paragraphs[i].end)]
    return [i for i in bare if i in dated or i > dated[-1]] if len(dated) > 1 else bare


def _halves(text: str, paragraphs: Sequence[Paragraph], bare: list[int], chain: list[int], style: Style) -> list[int]:
    """The bare headings that name their years, with the closing, where the numbers start again or end after one.

    Numbers end in the first half only where they count fields of work, and no chapters.
    """
    fields = not any(says_what_chapters_do(text, paragraphs[i]) for i in chain)
    dated = [i for i in bare if phrases("headings", "dated").search(text, paragraphs[i].start, paragraphs[i].end)]
    for i in dated[1:]:
        first = next((p.number for p in paragraphs[i + 1 :] if p.style == style), 0)
        if first == 1 or (not first and fields):
            return [i for i in bare if i in dated or _closes(text, paragraphs[i])]
    return []


def _closes(text: str, paragraph: Paragraph) -> bool:
    return phrases("headings", "closing").search(text[paragraph.start : paragraph.end]) is not None
