"""The ledger of one report: what it says was reached, what it promises, and what it says against itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MemberDescriptorType
from typing import Any, Literal, TypeAlias

from duixian.freezing import unfrozen
from duixian.ledger.frame import Library, frame
from duixian.ledger.mentions import Aside, Name
from duixian.ledger.tables import TableName
from duixian.outline.section import Section
from duixian.reading.document import Copies, Identity, Source
from duixian.statements.statement import Statement, Strength

CommitmentKind = Literal["target", "task", "project", "programme"]
Severity = Literal["info", "notice", "warning"]


@dataclass(frozen=True, slots=True)
class SuggestedLead:
    """A unit that is likely to lead, with the probability that it is the right one."""

    unit: str
    confidence: float


Suggestion: TypeAlias = tuple[SuggestedLead | None, tuple[str, ...]]
"""The unit most likely to lead, and further units, most likely first."""


class _WhenAsked:
    """A field of a commitment that holds what works its value out, until it is asked for.

    Two threads may work it out at the same time; they come to the same.
    """

    def __init__(self, slot: MemberDescriptorType) -> None:
        self._slot = slot

    def __get__(self, commitment: Commitment | None, owner: type[Commitment] | None = None) -> Any:
        if commitment is None:
            return self
        value = self._slot.__get__(commitment)
        if callable(value):
            lead, supporting = value()
            object.__setattr__(commitment, "suggested_lead", lead)
            object.__setattr__(commitment, "supporting_units", supporting)
            value = self._slot.__get__(commitment)
        return value

    def __set__(self, commitment: Commitment, value: Any) -> None:
        self._slot.__set__(commitment, value)


def _suggesting_when_asked(commitment: type[Commitment]) -> type[Commitment]:
    """Who may lead is a guess from a table of departments, which much of the work with a ledger does without."""
    for name in ("suggested_lead", "supporting_units"):
        setattr(commitment, name, _WhenAsked(commitment.__dict__[name]))
    return commitment


@_suggesting_when_asked
@dataclass(frozen=True, slots=True)
class Commitment:
    """One row of a task-decomposition table (任务分解表).

    Attributes:
        id: "c1", "c2" … in text order.
        kind: `target` numbers only, `task`, `project` named works, `programme` a named action or livelihood item.
        area: field of work, title of the （一） section.
        item: lead phrase of the paragraph it belongs to ("加快县域经济发展").
        text: `text[start:end]` as received.
        start, end: character offsets.
        statements: ids of the statements inside.
        deadline: as ISO date or year-month or year; the report year's end ("2017-12-31") where none is stated.
        deadline_stated: the time words in the text, or "" where the deadline is only implied.
        strength: the firmest strength word inside.
        places, projects: named places and named projects inside.
        suggested_lead: the unit most likely to lead, or None.
        supporting_units: further units, most likely first.
        section: id of the deepest section that holds it.
    """

    id: str
    kind: CommitmentKind
    area: str
    item: str
    text: str
    start: int
    end: int
    statements: tuple[str, ...] = ()
    deadline: str = ""
    deadline_stated: str = ""
    strength: Strength = ""
    places: tuple[Name, ...] = ()
    projects: tuple[Name, ...] = ()
    suggested_lead: SuggestedLead | None = None
    supporting_units: tuple[str, ...] = ()
    section: str = ""


CommitmentDraft = unfrozen(Commitment)
"""Its `suggested_lead` and `supporting_units` may hold what gives the `Suggestion` when it is called."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A question that the report's own figures raise, with its arithmetic.

    Attributes:
        rule: rule id (`annual-below-pace` …).
        severity: `info`, `notice` or `warning`.
        message: one Chinese sentence with the numbers.
        message_en: the same in English.
        statements: ids of the statements compared.
        computed: the figures that went in and came out.
    """

    rule: str
    severity: Severity
    message: str
    message_en: str
    statements: tuple[str, ...]
    computed: dict[str, float | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything duixian reads out of one report. `text` is the text as received; all spans index it."""

    text: str
    source: Source
    identity: Identity
    copies: Copies
    outline: tuple[Section, ...]
    statements: tuple[Statement, ...]
    commitments: tuple[Commitment, ...]
    asides: tuple[Aside, ...] = ()
    findings: tuple[Finding, ...] = ()

    def to_frame(self, table: TableName = "statements", library: Library = "polars") -> Any:
        """One table of the ledger as a data frame, one row for each item; see `duixian.ledger.tables`.

        Raises:
            MissingSupport: Polars or pandas, whichever is asked for, is not installed.
        """
        return frame((self,), table, library)
