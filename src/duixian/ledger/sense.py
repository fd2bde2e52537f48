"""What a sentence unit does: announce an action, state a target, name the item, or set the tone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from duixian.ledger.units import Paragraph, Unit
from duixian.statements.statement import Statement
from duixian.vocabulary.actions import Actions, Force, actions
from duixian.vocabulary.slogans import Slogans, slogans

LEAD_LENGTH = 30
NESTED_LENGTH = 14
LINE_LENGTH = 30

_CLAUSES = re.compile(r"[，：；、,:;。！？!?“”‘’「」『』\s—…]+")
_STEP = re.compile(r"[，：；,:;。！？!?\n]")
_STOP = re.compile(r"[。！？；!?;：:]")
_ENUMERATOR = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[是要]|第[一二三四五六七八九十]{1,3}[，、]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、]|[—―－-]{1,3})"
)
_SUBJECT = re.compile(
    r"[要将应]|全力|着力|加快|大力|积极|有序|重点|全面|普遍|每年|继续|深入|不断|努力|稳步|抓好|推进|必须|一律|争取|力争|着重"
)
_NUMBER = re.compile(r"\d|翻[一二两]番|[一二三四五六七八九]成|分之")
_STATE = re.compile(
    r"(?:达到?|超过?|突破|增长|下降|降至|提升至|提高到|提高至|稳定在|控制在|保持在|不低于|高于|占|增速|涨幅|产量)[^，。；]{0,12}\d"
    r"|(?:得到|取得|实现|保持|更加|明显|显著|大幅|稳步|持续|基本|日益|不断|全面|初步)[^，。；]{0,16}$"
)
_FIRM = re.compile(
    r"(?:实施|落实|推行|启动|开展)[^，。；]{0,24}(?:战略|工程|行动|计划|规划|制度|方案)|(?:建立|构建|健全|完善|建成|建设|创建|申报|申建|争创|办好)"
)


class Sense(Enum):
    """What a unit does."""

    HEADING = "heading"
    SLOGAN = "slogan"
    TARGET = "target"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Reading:
    """A unit with its sense and the lead phrase of its paragraph."""

    unit: Unit
    sense: Sense
    item: str


class Promises:
    """Where the promised quantities stand."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._starts = [s.start for s in statements if s.role == "target"]
        self.known = bool(statements)

    def inside(self, start: int, end: int) -> int:
        """Number of promised quantities that begin in `[start, end)`."""
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)


def read_senses(text: str, paragraphs: Sequence[Paragraph], statements: Sequence[Statement]) -> list[Reading]:
    """Readings of all units, in text order."""
    reader = _Reader(text, Promises(statements))
    found: list[Reading] = []
    for _, part in groupby(paragraphs, key=lambda p: p.units[0].section.id):
        found.extend(reader.part(list(part)))
    return found


class _Reader:
    def __init__(self, text: str, promises: Promises) -> None:
        self.text = text
        self.promises = promises
        self.actions: Actions = actions()
        self.slogans: Slogans = slogans()

    def part(self, paragraphs: Sequence[Paragraph]) -> list[Reading]:
        """Readings of one section's own paragraphs."""
        led = [self._led(p) for p in paragraphs]
        titled = any(u.heading for u in paragraphs[0].units)
        opening = 0
        if titled and any(led):
            first_led = led.index(True)
            opening = (
                sum(1 for p in paragraphs[:first_led] if not p.whole or len(p.units) <= 2) if first_led <= 3 else 0
            )
        found: list[Reading] = []
        for i, paragraph in enumerate(paragraphs):
            if paragraph.units[0].heading:
                found.extend(Reading(u, Sense.HEADING, "") for u in paragraph.units)
            elif not led[i] and opening and i <= led.index(True):
                found.extend(Reading(u, self._preamble(u), "") for u in paragraph.units)
            else:
                found.extend(self._paragraph(paragraph, led[i]))
        return found

    def _led(self, paragraph: Paragraph) -> bool:
        units = paragraph.units
        return not units[0].heading and len(units) > 1 and self._names_item(units[0])

    def _names_item(self, unit: Unit) -> bool:
        """A short phrase that the next sentences elaborate."""
        length = unit.end - unit.start
        if length > LEAD_LENGTH + 4 or self.text[unit.end - 1] in "；;":
            return False
        enumerator = _ENUMERATOR.match(self.text, unit.start, unit.end)
        start = enumerator.end() if enumerator else unit.start
        phrase = self.text[start : unit.end]
        return (
            len(phrase) <= LEAD_LENGTH
            and phrase.count("，") <= 1
            and not self.promises.inside(unit.start, unit.end)
            and not re.search(r"\d", phrase)
            and not self.slogans.appeal.search(phrase)
            and not self.slogans.judgement.match(phrase)
        )

    def _paragraph(self, paragraph: Paragraph, led: bool) -> list[Reading]:
        units = paragraph.units
        item = ""
        nested = False
        found: list[Reading] = []
        for i, unit in enumerate(units):
            following = units[i + 1] if i + 1 < len(units) else None
            if self._lead_in(unit):
                sense = Sense.HEADING
            elif i == 0 and led:
                sense = Sense.HEADING
                item = self._phrase(unit)
            elif i == 0 and not following and self._bare_line(unit):
                sense = Sense.HEADING
            elif following and self._enumerated_head(unit, following):
                sense = Sense.HEADING
                item = self._phrase(unit)
            elif following and led and (nested or i == 1) and self._nested_head(unit, following):
                sense, nested = Sense.HEADING, True
            else:
                sense = self._own_sense(unit, last=following is None)
            found.append(Reading(unit, sense, item))
        return found

    def _phrase(self, unit: Unit) -> str:
        enumerator = _ENUMERATOR.match(self.text, unit.start, unit.end)
        return self.text[enumerator.end() if enumerator else unit.start : unit.end].strip(" \u3000。：:；;")

    def _lead_in(self, unit: Unit) -> bool:
        ending = self.text[unit.end - 1]
        return ending in "：:" or (
            unit.end - unit.start <= 60
            and bool(self.slogans.lead_in.search(self.text, unit.start, unit.end))
            and not self.promises.inside(unit.start, unit.end)
        )

    def _bare_line(self, unit: Unit) -> bool:
        return unit.end - unit.start <= LINE_LENGTH and self.text[unit.end - 1] not in "。！？；!?;"

    def _enumerated_head(self, unit: Unit, following: Unit) -> bool:
        return (
            bool(_ENUMERATOR.match(self.text, unit.start, unit.end))
            and self._names_item(unit)
            and not _ENUMERATOR.match(self.text, following.start, following.end)
        )

    def _nested_head(self, unit: Unit, following: Unit) -> bool:
        text = self.text
        phrase = text[unit.start : unit.end - 1]
        if len(phrase) > NESTED_LENGTH or "，" in phrase or text[unit.end - 1] != "。":
            return False
        if following.end - following.start <= len(phrase) + 3 or re.match(
            r"实施|开展|召开|办好|完成|建设|创建|争创|做好", phrase
        ):
            return False
        elaboration = text[following.start : following.end]
        return any(phrase[k : k + 2] in elaboration for k in range(len(phrase) - 1))

    def _preamble(self, unit: Unit) -> Sense:
        if self.promises.inside(unit.start, unit.end):
            return self._own_sense(unit, last=False)
        named = re.search(
            r"(?:实施|推进|办好|开展)[^，。；]{0,12}(?:[“《][^”》]{2,16}[”》]|[^，。；]{2,14}(?:工程|行动|计划))",
            self.text[unit.start : unit.end],
        )
        return Sense.ACTION if named else Sense.SLOGAN

    def _own_sense(self, unit: Unit, last: bool) -> Sense:
        text, start, end = self.text, unit.start, unit.end
        promised = self.promises.inside(start, end)
        if not promised and (
            self.slogans.doctrine.search(text, start, end) or self.slogans.appeal.search(text, start, end)
        ):
            return Sense.SLOGAN
        forces = self._forces(start, end)
        top = max(forces, default=Force.NONE)
        goals = unit.section.role in ("goals", "annual_targets")
        numeric = bool(promised) if self.promises.known else bool(_NUMBER.search(text, start, end))
        if numeric and (goals and not self._firm(start, end) or top < Force.OPEN):
            return Sense.TARGET
        exhorts = self.slogans.exhortation.match(text, start, end)
        judges = self.slogans.judgement.match(text, start, end)
        if (exhorts or judges) and not numeric and (last or top < Force.DEFINITE or goals):
            return Sense.SLOGAN
        if goals:
            if self._firm(start, end):
                return Sense.ACTION
            return Sense.TARGET if self._states(start, end) else Sense.SLOGAN
        if top >= Force.OPEN:
            return Sense.ACTION
        if top == Force.AIM or self._states(start, end):
            if re.search(r"确保|争取|力争", text[start:end]):
                return Sense.ACTION
            return Sense.TARGET if self._states(start, end) else Sense.SLOGAN
        return Sense.SLOGAN

    def _firm(self, start: int, end: int) -> bool:
        return bool(_FIRM.search(self.text, start, end))

    def _states(self, start: int, end: int) -> bool:
        return any(_STATE.search(clause) for clause in _STEP.split(self.text[start:end]))

    def _forces(self, start: int, end: int) -> list[Force]:
        """Force of each clause that opens with a word of action, or has one after its subject."""
        text = self.text
        forces: list[Force] = []
        at = start
        for stop in _STEP.finditer(text, start, end):
            forces.append(self._clause_force(at, stop.start()))
            at = stop.end()
        if at < end:
            forces.append(self._clause_force(at, end))
        return forces

    def _clause_force(self, start: int, end: int) -> Force:
        enumerator = _ENUMERATOR.match(self.text, start, end)
        if enumerator:
            start = enumerator.end()
        force, at = self.actions.opening(self.text, start, end)
        if force >= Force.OPEN and end - at >= 1:
            return force
        marker = _SUBJECT.search(self.text, at, min(end, at + 16))
        if marker:
            inner, _ = self.actions.opening(self.text, marker.start(), end)
            force = max(force, inner)
        return force
