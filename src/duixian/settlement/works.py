"""Promised projects and tasks, and the passages of the next report that speak of them."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from duixian.ledger.model import Ledger
from duixian.ledger.tables import sentence_span
from duixian.outline.section import Role
from duixian.settlement.model import Verdict
from duixian.settlement.subjects import context_pairs
from duixian.settlement.terms import State, terms

_SHORTEST_NAME = 4
_COMMON = 40
_TELLING = 12.0
_OFFERED = 3
_SHORTEST_CLAUSE = 6
_MOST = 0.5
_FARTHEST: tuple[State, ...] = ("done", "begun", "under-way")


@dataclass(frozen=True, slots=True)
class Work:
    """A named project or a task that was promised.

    Attributes:
        commitment: id of the commitment that holds it.
        name: the project's name, or the words of the task.
        start, end: its span in last year's text.
        clause: span of the sentence around it.
        wanted: how far it was to be by the end of the year.
    """

    commitment: str
    kind: Literal["project", "task"]
    name: str
    start: int
    end: int
    clause: tuple[int, int]
    wanted: State | None


@dataclass(frozen=True, slots=True)
class Account:
    """What a report says of a work.

    Attributes:
        evidence: the passage that speaks of it most surely, or None.
        share: the part of the task's clauses that are accounted for, 1 for a project.
        others: further passages that may speak of it.
    """

    evidence: Evidence | None
    share: float
    others: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a report that speaks of a work.

    Attributes:
        start, end: its span.
        state: how far it says the work is, None where it does not say.
        likeness: how surely it speaks of that work, between 0 and 1.
    """

    start: int
    end: int
    state: State | None
    likeness: float


def promised_works(ledger: Ledger) -> Iterator[Work]:
    """Named projects, and tasks that hold neither a figure nor a named project, in text order.

    A project that is named by a figure (30项疏堵工程) is left to the figure.
    """
    text = ledger.text
    for one in ledger.commitments:
        for project in one.projects:
            if not project.name[:1].isdigit():
                around = sentence_span(text, project.start, project.end)
                wanted = state_of(text, project.start, project.end)
                yield Work(one.id, "project", project.name, project.start, project.end, around, wanted)
        if not one.projects and not one.statements and one.kind in ("task", "programme"):
            wanted = _farthest(text, one.start, one.end)
            yield Work(one.id, "task", one.text, one.start, one.end, (one.start, one.end), wanted)


def verdict_of(wanted: State | None, account: Account) -> tuple[Verdict, str]:
    """Verdict and rule for a work that was to be so far, by what is said of it."""
    if account.evidence is None:
        return "not_reported", "no-account"
    reached = account.evidence.state
    if reached is None:
        return "undecidable", "mentioned"
    if account.share < _MOST:
        return "partly", "work-in-part"
    if reached == "done":
        return "met", "work-done"
    return ("partly", "work-under-way") if wanted == "done" else ("met", "work-begun")


REVIEW: tuple[Role, ...] = ("review",)
FORWARD: tuple[Role, ...] = ("goals", "annual_targets", "tasks", "self_governance")


class Passages:
    """The sections of a report that have one of some roles, ready to be searched for works."""

    def __init__(self, ledger: Ledger, roles: tuple[Role, ...]) -> None:
        self._text = ledger.text
        self._spans = [(one.start, one.end) for one in ledger.outline if one.level == 1 and one.role in roles]
        self._clauses = [found.span() for span in self._spans for found in _clause().finditer(self._text, *span)]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, (start, end) in enumerate(self._clauses):
            for pair in context_pairs(self._text[start:end]):
                self._holding[pair].append(number)
        count = len(self._clauses) + 1
        self._weights = {pair: math.log(count / (len(held) + 0.5)) for pair, held in self._holding.items()}
        self._rare = math.log(count / 0.5)

    def account(self, work: Work, assert_from: float) -> Account:
        """What is said of a work; passages less sure than `assert_from` are only offered."""
        if work.kind == "project":
            named = self._named(work.name)
            return Account(named, 1.0, ())
        clauses = [found.group() for found in _clause().finditer(work.name) if len(found.group()) >= _SHORTEST_CLAUSE]
        found = [best for clause in clauses if (best := self._worded(clause))]
        found.sort(key=lambda one: (-one.likeness, one.start))
        sure = [one for one in found if one.likeness >= assert_from]
        others = tuple(one for one in found if one not in sure[:1])[:_OFFERED]
        return Account(sure[0] if sure else None, len(sure) / len(clauses) if clauses else 0.0, others)

    def _named(self, name: str) -> Evidence | None:
        bare = terms().trimmed.sub("", name)
        if len(bare) < _SHORTEST_NAME:
            return None
        for start, end in self._spans:
            at = self._text.find(bare, start, end)
            if at >= 0:
                after = at + len(bare)
                return Evidence(*sentence_span(self._text, at, after), state_of(self._text, at, after), 1.0)
        return None

    def _worded(self, words: str) -> Evidence | None:
        """The clause that shares most of the telling pairs of characters of a clause of a task."""
        pairs = context_pairs(words)
        total = sum(map(self._weight, pairs))
        if total < _TELLING:
            return None
        shared: dict[int, float] = defaultdict(float)
        for pair in pairs:
            holding = self._holding.get(pair, ())
            if len(holding) <= _COMMON:
                weight = self._weight(pair)
                for number in holding:
                    shared[number] += weight
        number, weight = min(shared.items(), key=lambda item: (-item[1], item[0]), default=(0, 0.0))
        if weight < _TELLING:
            return None
        return Evidence(*self._clauses[number], _farthest(self._text, *self._clauses[number]), weight / total)

    def _weight(self, pair: str) -> float:
        return self._weights.get(pair, self._rare)


def state_of(text: str, start: int, end: int) -> State | None:
    """How far the work named in `text[start:end]` is said to be.

    The word for it stands after the name in its clause (沿江高速建成通车), before it (开工建设沿江高速), or ends a list
    that the name begins (沿江高速、二号隧道等项目，均已通车).
    """
    left, right = sentence_span(text, start, end)
    stop = _comma().search(text, end, right)
    clause_end = stop.start() if stop else right
    if after := terms().states.search(text, end, clause_end):
        return terms().state_of[after.group()]
    clause_start = max((found.end() for found in _comma().finditer(text, left, start)), default=left)
    before = [found.group() for found in terms().states.finditer(text, clause_start, start)]
    if before:
        return terms().state_of[before[-1]]
    later = terms().states.search(text, clause_end, right)
    return terms().state_of[later.group()] if later else None


def _farthest(text: str, start: int, end: int) -> State | None:
    found = {terms().state_of[one.group()] for one in terms().states.finditer(text, start, end)}
    return next((state for state in _FARTHEST if state in found), None)


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(r"[^，。；！？\n]+")


@cache
def _comma() -> re.Pattern[str]:
    return re.compile(r"[，,]")
