"""The units of a section as a table writer reads them: headings, lead phrases, preambles, items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, TypeAlias

from duixian.ledger.judging import ENUMERATING, Judge, Sense, without_enumerator
from duixian.ledger.units import Paragraph, Unit
from duixian.statements.statement import Statement
from duixian.vocabulary.actions import actions
from duixian.vocabulary.finding import Word
from duixian.vocabulary.slogans import APPEAL, DOCTRINE, EXHORTATION, LEAD_IN, deeds, definite

ITEM_LEVEL: Final = 3
"""Sections from this level on are named by the lead phrase of a paragraph."""
PREAMBLE_UNITS: Final = 3
PARALLEL: Final = 3
LEAD_LENGTH: Final = 30
SHORT_LEAD: Final = 18
"""A longer lead phrase is one only where its paragraph comes back to its words."""
MANY_BODIES: Final = 10
LITTLE: Final = 55
"""In a section of so many paragraphs, which break anywhere, a lead phrase leads more than this."""
NESTED_LENGTH: Final = 14
ENUMERATED_LENGTH: Final = 28
LINE_LENGTH: Final = 30
LEAD_IN_LENGTH: Final = 60
INLINE_LENGTH: Final = 20
LEADS_IN_ITEM: Final = 3
LEADS_IN_PART: Final = 2
ELABORATION_LENGTH: Final = 24
TAKEN_UP: Final = 8
"""A sentence that takes up a lead phrase is longer by so many characters."""
MUCH_LONGER: Final = 6

_WITH_PREAMBLES: Final = ("tasks", "self_governance")
_STOPS: Final = "。！？；!?;"
_DIGIT: Final = re.compile(r"\d")
_DEED: Final = re.compile(r"(?:开工|启动|新|改|扩|迁|续|修|建成|建好)建?[^，。；]*、")
_NO_LEAD: Final = ENUMERATING | {"这"}
_CLAUSES: Final = re.compile("[，、]")
_NAMED: Final = re.compile(
    r"(?:实施|推进|办好|开展)[^，。；]{0,12}(?:[“《][^”》]{2,16}[”》]|[^，。；]{2,14}(?:工程|行动|计划)|实事)"
)

Reading: TypeAlias = tuple[Unit, Sense, str]
"""A unit, what it does, and the lead phrase of its paragraph."""


def read_senses(
    text: str, paragraphs: Sequence[Paragraph], statements: Sequence[Statement], phrases: Sequence[Word]
) -> list[Reading]:
    """Readings of all units, in text order, given the words of `tones()` in the text."""
    units = [unit for paragraph in paragraphs for unit in paragraph.units]
    reader = _Reader(text, Judge(text, units, statements, phrases))
    parts = [list(part) for _, part in groupby(paragraphs, key=lambda p: p.units[0].section.id)]
    found: list[Reading] = []
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        section = part[0].units[0].section
        divided = following is not None and following[0].units[0].section.id.startswith(section.id + ".")
        found.extend(reader.part(part, divided=divided))
    return found


class _Reader:
    def __init__(self, text: str, judge: Judge) -> None:
        self._text = text
        self._judge = judge
        self._verbs = actions().pairs

    def part(self, paragraphs: Sequence[Paragraph], *, divided: bool) -> list[Reading]:
        """Readings of one section's own paragraphs; `divided` where its parts follow them."""
        section = paragraphs[0].units[0].section
        inner = section.level >= ITEM_LEVEL
        bodies = sum(not p.units[0].heading for p in paragraphs)
        alone = bool(section.title) and bodies == 1
        least = LITTLE if bodies >= MANY_BODIES else 0
        led = [self._led(p, least, alone=alone, inner=inner) for p in paragraphs]
        opening = self._opening(paragraphs, led, divided=divided)
        found: list[Reading] = []
        for i, paragraph in enumerate(paragraphs):
            if paragraph.units[0].heading:
                by_itself = section.level > 1 and not divided and (not bodies or self._is_first_deed(paragraphs))
                found.extend((u, self._heading(u, alone=by_itself), "") for u in paragraph.units)
            elif i < opening:
                found.extend((u, self._preamble(u), "") for u in paragraph.units)
            elif leads := self._inline_leads(paragraph.units[led[i] :], inner=inner or led[i]):
                found.extend((u, "heading", self._phrase(u)) for u in paragraph.units[: led[i]])
                found.extend(self._divided(paragraph.units[led[i] :], leads))
            else:
                found.extend(self._paragraph(paragraph, led=led[i], item=section.title if inner else "", alone=alone))
        return found

    def _opening(self, paragraphs: Sequence[Paragraph], led: Sequence[bool], *, divided: bool) -> int:
        """Number of paragraphs that set the tone between a section's heading and its items."""
        section = paragraphs[0].units[0].section
        if (
            not paragraphs[0].units[0].heading
            or section.level >= ITEM_LEVEL
            or section.role not in ("tasks", "self_governance")
        ):
            return 0
        if divided:
            units = sum(len(p.units) for p in paragraphs if not p.units[0].heading)
            return len(paragraphs) if units <= PREAMBLE_UNITS else 0
        if True not in led:
            return 0
        first = led.index(True)
        short = all(len(p.units) <= 2 or not p.whole for p in paragraphs[:first])
        return first if first <= 2 and short else 0

    def _led(self, paragraph: Paragraph, least: int, *, alone: bool, inner: bool) -> bool:
        """A short phrase opens the paragraph, and what elaborates it has at least so many characters or it a number."""
        units, lead = paragraph.units, paragraph.units[0]
        if lead.heading or len(units) < 2 or alone or (inner and not paragraph.whole):
            return False
        if units[-1].end - lead.end < least and self._without_enumerator(lead) == lead.start:
            return False
        return self._names_item(lead) and (lead.end - lead.start <= SHORT_LEAD or self._taken_up(units, 0, len(units)))

    def _paragraph(self, paragraph: Paragraph, *, led: bool, item: str, alone: bool) -> list[Reading]:
        text, judge, units = self._text, self._judge, paragraph.units
        under_lead = led or alone or (bool(item) and not paragraph.whole)
        nested = doctrine = False
        parallel = self._parallel(units)
        found: list[Reading] = []
        for i, (unit, following) in enumerate(zip(units, (*units[1:], None), strict=True)):
            sense: Sense
            closing = text[unit.end - 1]
            tone = judge.tones.get(unit.start, 0)
            if doctrine:
                sense = "slogan"
            elif closing in "：:" or (tone & LEAD_IN and self._announces(unit)):
                sense = "heading"
            elif i == 0 and led:
                sense, item = "heading", self._phrase(unit)
            elif i == 0 and not following and unit.end - unit.start <= LINE_LENGTH and closing not in _STOPS:
                sense = "heading"
            elif unit.start in parallel or (
                following and text[unit.start] in ENUMERATING and self._enumerated_lead(unit, following)
            ):
                sense, item = "heading", self._phrase(unit)
            elif following and under_lead and (nested or i == led) and self._nested_lead(unit, following, item):
                sense, nested = "heading", True
                item = item or self._phrase(unit)
            else:
                sense = judge.sense(unit, tone, last=following is None)
            doctrine = closing in "；;" and (doctrine or (sense == "slogan" and bool(tone & DOCTRINE)))
            found.append((unit, sense, item))
        return found

    def _divided(self, units: Sequence[Unit], leads: frozenset[int]) -> Iterator[Reading]:
        """Readings of a paragraph that lead phrases divide: before the first, sentences set the tone."""
        item = ""
        for i, unit in enumerate(units):
            sense: Sense
            if unit.start in leads:
                sense, item = "heading", self._phrase(unit)
            elif item:
                tone = self._judge.tones.get(unit.start, 0)
                sense = self._judge.sense(unit, tone, last=i + 1 == len(units))
            else:
                sense = self._preamble(unit)
            yield unit, sense, item

    def _inline_leads(self, units: Sequence[Unit], *, inner: bool) -> frozenset[int]:
        """Starts of the short phrases that divide a paragraph into items, if they do.

        The first follows the one sentence that sets the tone.
        """
        fewest = LEADS_IN_ITEM if inner else LEADS_IN_PART
        tones = self._judge.tones
        if len(units) < 3 * fewest or units[0].section.role not in _WITH_PREAMBLES:
            return frozenset()
        addressed = bool(tones.get(units[0].start, 0) & APPEAL)
        first = next((i for i in range(1, 2 + addressed) if self._is_inline_lead(units, i)), 0)
        if not first or self._text.find("，", units[first - 1].start, units[first - 1].end) < 0:
            return frozenset()
        at = [i for i in range(first, len(units) - 1) if self._is_inline_lead(units, i)]
        taken_up = self._those_taken_up(units, at)
        if len(at) < fewest or len(taken_up) < fewest - 1:
            return frozenset()
        at = [i for i in range(first, len(units) - 1) if self._is_inline_lead(units, i, deeds_too=True)]
        return frozenset(units[i].start for i in (first, *taken_up, *self._those_taken_up(units, at)))

    def _those_taken_up(self, units: Sequence[Unit], at: Sequence[int]) -> list[int]:
        return [i for i, end in zip(at, [*at[1:], len(units)], strict=True) if self._taken_up(units, i, end)]

    def _is_inline_lead(self, units: Sequence[Unit], i: int, *, deeds_too: bool = False) -> bool:
        """A short phrase without a definite object, before a longer sentence of several clauses or objects."""
        start, end, _, _ = units[i]
        following = units[i + 1]
        length = end - start
        return (
            length <= INLINE_LENGTH
            and following.end - following.start >= max(ELABORATION_LENGTH, length + TAKEN_UP)
            and self._text[end - 1] == "。"
            and self._text[start] not in _NO_LEAD
            and _CLAUSES.search(self._text, following.start, following.end) is not None
            and not definite().search(self._text, start + 2 * deeds_too, end)
            and self._names_item(units[i])
        )

    def _taken_up(self, units: Sequence[Unit], lead: int, end: int) -> bool:
        """The units from a lead phrase to `end` come back to the words of its object, or the next is much longer."""
        text, unit, following = self._text, units[lead], units[lead + 1]
        if following.end - following.start >= MUCH_LONGER * (unit.end - unit.start):
            return True
        elaboration = text[unit.end : units[end - 1].end]
        pairs = (text[k : k + 2] for k in range(unit.start, unit.end - 2))
        return any(pair not in self._verbs and pair in elaboration for pair in pairs)

    def _names_item(self, unit: Unit) -> bool:
        """The sentence is a short phrase without figures."""
        start, end = self._without_enumerator(unit), unit.end
        if end - start > LEAD_LENGTH or self._text[end - 1] in "；;":
            return False
        return (
            self._text.count("，", start, end) <= 1
            and not _DIGIT.search(self._text, start, end)
            and not self._judge.promises(unit)
            and not self._judge.tones.get(unit.start, 0) & APPEAL
            and not self._judge.says_what_is(start, end)
        )

    def _phrase(self, unit: Unit) -> str:
        return self._text[self._without_enumerator(unit) : unit.end].strip(" \u3000。：:；;")

    def _without_enumerator(self, unit: Unit) -> int:
        return without_enumerator(self._text, unit.start, unit.end)

    def _announces(self, unit: Unit) -> bool:
        """A sentence with a phrase that announces what follows does no more than that."""
        return unit.end - unit.start <= LEAD_IN_LENGTH and not self._judge.promises(unit)

    def _enumerated_lead(self, unit: Unit, following: Unit) -> bool:
        """一是… and the like, taken up by a sentence that is not the next member of the enumeration."""
        start = self._without_enumerator(unit)
        return (
            start > unit.start
            and unit.end - start <= ENUMERATED_LENGTH
            and self._names_item(unit)
            and self._without_enumerator(following) == following.start
            and not self._judge.tones.get(following.start, 0) & (APPEAL | EXHORTATION)
            and self._judge.says_what_is(following.start, following.end) is None
        )

    def _parallel(self, units: Sequence[Unit]) -> frozenset[int]:
        """Starts of short sentences of one build (着力…。), three or more, each taken up by a longer one."""
        alike: dict[tuple[str, str], list[int]] = {}
        for unit, following in pairwise(units):
            length, longer = unit.end - unit.start, following.end - following.start
            if length <= NESTED_LENGTH + 1 and longer > length + 3:
                phrase = self._text[unit.start : unit.end]
                if "，" not in phrase:
                    alike.setdefault((phrase[:2], phrase[-3:]), []).append(unit.start)
                    if longer >= PARALLEL * length and self._text[following.start : following.start + 2] != phrase[:2]:
                        alike.setdefault((phrase[:2], ""), []).append(unit.start)
        return frozenset(at for starts in alike.values() if len(starts) >= PARALLEL for at in starts)

    def _nested_lead(self, unit: Unit, following: Unit, item: str) -> bool:
        """A short phrase under a lead phrase, whose own subject the longer sentence after it takes up."""
        text = self._text
        length = unit.end - 1 - unit.start
        if length > NESTED_LENGTH or following.end - following.start <= length + 3 or text[unit.end - 1] != "。":
            return False
        phrase = text[unit.start : unit.end - 1]
        if "，" in phrase or "“" in phrase or phrase.startswith(deeds()):
            return False
        elaboration = text[following.start : following.end]
        pairs = (phrase[k : k + 2] for k in range(length - 1))
        return any(pair in elaboration and pair not in item and pair not in self._verbs for pair in pairs)

    def _heading(self, unit: Unit, *, alone: bool) -> Sense:
        """A heading, unless it promises a quantity itself or is a sentence `alone` under its number."""
        says = self._judge.promises(unit) or (alone and self._text[unit.end - 1] in _STOPS)
        return self._judge.sense(unit, 0, last=False) if says else "heading"

    def _is_first_deed(self, paragraphs: Sequence[Paragraph]) -> bool:
        """A numbered item opens with a deed of its own, which the deeds after it do not take up."""
        units = [unit for paragraph in paragraphs for unit in paragraph.units]
        heading = units[0]
        return (
            heading.section.level >= ITEM_LEVEL
            and self._text[heading.start].isdecimal()
            and len(units) > 1
            and not units[1].heading
            and _DEED.match(self._text, self._without_enumerator(heading), heading.end) is not None
            and not self._taken_up(units, 0, len(units))
        )

    def _preamble(self, unit: Unit) -> Sense:
        if self._judge.promises(unit):
            return self._judge.sense(unit, 0, last=False)
        return "action" if _NAMED.search(self._text, unit.start, unit.end) else "slogan"
