"""The result of settling one report's promises against the next report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from duixian.ledger.model import Ledger
from duixian.outline.section import Period
from duixian.reading.document import Identity, Source
from duixian.settlement.options import SettlementOptions
from duixian.statements.statement import Comparator, Measure

Verdict = Literal["met", "missed", "partly", "not_reported", "undecidable"]
VERDICTS: tuple[Verdict, ...] = ("not_reported", "missed", "partly", "undecidable", "met")
SettlementKind = Literal["figure", "words", "project", "task"]
OutcomeSource = Literal["review", "baseline", "observation"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What this year's report, or a statistic, says was reached.

    Attributes:
        start, end: span of the figure, or of the words, in the text of this year's report as received; 0, 0 for an
            observation, which stands in no report.
        quote: what stands there.
        clause: span of the clause around it.
        indicator: what it measures, as named there.
        measure: `level`, `growth` …
        low, high, unit: the figure as written; None for words.
        period: the time it speaks about.
        source: `review` of what was done, `baseline` of a new promise ("从77%提高到80%"), or an `observation`.
        origin: who published an observation, "" for a report.
        likeness: how surely it speaks of the same thing, between 0 and 1.
        said, said_en: the figure or words as a reader would say them ("增长4.8%", "growth of 4.8%").
    """

    start: int
    end: int
    quote: str
    clause: tuple[int, int]
    indicator: str
    measure: Measure
    low: float | None
    high: float | None
    unit: str
    period: Period | None
    source: OutcomeSource
    origin: str = ""
    likeness: float = 1.0
    said: str = ""
    said_en: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of one promise.

    Attributes:
        commitment: id of the commitment in last year's ledger that holds the promise, "" where none does.
        kind: a `figure`, a promise in `words` (与经济增长同步), a named `project`, or a `task`.
        start, end: span of the promised figure, words, project or task in last year's text as received.
        quote: what stands there.
        clause: span of the clause around it.
        indicator: what was promised, as named there.
        indicator_id: canonical indicator, or None.
        measure, comparator, low, high, unit: the promise; None and "" where they do not apply.
        said, said_en: the promise as a reader would say it ("增长5.5%左右", "growth of about 5.5%").
        headline: it stands in the list of the year's main targets.
        verdict: `met` 已兑现, `missed` 未兑现, `partly` 部分兑现, `not_reported` 未交账, `undecidable` 无法判定.
        rule: id of the rule in `vocabulary/verdicts.toml` that decided.
        tolerance: the tolerance it used, with its unit ("0.2个百分点"), "" where it used none.
        reason: the arithmetic in one Chinese sentence; `reason_en` in English.
        conversion: how the outcome's unit was converted ("1.2万公里 = 12000公里"), "" where it was not.
        outcome: the figure that decided, or None.
        evidence: the words that decided where no figure did, or None.
        candidates: what may speak of the same thing but is not sure to, likeliest first; for a person to decide.
    """

    commitment: str
    kind: SettlementKind
    start: int
    end: int
    quote: str
    clause: tuple[int, int]
    indicator: str
    indicator_id: str | None
    measure: Measure | None
    comparator: Comparator | None
    low: float | None
    high: float | None
    unit: str
    said: str
    said_en: str
    headline: bool
    verdict: Verdict
    rule: str
    tolerance: str
    reason: str
    reason_en: str
    conversion: str = ""
    outcome: Outcome | None = None
    evidence: Outcome | None = None
    candidates: tuple[Outcome, ...] = ()

    @property
    def answer(self) -> Outcome | None:
        """The figure or the words that decided, or None."""
        return self.outcome or self.evidence


@dataclass(frozen=True, slots=True)
class ReportRef:
    """One side of a settlement: which report, and its text as received, which the spans index."""

    identity: Identity
    source: Source
    text: str

    @classmethod
    def of(cls, ledger: Ledger) -> ReportRef:
        """The report that a ledger was read from."""
        return cls(ledger.identity, ledger.source, ledger.text)


@dataclass(frozen=True, slots=True)
class Settlements:
    """A year's promises, settled.

    Attributes:
        year: the year promised for.
        last: the report that promised.
        this: the report that accounts for it, or None where statistics alone do.
        items: one for each promise, in text order.
        options: tolerances and limits used.
    """

    year: int
    last: ReportRef
    this: ReportRef | None
    items: tuple[Settlement, ...]
    options: SettlementOptions

    @property
    def dropped(self) -> tuple[Settlement, ...]:
        """Promises of figures that nothing accounts for, headline targets first."""
        silent = (one for one in self.items if one.verdict == "not_reported" and one.kind in ("figure", "words"))
        return tuple(sorted(silent, key=lambda one: (not one.headline, one.start)))

    def counts(self, *, headline: bool | None = None, kinds: tuple[SettlementKind, ...] = ()) -> dict[Verdict, int]:
        """How many promises have each verdict: all, those that are headline targets or not, those of some kinds."""
        chosen = (one for one in self.items if headline is None or one.headline == headline)
        counted = Counter(one.verdict for one in chosen if not kinds or one.kind in kinds)
        return {verdict: counted[verdict] for verdict in VERDICTS}
