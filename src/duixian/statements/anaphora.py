"""What 为此, 此项 and 这方面 stand for: what the clauses before speak of."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.topics import acted_on
from duixian.statements.wording import without_lead

_POINTS_BACK: Final = re.compile(r"(?:就|将|还|要)*(为)此(?:将|还|再|要|共)*|(?:仅|光)?[此这]一?项|(?:上述|这些?)方面")
_CAUSE: Final = re.compile(r"因([^，、]{2,12})而")
_SUPPORTED: Final = re.compile(r"(?:增加|加大|加强|扩大)(?:了)?对([^，]{2,24}?)的?(?:投入|支持|支持力度|扶持|力度)$")
_SHARED: Final = re.compile(r"^([^，]{2,24}?)所占的?(?:比例|比重)")
_SHARE: Final = re.compile(r"所?占?的?(?:比例|比重)$")


def points_back(subject: str) -> bool:
    """Whether a subject says 为此, 此项 and the like."""
    return _POINTS_BACK.search(subject) is not None


def meaning(clauses: list[str], before: str, last: str) -> str:
    """What is pointed back to, "" where that is not found.

    `clauses` stand before in the sentence, `before` is the sentence before, `last` the name of the number before.
    """
    earlier = before.split("，")
    cause = next((cause for clause in [*clauses[::-1], *earlier[::-1]] if (cause := _CAUSE.search(clause))), None)
    if cause is not None:
        return cause.group(1)
    told = next((found for clause in reversed(clauses) if (found := _meant(clause))), "") or _SHARE.sub("", last)
    return told or next((found for clause in reversed(earlier) if (found := _meant(clause))), "")


def spelled_out(subject: str, meant: str) -> str:
    """The subject with what it points back to, "" where it says nothing else and that is not known."""
    return _POINTS_BACK.sub(lambda match: (match.group(1) or "") + meant if meant else "", subject, count=1)


def _meant(clause: str) -> str:
    clause = clause.strip("　 ")
    if (supported := _SUPPORTED.search(clause)) is not None:
        return without_lead(supported.group(1))
    if (shared := _SHARED.search(clause)) is not None:
        return without_lead(shared.group(1))
    return acted_on(clause)
