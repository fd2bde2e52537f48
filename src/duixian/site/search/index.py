"""The index follows what is recorded, in the same transaction, and can be made anew at any time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from duixian.site.delivery.models import Evidence, ProgressReport
from duixian.site.history.chain import Entry as Recorded
from duixian.site.history.models import ChainEnd
from duixian.site.ledgers.models import Commitment
from duixian.site.search.events import entry_of
from duixian.site.search.models import Entry, Kind
from duixian.site.search.sources import SOURCES

_BATCH = 500
_WRITTEN = [field.name for field in Entry._meta.concrete_fields if field.name not in ("id", "kind", "object_id")]
_KINDS = {source.model._meta.label_lower: kind for kind, source in SOURCES.items()}


def follow(entries: Collection[Recorded], **_kwargs: Any) -> None:
    """Take over what a transaction that is being recorded has changed.

    Writers come one after the other: whoever is here holds the end of the history until the transaction ends, so that
    nobody writes to the index what is out of date already.
    """
    touched = _touched(entries)
    today = timezone.localdate()
    events = [(number, one) for number, one in enumerate(entries, start=1) if entry_of(one, 0, today)]
    if not touched and not events:
        return
    end = ChainEnd.objects.select_for_update().get(pk=1)
    for kind, keys in touched.items():
        refresh(kind, sorted(keys))
    _store([found for number, one in events if (found := entry_of(one, end.seq + number, today))])


def refresh(kind: Kind, keys: Collection[int]) -> int:
    """Write the entries of some objects anew, and say how many can be found."""
    found = list(SOURCES[kind].read(keys))
    if gone := set(keys).difference(entry.object_id for entry in found):
        Entry.objects.filter(kind=kind, object_id__in=gone).delete()
    _store(found)
    return len(found)


def rebuild() -> Iterator[tuple[Kind, int]]:
    """Write the whole index anew while people work; the number of entries of each kind as it is done."""
    for kind, source in SOURCES.items():
        every = source.model._base_manager.order_by("pk").values_list("pk", flat=True)
        last, count = 0, 0
        while keys := list(every.filter(pk__gt=last)[:_BATCH]):
            with transaction.atomic():
                ChainEnd.objects.select_for_update().get(pk=1)
                Entry.objects.filter(kind=kind, object_id__gt=last, object_id__lt=keys[-1]).exclude(
                    object_id__in=keys
                ).delete()
                count += refresh(kind, keys)
            last = keys[-1]
        Entry.objects.filter(kind=kind, object_id__gt=last).delete()
        yield kind, count


def _store(entries: list[Entry]) -> None:
    if entries:
        Entry.objects.bulk_create(
            entries, _BATCH, update_conflicts=True, unique_fields=["kind", "object_id"], update_fields=_WRITTEN
        )


def _touched(entries: Collection[Recorded]) -> dict[Kind, set[int]]:
    """What must be written anew, by kind."""
    touched: dict[Kind, set[int]] = defaultdict(set)
    for one in entries:
        if one.object_type in _KINDS and one.object_id.isascii() and one.object_id.isdigit():
            touched[_KINDS[one.object_type]].add(int(one.object_id))
            for kind, keys in _dependants(one):
                touched[kind].update(keys)
        elif one.object_type in ("planning.support", "planning.node"):
            commitments = {state.get("commitment_id") for state in (one.before, one.after)}
            touched[Kind.COMMITMENT].update(key for key in commitments if key is not None)
    return touched


def _dependants(one: Recorded) -> Iterator[tuple[Kind, Collection[int]]]:
    """What says something of the object too, where that has changed."""
    key = int(one.object_id)
    match one.object_type:
        case "accounts.unit" if "name" in one.before:
            concerned = Commitment.objects.filter(Q(lead=key) | Q(supports__unit=key)).distinct()
            yield Kind.COMMITMENT, concerned.order_by().values_list("pk", flat=True)
        case "ledgers.ledger" if "year" in one.before:
            yield Kind.COMMITMENT, Commitment.objects.filter(ledger=key).values_list("pk", flat=True)
        case "ledgers.commitment" if one.before.keys() & {"item", "text", "lead_id"}:
            yield Kind.STATEMENT, Commitment.objects.get(pk=key).statements.values_list("pk", flat=True)
            yield Kind.REPORT, ProgressReport.objects.filter(commitment=key).values_list("pk", flat=True)
            yield Kind.EVIDENCE, Evidence.objects.filter(report__commitment=key).values_list("pk", flat=True)
