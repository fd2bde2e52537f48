"""Lines before and after a report that are no part of it: what web pages leave in copied text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from duixian.vocabulary import load

Span = tuple[int, int]

_HEAD_LINES: Final = 80
_TAIL_LINES: Final = 80
_PARAGRAPH: Final = 120
_TAIL_CHARACTERS: Final = 3000
_ADDRESS: Final = re.compile(r"各位(?:人大)?代表|同志们|[一二三四五]、|第一(?:章|部分)|（一）")
_TITLE: Final = re.compile(r"工作报告|计划.{0,20}报告")
_OWN: Final = re.compile(r"报告|会议|代表大会")
_VALUE: Final = 30
_RECORD: Final = 400
_LABELS: Final = 3
_TIME: Final = r"\s*\d{1,2}[:时：]\d{2}(?:[:分：]\d{0,2}秒?分?)?"
_DATE: Final = re.compile(
    rf"(?:\d{{4}}([-/.])\d{{1,2}}\1\d{{1,2}}(?:{_TIME})?|\d{{4}}年\d{{1,2}}月\d{{1,2}}日{_TIME})\s*(?:来源.*)?"
)
_PROSE: Final = re.compile(r"[。！？]|^[一二三四五六七八九十]{1,3}、|^（[一二三四五六七八九十]{1,3}）|^\d{1,2}[.．、]")
_HASH: Final = re.compile(r"[0-9a-f]{16,}:?")


def residue(text: str) -> list[Span]:
    """Spans of such lines with their line breaks, in text order: buttons, breadcrumbs, facts of publication."""
    head = _head(text)
    after = head[-1][1] if head else 0
    return head + [span for span in _tail(text) if span[0] >= after]


def _head(text: str) -> list[Span]:
    lines: list[tuple[int, int, str, bool]] = []
    open_bracket = awaiting_value = False
    for start, end in _lines(text, 0, _HEAD_LINES):
        line = text[start:end].strip(" \t\u3000")
        own = bool(_OWN.search(line))
        if (len(line) > _PARAGRAPH and not _is_credit(line) and not _is_record(line)) or _ADDRESS.match(line):
            break
        value = awaiting_value and len(line) < _VALUE and not own
        open_bracket = open_bracket and not own
        dropped = open_bracket or value or _is_residue(line)
        open_bracket = "】" not in line and (open_bracket or line.startswith("【字"))
        awaiting_value = dropped and bool(_label()[1].fullmatch(line))
        lines.append((start, end, line, dropped))
    else:
        if not lines or lines[-1][1] < len(text):
            lines = lines[: _first_kept(lines)]
    title = _title(lines)
    navigation = any(dropped for _, _, _, dropped in lines[:title])
    return [
        (start, min(end + 1, len(text)))
        for i, (start, end, _, dropped) in enumerate(lines)
        if dropped or (navigation and i < title)
    ]


def _title(lines: list[tuple[int, int, str, bool]]) -> int:
    """Index of the title: of the first lines kept that hold one, the last, as a breadcrumb may end with the like."""
    found = None
    for i, (_, _, line, dropped) in enumerate(lines):
        if found is not None and (dropped or not _is_title(line)):
            break
        if not dropped and _is_title(line):
            found = i
    return found or 0


def _first_kept(lines: list[tuple[int, int, str, bool]]) -> int:
    return next((i for i, line in enumerate(lines) if not line[3]), len(lines))


def _tail(text: str) -> list[Span]:
    """Lines after the report, and everything from the first mark of a page's end on where no annex follows it."""
    lines: list[Span] = []
    cut: int | None = None
    annex = prose = False
    for start, end in _lines_backwards(text, _TAIL_LINES):
        line = text[start:end].strip(" \t\u3000")
        if len(line) > _PARAGRAPH or len(text) - start > _TAIL_CHARACTERS:
            break
        annex = annex or _annex().match(line) is not None
        marked = _tail_mark().match(line)
        at_cut = cut is not None and not text[end:cut].strip()
        if (marked and not annex) or (at_cut and (_is_residue(line) or line.startswith(_footers()))):
            cut = start
        elif marked or (not prose and (_is_residue(line) or _HASH.fullmatch(line))):
            lines.append((start, min(end + 1, len(text))))
        elif _PROSE.search(line):
            prose = True
    if cut is None:
        return sorted(lines)
    return [*sorted(span for span in lines if span[1] <= cut), (cut, len(text))]


def _is_residue(line: str) -> bool:
    label, _ = _label()
    return (
        line in _whole_lines()
        or line.startswith(_starts())
        or (label.match(line) is not None and (len(line) < 80 or _is_record(line)))
        or _DATE.fullmatch(line) is not None
        or _is_credit(line)
    )


def _is_record(line: str) -> bool:
    """Whether a line is made of the labels of a publication's record (索引号：… 主题分类：… 发布日期：…)."""
    label, _ = _label()
    return len(line) < _RECORD and label.match(line) is not None and len(label.findall(line)) >= _LABELS


def _is_credit(line: str) -> bool:
    return len(line) < 300 and _credit().search(line) is not None


def _is_title(line: str) -> bool:
    return len(line) <= 60 and _TITLE.search(line) is not None and "。" not in line


def _lines(text: str, at: int, most: int) -> Iterator[Span]:
    """Spans of the first lines that are not blank, line breaks left out."""
    while at < len(text) and most:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if not text[at:end].isspace() and end > at:
            most -= 1
            yield at, end
        at = end + 1


def _lines_backwards(text: str, most: int) -> Iterator[Span]:
    end = len(text)
    while end > 0 and most:
        start = text.rfind("\n", 0, end) + 1
        if not text[start:end].isspace() and end > start:
            most -= 1
            yield start, end
        end = start - 1


@cache
def _whole_lines() -> frozenset[str]:
    return frozenset(load("residue")["lines"])


@cache
def _starts() -> tuple[str, ...]:
    return tuple(load("residue")["starts"])


@cache
def _label() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a label with its value, and of a label whose value is missing."""
    written = sorted(load("residue")["labels"], key=len, reverse=True)
    words = "|".join("[ \u3000]*".join(map(re.escape, word)) for word in written)
    return re.compile(rf"[【\[（(]?(?:{words})\s*[：:]"), re.compile(rf"[【\[（(]?(?:{words})\s*[：:]\s*")


@cache
def _tail_mark() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load("residue")["tails"])))


@cache
def _footers() -> tuple[str, ...]:
    return tuple(load("residue")["footers"])


@cache
def _annex() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load("residue")["annexes"])))


@cache
def _credit() -> re.Pattern[str]:
    return re.compile("|".join(load("residue")["credits"]))
