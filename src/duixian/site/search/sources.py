"""What can be found: how each kind of object is read into the index, and who sees which."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from duixian.site.accounts.actors import Actor, has
from duixian.site.accounts.models import Unit
from duixian.site.accounts.policies import UNITS
from duixian.site.accounts.rights import Right
from duixian.site.delivery.models import Evidence, ProgressReport
from duixian.site.delivery.policies import REPORTS
from duixian.site.history.models import AuditEvent
from duixian.site.ledgers.models import LIVE, Commitment, Ledger, Statement
from duixian.site.ledgers.policies import COMMITMENTS, LEDGERS, STATEMENTS
from duixian.site.search.events import entry_of
from duixian.site.search.models import Entry, Kind
from duixian.site.search.row import row

_LONGEST = 200  # characters of a sentence on either side of its number
_END = re.compile(r"[。；;！？\n]")


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of thing that can be found.

    Attributes:
        model: whose objects they are.
        read: the entries of those of the given objects that can be found.
        visible_to: the objects that an actor may see.
    """

    model: type[Model]
    read: Callable[[Collection[int]], Iterator[Entry]]
    visible_to: Callable[[Actor], QuerySet[Any]]


def _commitments(keys: Collection[int]) -> Iterator[Entry]:
    found = Commitment.objects.filter(pk__in=keys, state__in=LIVE).select_related("ledger", "lead")
    for one in found.prefetch_related("supports__unit", "nodes"):
        units = [one.lead, *(support.unit for support in one.supports.all())]
        body = [
            one.text, one.area, "、".join(unit.name for unit in units if unit), one.vice_mayor,
            *(node.title for node in one.nodes.all()),
        ]  # fmt: skip
        day = one.ledger.first_day
        yield row(Kind.COMMITMENT, one.pk, _title(one), body, day, ledger=one.ledger_id, unit=one.lead_id)


def _statements(keys: Collection[int]) -> Iterator[Entry]:
    found = Statement.objects.filter(pk__in=keys, state__in=LIVE).select_related("ledger__source", "commitment")
    for one in found:
        said = one.commitment.text if one.commitment else _sentence(one.ledger.source.text, one.start, one.end)
        title = f"{one.full_name} {one.quote}"
        unit = one.commitment.lead_id if one.commitment else None
        yield row(
            Kind.STATEMENT, one.pk, title, [said], one.ledger.first_day,
            ledger=one.ledger_id, unit=unit, target=one.commitment_id,
        )  # fmt: skip


def _ledgers(keys: Collection[int]) -> Iterator[Entry]:
    for one in Ledger.objects.filter(pk__in=keys):
        sections = [str(section.get("title", "")) for section in one.outline]
        yield row(Kind.LEDGER, one.pk, one.title, [one.place, *sections], one.first_day, ledger=one.pk)


def _reports(keys: Collection[int]) -> Iterator[Entry]:
    for one in ProgressReport.objects.filter(pk__in=keys).select_related("commitment__ledger"):
        title = f"{_title(one.commitment)} {one.month:%Y-%m}"
        body = [one.progress, one.next_steps, one.comment]
        yield row(
            Kind.REPORT, one.pk, title, body, _day(one.filed_at), ledger=one.commitment.ledger_id, unit=one.unit_id
        )


def _evidence(keys: Collection[int]) -> Iterator[Entry]:
    found = Evidence.objects.filter(pk__in=keys).select_related("report__commitment__ledger", "file")
    for one in found:
        report = one.report
        body = [one.file.name if one.file else one.link, _title(report.commitment)]
        yield row(
            Kind.EVIDENCE, one.pk, one.title, body, _day(one.added_at),
            ledger=report.commitment.ledger_id, unit=report.unit_id, target=report.pk,
        )  # fmt: skip


def _units(keys: Collection[int]) -> Iterator[Entry]:
    for one in Unit.objects.filter(pk__in=keys):
        yield row(Kind.UNIT, one.pk, one.name, [str(one.get_level_display())], one.valid_from, unit=one.pk)


def _events(keys: Collection[int]) -> Iterator[Entry]:
    for event in AuditEvent.objects.filter(pk__in=keys):
        if entry := entry_of(event, event.seq, _day(event.at)):
            yield entry


def _visible_statements(actor: Actor) -> QuerySet[Statement]:
    """Statements that are seen with their ledger, but none of a commitment that is not seen."""
    statements, commitments = STATEMENTS.visible_to(actor), COMMITMENTS.visible_to(actor)
    if sees_all(LEDGERS.visible_to(actor)) and sees_all(commitments):
        return Statement.objects.all()
    return statements.filter(Q(commitment=None) | Q(commitment__in=commitments.values("pk")))


def _visible_evidence(actor: Actor) -> QuerySet[Evidence]:
    reports = REPORTS.visible_to(actor)
    return Evidence.objects.all() if sees_all(reports) else Evidence.objects.filter(report__in=reports.values("pk"))


def _visible_events(actor: Actor) -> QuerySet[AuditEvent]:
    return AuditEvent.objects.all() if has(actor, Right.READ_HISTORY) else AuditEvent.objects.none()


def sees_all(visible: QuerySet[Any]) -> bool:
    """Whether a policy leaves nothing out."""
    return not visible.query.where and not visible.query.is_empty()


SOURCES = {
    Kind.COMMITMENT: Source(Commitment, _commitments, COMMITMENTS.visible_to),
    Kind.LEDGER: Source(Ledger, _ledgers, LEDGERS.visible_to),
    Kind.STATEMENT: Source(Statement, _statements, _visible_statements),
    Kind.UNIT: Source(Unit, _units, UNITS.visible_to),
    Kind.REPORT: Source(ProgressReport, _reports, REPORTS.visible_to),
    Kind.EVIDENCE: Source(Evidence, _evidence, _visible_evidence),
    Kind.EVENT: Source(AuditEvent, _events, _visible_events),
}


def visible(actor: Actor, kinds: Iterable[Kind]) -> Q:
    """Entries of some kinds that an actor may see."""
    condition = Q(pk__in=[])
    for kind in kinds:
        objects = SOURCES[kind].visible_to(actor)
        if objects.query.is_empty():
            continue
        of_kind = Q(kind=kind)
        if not sees_all(objects):
            of_kind &= Q(object_id__in=objects.order_by().values("pk"))
        condition |= of_kind
    return condition


def _title(commitment: Commitment) -> str:
    return f"{commitment.code} {commitment.item or commitment.text[:40]}"


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence that a number stands in; words of its neighbours may belong to other units."""
    before = text[max(0, start - _LONGEST) : start]
    after = text[end : end + _LONGEST]
    begins = max((found.end() for found in _END.finditer(before)), default=0)
    ends = _END.search(after)
    return f"{before[begins:]}{text[start:end]}{after[: ends.start()] if ends else after}"


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment).date()
