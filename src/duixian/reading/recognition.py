"""Whether a text is a government work report."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from duixian.errors import NotAReport
from duixian.reading.parts import is_opening
from duixian.vocabulary import load

_HEAD: Final = 3000
_FIRST: Final = 1000
_BODY: Final = 20000
_SAMPLE: Final = 4000
_LEAST_CHARACTERS: Final = 100
_LEAST_WITHOUT_ADDRESS: Final = 200
_LEAST_GENRE: Final = 15
_LEAST_GENRE_WITHOUT_ADDRESS: Final = 25
_LEAST_KINDS: Final = 6
_LEAST_PROMISES: Final = 6
_TITLE: Final = re.compile(r"(?m)^[^\n，。！？]{0,50}(?:政府工作报告|政府工作的报告)[^\n，。]{0,20}$")


def require_report(clean: str, name: str) -> None:
    """Refuse a clean text that does not look like a work report.

    A text with the opening address of a report (各位代表…我代表市人民政府…报告工作) or its title is one, however short;
    without them it must read like one and carry no sign of another kind of text.

    Raises:
        NotAReport: with one reason for each thing that was looked for and not found.
    """
    reasons = _doubts(clean)
    if reasons:
        raise NotAReport(
            f"{name} does not look like a government work report: {'; '.join(reasons)}."
            " If it is one, read it with require_report=False.",
            reasons,
        )


def _doubts(clean: str) -> tuple[str, ...]:
    ideographs = len(re.findall("[\u4e00-\u9fff]", clean[:_FIRST]))
    if ideographs < _LEAST_CHARACTERS:
        return (f"it has {ideographs} Chinese characters, a report has thousands",)
    head = clean[:_HEAD]
    opening = is_opening(head)
    if opening:
        return () if _density(clean, _genre()) >= _LEAST_GENRE else ("few of its words are those of government work",)
    for kind in load("reports")["others"]:
        if len(re.findall(kind["pattern"], clean[:_BODY])) >= kind["least"]:
            return ("no address such as 我代表市人民政府向大会报告工作 was found", f"it looks like {kind['kind']}")
    titled = _TITLE.search(head) is not None or "各位代表" in clean
    least = _LEAST_GENRE if titled else _LEAST_GENRE_WITHOUT_ADDRESS
    reasons: list[str] = []
    if not titled:
        reasons.append("neither a title with 政府工作报告 nor an address such as 各位代表 was found")
        if ideographs < _LEAST_WITHOUT_ADDRESS:
            return (*reasons, f"it has only {ideographs} Chinese characters")
        if _density(clean, _promises()) < _LEAST_PROMISES:
            return (*reasons, "it promises next to nothing")
    if _density(clean, _genre()) < least:
        return (*reasons, "few of its words are those of government work")
    if sum(word in clean for word in _genre()) < _LEAST_KINDS:
        return (*reasons, "it speaks of too few fields of government work")
    return ()


def _density(text: str, words: tuple[str, ...]) -> float:
    """Occurrences of the words for 1,000 characters, counted in the first part of the text."""
    sample = text[:_SAMPLE]
    return 1000 * sum(map(sample.count, words)) / max(len(sample), 1)


@cache
def _genre() -> tuple[str, ...]:
    return tuple(load("reports")["genre"])


@cache
def _promises() -> tuple[str, ...]:
    return tuple(load("reports")["promises"])
