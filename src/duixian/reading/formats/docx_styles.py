"""What a Word document's styles say: which paragraphs are headings, and their automatic numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml import etree

_OFF: Final = frozenset({"0", "false", "off"})
# Faces in which official documents set headings (GB/T 9704: 黑体 for 一、, 楷体 for （一）), where the body is 仿宋.
_HEADING_FACES: Final = ("黑体", "SimHei", "楷体", "KaiTi", "小标宋", "Heiti", "STKaiti")
_CHINESE_FORMS: Final = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting")
)
_DIGITS: Final = "零一二三四五六七八九"


class Styles:
    """Styles and numbering of one document.

    Args:
        styles: root of styles.xml, or None.
        numbering: root of numbering.xml, or None.
    """

    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        self._styles = {_value(s, "styleId"): s for s in styles.iterfind("{*}style")} if styles is not None else {}
        self._levels = _levels(numbering) if numbering is not None else {}
        self._counts: dict[tuple[str, int], int] = {}

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Whether all its words are bold or in a heading's face, or its style is that of a heading."""
        chain = list(self._chain(_style_of(paragraph, "pPr", "pStyle")))
        if any(_outlined(style.find("{*}pPr")) for style in chain) or _outlined(paragraph.find("{*}pPr")):
            return True
        styled = _first(_bold(style.find("{*}rPr")) for style in chain) or False
        runs = [run for run in paragraph.iter("{*}r") if any((t.text or "").strip() for t in run.iterfind("{*}t"))]
        return bool(runs) and all(self._stands_out(run, styled) for run in runs)

    def number(self, paragraph: etree._Element) -> str:
        """The automatic number that Word prints before the paragraph (一、 （二） 3.), or ""."""
        properties = paragraph.find("{*}pPr")
        numbering = properties.find("{*}numPr") if properties is not None else None
        if numbering is None:
            for style in self._chain(_style_of(paragraph, "pPr", "pStyle")):
                numbering = style.find("{*}pPr/{*}numPr")
                if numbering is not None:
                    break
        if numbering is None:
            return ""
        identifier = _value(numbering.find("{*}numId"), "val")
        written_level = _value(numbering.find("{*}ilvl"), "val")
        level = int(written_level) if written_level.isdigit() else 0
        if (identifier, level) not in self._levels:
            return ""
        start, form, pattern = self._levels[identifier, level]
        self._counts[identifier, level] = self._counts.get((identifier, level), start - 1) + 1
        for key in [key for key in self._counts if key[0] == identifier and key[1] > level]:
            del self._counts[key]
        for i in range(level + 1):
            above = self._levels.get((identifier, i), (1, "decimal", ""))
            count = self._counts.get((identifier, i), above[0])
            pattern = pattern.replace(f"%{i + 1}", _numeral(count, form if i == level else above[1]))
        return pattern if form not in ("bullet", "none") else ""

    def _stands_out(self, run: etree._Element, styled: bool) -> bool:
        properties = run.find("{*}rPr")
        own = _bold(properties)
        if own is None:
            own = _first(_bold(style.find("{*}rPr")) for style in self._chain(_style_of(run, "rPr", "rStyle")))
        if own if own is not None else styled:
            return True
        face = _value(properties.find("{*}rFonts"), "eastAsia") if properties is not None else ""
        return any(name in face for name in _HEADING_FACES)

    def _chain(self, identifier: str) -> Iterator[etree._Element]:
        """The style and those it is based on."""
        seen: set[str] = set()
        while identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            yield self._styles[identifier]
            identifier = _value(self._styles[identifier].find("{*}basedOn"), "val")


def _levels(numbering: etree._Element) -> dict[tuple[str, int], tuple[int, str, str]]:
    """First number, numeral form and pattern by list and level."""
    abstract = {_value(element, "abstractNumId"): element for element in numbering.iterfind("{*}abstractNum")}
    found: dict[tuple[str, int], tuple[int, str, str]] = {}
    for number in numbering.iterfind("{*}num"):
        definition = abstract.get(_value(number.find("{*}abstractNumId"), "val"))
        for level in definition.iterfind("{*}lvl") if definition is not None else ():
            index, start = _value(level, "ilvl"), _value(level.find("{*}start"), "val")
            form, pattern = _value(level.find("{*}numFmt"), "val"), _value(level.find("{*}lvlText"), "val")
            if index.isdigit():
                first = int(start) if start.isdigit() else 1
                found[_value(number, "numId"), int(index)] = (first, form, pattern)
    return found


def _numeral(number: int, form: str) -> str:
    if form in _CHINESE_FORMS:
        return _chinese(number)
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    return str(number)


def _chinese(number: int) -> str:
    """Chinese numeral of 0 to 99; digits beyond."""
    if not 0 <= number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def _outlined(properties: etree._Element | None) -> bool:
    level = properties.find("{*}outlineLvl") if properties is not None else None
    return level is not None and _value(level, "val") in "012345678"


def _bold(properties: etree._Element | None) -> bool | None:
    bold = properties.find("{*}b") if properties is not None else None
    return None if bold is None else _value(bold, "val") not in _OFF


def _style_of(element: etree._Element, properties: str, name: str) -> str:
    return _value(element.find(f"{{*}}{properties}/{{*}}{name}"), "val")


def _value(element: etree._Element | None, name: str) -> str:
    """Attribute of that local name in any namespace, or ""."""
    if element is None:
        return ""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _first(values: Iterator[bool | None]) -> bool | None:
    return next((value for value in values if value is not None), None)
