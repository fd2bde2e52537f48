"""Halls, schools and plants that bear no name but 市 or 县: the government has one of each, or numbers them."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from duixian.ledger.spans import Span
from duixian.vocabulary.affixes import Suffixes
from duixian.vocabulary.projects import project_words


def is_own_work(text: str, left: int, right: int, clause: Span, anchored: bool, beside: bool) -> bool | None:
    """Whether `text[left:right]` means one such work; None where it is none or its other words may name it.

    Args:
        clause: the clause that it stands in.
        anchored: what stands around its list says that the list names works.
        beside: another member of the list is a name already.
    """
    own = _own_work().fullmatch(text, left, right) if _endings().closes(text, left, right) else None
    if own is None:
        return None
    if own["number"] or beside or _is_built(own, clause, anchored=anchored):
        return True
    return None if own["of"] or own["one"] else False


def _is_built(own: re.Match[str], clause: Span, *, anchored: bool) -> bool:
    """Whether it is built or moved.

    Of one that every government has, neither 市 nor 新馆 about it, it must be said that it is founded.
    """
    text, (left, right), (start, end) = own.string, own.span(), clause
    if own["of"] or own["one"] or own["part"]:
        return anchored or bool(_builds().search(text, start, left) or _built().match(text, right, end))
    return _founds().search(text, start, left) is not None


@cache
def _builds() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(project_words().building_own)})+$")


@cache
def _founds() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(project_words().founding_own)})+$")


@cache
def _built() -> re.Pattern[str]:
    return re.compile(f"(?:项目|工程|新馆)*(?:{'|'.join(project_words().built_own)})")


@cache
def _endings() -> Suffixes:
    """What such a work ends with: a look at it spares most trials."""
    words = project_words()
    listed = (words.own_works, words.common_works, words.own_parts, words.numbered_works)
    return Suffixes(["中", "小", *words.school_parts, *chain.from_iterable(listed)])


@cache
def _own_work() -> re.Pattern[str]:
    """A work of which the government has one, or one that its number tells from its like, whole."""
    words = project_words()
    one, common, parts, numbered = (
        "|".join(map(re.escape, w))
        for w in (words.own_works, words.common_works, words.own_parts, words.numbered_works)
    )
    return re.compile(
        f"(?P<of>[省市县区州旗镇]|城区|老城区|新城区|县城)?(?:(?P<number>第?[一二三四五六七八九十]{{1,3}}"
        f"(?:{numbered}|[中小](?=$|[新分初高东西南北]))(?:{'|'.join(words.school_parts)})?)|(?P<one>{one})|(?:{common}))(?P<part>{parts})*"
    )
