"""What the API shows of each kind of object."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_noop
from ninja import Schema
from pydantic import Field

from duixian.site.accounts.models import Unit
from duixian.site.delivery.models import ProgressReport
from duixian.site.ledgers.models import Commitment, Ledger, Statement
from duixian.site.lights.models import Light
from duixian.site.observations.models import Observation


class UnitName(Schema):
    """A unit by key and name."""

    id: int
    name: str

    @classmethod
    def of(cls, unit: Unit | None) -> UnitName | None:
        """None for none."""
        return None if unit is None else cls(id=unit.pk, name=unit.name)


class UnitResource(Schema):
    """A unit."""

    id: int
    name: str
    level: str = Field(description=gettext_noop("province, city, county or township."))
    valid_from: dt.date
    valid_to: dt.date | None = Field(description=gettext_noop("The first day on which it no longer exists."))
    successor: int | None = Field(description=gettext_noop("Key of the unit that took over."))

    @classmethod
    def of(cls, unit: Unit) -> UnitResource:
        """As it is stored."""
        return cls(
            id=unit.pk, name=unit.name, level=unit.level, valid_from=unit.valid_from, valid_to=unit.valid_to,
            successor=unit.successor_id,
        )  # fmt: skip


class Place(Schema):
    """A place."""

    name: str
    code: str = Field(description=gettext_noop("GB/T 2260, empty where it is not known."))


class LedgerResource(Schema):
    """The ledger of one report."""

    id: int
    title: str
    place: Place
    level: str
    year: int
    first_day: dt.date
    last_day: dt.date
    stage: str = Field(description=gettext_noop("review, planning or published."))
    opened_at: dt.datetime

    @classmethod
    def of(cls, ledger: Ledger) -> LedgerResource:
        """As it is stored."""
        return cls(
            id=ledger.pk, title=ledger.title, place=Place(name=ledger.place, code=ledger.place_code),
            level=ledger.level, year=ledger.year, first_day=ledger.first_day, last_day=ledger.last_day,
            stage=ledger.stage, opened_at=ledger.opened_at,
        )  # fmt: skip


class SectionResource(Schema):
    """A section of the report."""

    id: str
    title: str
    level: int
    role: str
    period: Any = None
    start: int = Field(description=gettext_noop("Offset of its first character in the text."))
    end: int


class Indicator(Schema):
    """What a statement measures."""

    id: str = Field(description=gettext_noop("Id in the vocabulary, empty where it has none."))
    name: str
    scope: str = Field(description=gettext_noop("The part of the place that it is limited to, empty for the whole."))


class StatementResource(Schema):
    """One measured quantity."""

    id: int
    ledger: int
    number: int
    commitment: int | None = Field(description=gettext_noop("Key of the commitment that it is a number of."))
    indicator: Indicator
    measure: str
    low: float | None
    high: float | None
    unit: str
    comparator: str
    role: str = Field(description=gettext_noop("outcome, target or fact."))
    period: Any = Field(description=gettext_noop("start, end and basis, or null."))
    provisional: bool
    strength: str
    section: str
    quote: str
    start: int
    end: int
    confidence: float
    state: str = Field(description=gettext_noop("What people have made of it: proposed, accepted, corrected, added, …"))
    revision: int

    @classmethod
    def of(cls, one: Statement) -> StatementResource:
        """As it is stored."""
        return cls(
            id=one.pk, ledger=one.ledger_id, number=one.number, commitment=one.commitment_id,
            indicator=Indicator(id=one.indicator_id, name=one.indicator, scope=one.scope), measure=one.measure,
            low=one.low, high=one.high, unit=one.unit, comparator=one.comparator, role=one.role, period=one.period,
            provisional=one.provisional, strength=one.strength, section=one.section, quote=one.quote,
            start=one.start, end=one.end, confidence=one.confidence, state=one.state, revision=one.revision,
        )  # fmt: skip


class LightNow(Schema):
    """What the light of a commitment shows now."""

    colour: str = Field(description=gettext_noop("red, amber, green or grey."))
    since: dt.date


class CommitmentResource(Schema):
    """A commitment of a ledger."""

    id: int
    code: str = Field(description=gettext_noop("Year and number, as people say it: 2026-012."))
    ledger: int
    kind: str = Field(description=gettext_noop("target, task, project or programme."))
    area: str
    item: str
    text: str
    start: int
    end: int
    deadline: dt.date
    deadline_stated: str
    strength: str = Field(description=gettext_noop("ensure, strive, endeavour or empty."))
    places: list[Any]
    projects: list[Any]
    lead_unit: UnitName | None
    supporting_units: list[UnitName]
    vice_mayor: str
    confidence: float
    state: str
    revision: int
    light: LightNow | None = Field(description=gettext_noop("null where none has been computed."))

    @classmethod
    def of(cls, one: Any) -> CommitmentResource:
        """A commitment as `duixian.site.lights.shown.with_light` has it, with its supporting units."""
        found: Commitment = one
        light = next(iter(one.shown_lights), None)
        return cls(
            id=found.pk, code=found.code, ledger=found.ledger_id, kind=found.kind, area=found.area, item=found.item,
            text=found.text, start=found.start, end=found.end, deadline=found.deadline,
            deadline_stated=found.deadline_stated, strength=found.strength, places=found.places,
            projects=found.projects, lead_unit=UnitName.of(found.lead),
            supporting_units=[UnitName(id=given.unit.pk, name=given.unit.name) for given in found.supports.all()],
            vice_mayor=found.vice_mayor, confidence=found.confidence, state=found.state, revision=found.revision,
            light=LightNow(colour=light.colour, since=light.first_day) if light else None,
        )  # fmt: skip


class NodeResource(Schema):
    """Something to be done by a day."""

    id: int
    title: str
    due: dt.date
    done_on: dt.date | None = Field(
        description=gettext_noop("As confirmed or filed; null where it is not reported as done.")
    )


class VersionResource(Schema):
    """A ledger as it was published."""

    number: int
    sha256: str = Field(description=gettext_noop("Of the content as canonical JSON."))
    published_at: dt.datetime


class VersionContent(VersionResource):
    """A ledger as it was published, with what it says."""

    content: dict[str, Any]


class LightResource(Schema):
    """The light of a commitment on a day."""

    commitment: int
    as_of: dt.date = Field(description=gettext_noop("The day that is asked about."))
    colour: str
    since: dt.date | None = Field(
        description=gettext_noop("The first day on which it showed this colour; null where it is computed for one day.")
    )
    rule: str
    ruleset: str
    reason: dict[str, str] = Field(description=gettext_noop("One sentence in zh and in en."))
    record: dict[str, Any] = Field(description=gettext_noop("Inputs, arithmetic and parts."))

    @classmethod
    def of(cls, light: Light, day: dt.date) -> LightResource:
        """As it is stored."""
        return cls(
            commitment=light.commitment_id, as_of=day, colour=light.colour, since=light.first_day, rule=light.rule,
            ruleset=light.ruleset, reason=dict(light.record.get("reason") or {}), record=light.record,
        )  # fmt: skip


class ObservationResource(Schema):
    """One vintage of a value."""

    id: int
    indicator: str = Field(description=gettext_noop("Id in the vocabulary, or the name of an indicator that it lacks."))
    name: str
    place: str
    start: dt.date
    end: dt.date
    value: float
    unit: str
    measure: str
    published_on: dt.date
    received_on: dt.date
    vintage: str
    source: str

    @classmethod
    def of(cls, one: Observation) -> ObservationResource:
        """As it is stored."""
        return cls(
            id=one.pk, indicator=one.indicator, name=one.name, place=one.place, start=one.start, end=one.end,
            value=one.value, unit=one.unit, measure=one.measure, published_on=one.published_on,
            received_on=one.received_on, vintage=one.vintage, source=one.batch.source,
        )  # fmt: skip


class EvidenceResource(Schema):
    """What proves a report."""

    id: int
    title: str
    file: UUID | None = Field(description=gettext_noop("Key of the file, downloaded at /files/KEY/."))
    link: str
    node: int | None


class Completion(Schema):
    """A node that is reported as done."""

    node: int
    done_on: dt.date


class ValueResource(Schema):
    """What a report says that a numeric target has come to."""

    statement: int
    value: float
    unit: str


class ReportResource(Schema):
    """What a unit reports of a commitment for a month."""

    id: int
    commitment: int
    unit: UnitName
    month: str = Field(description=gettext_noop("As 2026-03."))
    turn: int
    state: str = Field(description=gettext_noop("filed, confirmed or returned."))
    progress: str
    values: list[ValueResource]
    next_steps: str
    filed_at: dt.datetime
    filed_by: str
    confirmed_at: dt.datetime | None
    confirmed_by: str
    returned_at: dt.datetime | None
    returned_by: str
    comment: str
    evidence: list[EvidenceResource]
    completions: list[Completion]
    revision: int

    @classmethod
    def of(cls, report: ProgressReport) -> ReportResource:
        """As it is stored."""
        return cls(
            id=report.pk, commitment=report.commitment_id, unit=UnitName(id=report.unit.pk, name=report.unit.name),
            month=f"{report.month:%Y-%m}", turn=report.turn, state=report.state, progress=report.progress,
            values=[
                ValueResource(statement=one.statement_id, value=one.value, unit=one.unit) for one in report.values.all()
            ],
            next_steps=report.next_steps,
            filed_at=report.filed_at, filed_by=str(report.filed_by or ""),
            confirmed_at=report.confirmed_at, confirmed_by=str(report.confirmed_by or ""),
            returned_at=report.returned_at, returned_by=str(report.returned_by or ""), comment=report.comment,
            evidence=[
                EvidenceResource(id=one.pk, title=one.title, file=one.file_id, link=one.link, node=one.node_id)
                for one in report.evidence.all()
            ],
            completions=[Completion(node=one.node_id, done_on=one.done_on) for one in report.completions.all()],
            revision=report.revision,
        )  # fmt: skip
