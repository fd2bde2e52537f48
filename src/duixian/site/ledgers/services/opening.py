"""A ledger that the library has read is stored."""

from __future__ import annotations

import hashlib

from django.utils import timezone

from duixian import __version__
from duixian.exchange.record import to_dict
from duixian.ledger.model import Ledger as ReadLedger
from duixian.site.accounts.rights import Right
from duixian.site.files.models import StoredFile
from duixian.site.history.recording import Recorder, action
from duixian.site.ledgers.machine import commitment_fields, last_day_of, statement_fields
from duixian.site.ledgers.models import Commitment, Ledger, SourceText, Statement, year_bounds

__all__ = ["SURE", "last_day_of", "open_ledger"]

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
    sure = {one["id"]: one["confidence"] for one in data["statements"]}
    owners: dict[str, Commitment] = {}
    commitments = []
    for number, machine in enumerate(data["commitments"], start=1):
        stored = Commitment(
            ledger=ledger,
            number=number,
            machine=machine,
            confidence=min((sure[id_] for id_ in machine["statements"]), default=SURE),
            **commitment_fields(machine, last_day),
        )
        commitments.append(stored)
        for id_ in machine["statements"]:
            owners.setdefault(id_, stored)
    record.create_all(commitments)
    record.create_all(
        [
            Statement(
                ledger=ledger,
                number=number,
                machine=machine,
                commitment=owners.get(machine["id"]),
                **statement_fields(machine),
            )
            for number, machine in enumerate(data["statements"], start=1)
        ]
    )
    return ledger


def _title(place: str, year: int, title: str) -> str:
    """The report's title with place and year, once each."""
    named = title or "政府工作报告"
    return f"{'' if place in named else place}{'' if str(year) in named else f'{year}年'}{named}"[:200]


def _source(text: str) -> SourceText:
    text = text.replace("\x00", "\N{REPLACEMENT CHARACTER}")  # of the same length; PostgreSQL keeps no NUL
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return SourceText.objects.get_or_create(pk=sha256, defaults={"text": text})[0]
