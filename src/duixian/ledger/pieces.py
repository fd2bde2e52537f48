"""Cutting a sentence into the rows that an office would write."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

_PREFIX: Final = re.compile(r"[^：。；]{0,60}(?:目标|指标|任务|打算|预期|要求)[^：。；，]{0,12}：")
_CLAUSE: Final = re.compile(r"[，；]")
# 粮食产量增长1%，|达到30万吨
_SAME_INDICATOR: Final = re.compile(
    "(?:总量|总额)?(?:力争|确保|争取|努力)?(?:达到?(?![标产效])|突破|超过|增长|年均增长|同比|比上年|较上年)"
)
_STEPS: Final = "，；："
_NUMBER: Final = re.compile(r"(?<!\d)\d+(?![\d年月日])")


def target_pieces(text: str, start: int, end: int, promised: Sequence[int]) -> tuple[int, list[tuple[int, int]]]:
    """End of the lead-in, and one span for each clause of a sentence that promises quantities.

    `promised` are the offsets of the quantities. A clause without one, or without an indicator of its own, stays with
    the clause before it (the first with the one after it), so that the spans tile the sentence.
    """
    lead_in = _PREFIX.match(text, start, end) if text.find("：", start, end) >= 0 else None
    at = lead_in.end() if lead_in else start
    cuts = [at, *(m.end() for m in _CLAUSE.finditer(text, at, end)), end]
    pieces: list[tuple[int, int]] = []
    waiting = at
    for left, right in pairwise(cuts):
        if right <= left:
            continue
        if promised:
            measured = bisect_left(promised, left) < bisect_left(promised, right)
        else:
            measured = bool(_NUMBER.search(text, left, right))
        if measured and pieces and _SAME_INDICATOR.match(text, left, right):
            pieces[-1] = (pieces[-1][0], right)
        elif measured:
            pieces.append((waiting, right))
        elif pieces:
            pieces[-1] = (pieces[-1][0], right)
        else:
            continue
        waiting = right
    return at, pieces or [(at, end)]


def action_pieces(text: str, start: int, end: int, parts: Sequence[int]) -> list[tuple[int, int]]:
    """Spans that tile a sentence: one for each place, where three clauses or more open with the name of one.

    `parts` are the offsets of the names of places in the sentence.
    """
    opens = [at for at in parts if at == start or text[at - 1] in _STEPS]
    if len(opens) < 3:
        return [(start, end)]
    heading = opens[0] > start and text[opens[0] - 1] == "："
    cuts = [start, *(opens if heading else opens[1:]), end]
    return list(pairwise(cuts))
