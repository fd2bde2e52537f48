"""A ledger that the library has read is stored."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import asdict
from typing import Any

from django.utils import timezone

from duixian import __version__
from duixian.exchange.record import to_dict
from duixian.ledger.model import Commitment as ReadCommitment
from duixian.ledger.model import Ledger as ReadLedger
from duixian.site.accounts.rights import Right
from duixian.site.files.models import StoredFile
from duixian.site.history.recording import Recorder, action
from duixian.site.ledgers.models import Commitment, Ledger, SourceText, Statement, year_bounds

SURE = 0.97
"""Confidence of a commitment whose numbers are all sure; commitments without numbers have it."""


@action("ledger.open", needs=Right.OPEN_LEDGERS)
def open_ledger(record: Recorder, read: ReadLedger, file: StoredFile | None = None) -> Ledger:
    """Store a ledger as it was read, to be reviewed; its annual commitments are those of the report's year."""
    data = to_dict(read)
    identity = read.identity
    place = identity.place
    year = identity.year or timezone.localdate().year
    first_day, last_day = year_bounds(year)
    ledger = record.create(
        Ledger(
            title=_title(place.name if place else "", year, identity.title),
            place=place.name if place else "",
            place_code=(place.code or "") if place else "",
            level=identity.level or "",
            year=year,
            first_day=first_day,
            last_day=last_day,
            file=file,
            source=_source(read.text),
            outline=data["outline"],
            findings=data["findings"],
            software=f"duixian {__version__}",
        )
    )
    statements = {one["id"]: one for one in data["statements"]}
    sure = {one.id: one.confidence for one in read.statements}
    owners: dict[str, Commitment] = {}
    commitments = []
    for number, (one, machine) in enumerate(zip(read.commitments, data["commitments"], strict=True), start=1):
        confidence = min((sure[id_] for id_ in one.statements), default=SURE)
        stored = Commitment(
            ledger=ledger,
            number=number,
            start=one.start,
            end=one.end,
            machine=machine,
            kind=one.kind,
            area=one.area,
            item=one.item,
            text=one.text,
            deadline=last_day_of(one.deadline, last_day),
            deadline_stated=one.deadline_stated,
            strength=one.strength,
            places=[asdict(name) for name in one.places],
            projects=[asdict(name) for name in one.projects],
            suggested=_suggested(one),
            section=one.section,
            confidence=confidence,
        )
        commitments.append(stored)
        for id_ in one.statements:
            owners.setdefault(id_, stored)
    record.create_all(commitments)
    record.create_all(
        [
            Statement(
                ledger=ledger,
                number=number,
                start=one.start,
                end=one.end,
                machine=statements[one.id],
                commitment=owners.get(one.id),
                indicator=one.indicator.name,
                indicator_id=one.indicator.id or "",
                scope=one.indicator.scope,
                measure=one.measure,
                low=one.low,
                high=one.high,
                unit=one.unit,
                comparator=one.comparator,
                role=one.role,
                period=statements[one.id]["period"],
                provisional=one.provisional,
                strength=one.strength,
                reference=one.reference,
                section=one.section,
                confidence=one.confidence,
            )
            for number, one in enumerate(read.statements, start=1)
        ]
    )
    return ledger


def last_day_of(deadline: str, otherwise: dt.date) -> dt.date:
    """The last day of an ISO date, month or year; `otherwise` where there is none."""
    parts = [int(part) for part in deadline.split("-")] if deadline else []
    match parts:
        case [year, month, day]:
            return dt.date(year, month, day)
        case [year, month]:
            return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        case [year]:
            return dt.date(year, 12, 31)
        case _:
            return otherwise


def _title(place: str, year: int, title: str) -> str:
    """The report's title with place and year, once each."""
    named = title or "政府工作报告"
    return f"{'' if place in named else place}{'' if str(year) in named else f'{year}年'}{named}"[:200]


def _source(text: str) -> SourceText:
    text = text.replace("\x00", "\N{REPLACEMENT CHARACTER}")  # of the same length; PostgreSQL keeps no NUL
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return SourceText.objects.get_or_create(pk=sha256, defaults={"text": text})[0]


def _suggested(one: ReadCommitment) -> list[dict[str, Any]]:
    lead = [asdict(one.suggested_lead)] if one.suggested_lead else []
    return [*lead, *({"unit": unit, "confidence": None} for unit in one.supporting_units)]
