"""Chapters of a text without headings, told from its language alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

from duixian.outline.draft import Block, Draft, blocks
from duixian.outline.language import phrases
from duixian.outline.paragraphs import Paragraph, Style
from duixian.outline.periods import Calendar
from duixian.outline.section import Role
from duixian.outline.walk import names_own_conduct, own_conduct, paragraphs_between

_ORDER: tuple[Role, ...] = ("review", "goals", "tasks", "self_governance")
_LISTS: tuple[Style, ...] = ("dash", "count", "ordinal")
_ONWARD: Final = 3.0
_BACK: Final = 8.0
_READ: Final = 300
_PROBLEMS: Final = 8
_PREFACE_BLOCKS: Final = 20
_PRESENTED_WITHIN: Final = 3


def preface_end(text: str, paragraphs: Sequence[Paragraph]) -> int:
    """Number of leading paragraphs up to the one that hands the report to the deputies; 0 if none does.

    It is looked for close behind the address; title, place and date may stand before that.
    """
    head = [text[p.start : min(p.end, p.start + _READ)] for p in paragraphs[:_PREFACE_BLOCKS]]
    presents, address = phrases("openings", "presents"), phrases("openings", "address")
    addressed = next((i for i, said in enumerate(head) if address.match(said)), 0)
    end = addressed + 1 if head and address.match(head[addressed]) else 0
    for i in range(addressed, min(addressed + _PRESENTED_WITHIN, len(head))):
        if presents.search(head[i]):
            end = i + 1
    return end


def divide(text: str, paragraphs: Sequence[Paragraph], calendar: Calendar) -> list[Draft]:
    """Untitled chapters that cover the paragraphs, in the order review, goals, tasks, self-governance."""
    stretch = list(blocks(text, paragraphs))
    if not stretch:
        return []
    goes_on = [False, *(_lists_on(before, block) for before, block in pairwise(stretch))]
    roles = _likeliest([_weights(text, block, calendar) for block in stretch], goes_on)
    chapters: list[Draft] = []
    for role, group in groupby(zip(roles, stretch, strict=True), key=lambda pair: pair[0]):
        start = next(group)[1].start
        if chapters:
            chapters[-1].end = start
        chapters.append(Draft(start, paragraphs[-1].end, role, heading_end=start))
    chapters[0].start = chapters[0].heading_end = paragraphs[0].start
    for chapter in chapters:
        chapter.paragraphs = paragraphs_between(paragraphs, chapter.start, chapter.end)
    return chapters


def _weights(text: str, block: Block, calendar: Calendar) -> tuple[float, ...]:
    """How well a block fits each role of `_ORDER`."""
    said = text[block.said : min(block.paragraph.end, block.said + _READ)]
    behind = len(phrases("language", "behind").findall(said))
    ahead = len(phrases("language", "ahead").findall(said))
    marker = calendar.opening(said)
    if marker:
        behind += 4 * (marker.direction == "behind")
        ahead += 4 * (marker.direction != "behind")
    forward = ahead - behind
    aims = 4.0 * bool(phrases("language", "aims").search(said)) - 1.0
    conduct = 8.0 if names_own_conduct(said) and own_conduct(text, block) and forward > 0 else -3.0
    if phrases("openings", "problems_inside").search(said):
        forward -= _PROBLEMS
    return -forward, 0.7 * forward + aims, forward, forward + conduct


def _lists_on(before: Block, block: Block) -> bool:
    """Whether a block is a further member of the list (——, 一是, 第一) that the block before it belongs to."""
    return block.paragraph.style in _LISTS and before.paragraph.style == block.paragraph.style


def _likeliest(weights: Sequence[tuple[float, ...]], goes_on: Sequence[bool]) -> list[Role]:
    """The sequence of roles with the greatest sum of weights; a change costs, going back more.

    Args:
        weights: how well each block fits each role.
        goes_on: whether a block must have the role of the block before it.
    """
    scores = [weights[0][0], *(weight - _ONWARD for weight in weights[0][1:])]
    came_from: list[list[int]] = []
    for fits, held in zip(weights[1:], goes_on[1:], strict=True):
        best = [now if held else _best_before(scores, now) for now in range(len(_ORDER))]
        scores = [scores[best[now]] - _cost(best[now], now) + fits[now] for now in range(len(_ORDER))]
        came_from.append(best)
    at = scores.index(max(scores))
    path = [at]
    for best in reversed(came_from):
        at = best[at]
        path.append(at)
    return [_ORDER[role] for role in reversed(path)]


def _best_before(scores: Sequence[float], now: int) -> int:
    return max(range(len(_ORDER)), key=lambda before: scores[before] - _cost(before, now))


def _cost(before: int, now: int) -> float:
    if before == now:
        return 0.0
    return _ONWARD if now > before else _BACK
