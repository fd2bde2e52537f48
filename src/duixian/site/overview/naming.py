"""Keeps `Named` equal to what commitments say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction

from duixian.site.history.chain import Entry
from duixian.site.ledgers.models import Commitment
from duixian.site.overview.models import Named, NameKind

_BATCH = 500
_LONGEST = Named._meta.get_field("name").max_length or 0


def follow(entries: Iterable[Entry], **_kwargs: Any) -> None:
    """Take over the names of the commitments that a recorded transaction has changed."""
    label = Commitment._meta.label_lower
    keys = {
        int(one.object_id)
        for one in entries
        if one.object_type == label and ("places" in one.before or "projects" in one.before or not one.before)
    }
    if keys:
        refresh(sorted(keys))


def refresh(commitments: Iterable[int]) -> int:
    """Write the names of these commitments anew, and say how many there are."""
    keys, count = list(commitments), 0
    for start in range(0, len(keys), _BATCH):
        some = keys[start : start + _BATCH]
        with transaction.atomic():
            Named.objects.filter(commitment__in=some).delete()
            found = Commitment.objects.filter(pk__in=some).only("places", "projects").order_by("pk")
            count += len(Named.objects.bulk_create([row for one in found for row in names_in(one)], batch_size=_BATCH))
    return count


def rebuild() -> int:
    """Write the names of all commitments anew, and say how many there are."""
    return refresh(Commitment.objects.order_by("pk").values_list("pk", flat=True))


def names_in(commitment: Commitment) -> Iterator[Named]:
    """What a commitment names, each once."""
    for kind, parts in ((NameKind.PLACE, commitment.places), (NameKind.PROJECT, commitment.projects)):
        codes: dict[str, str] = {}
        for part in parts:
            if name := str(part.get("name") or "").strip()[:_LONGEST]:
                codes[name] = codes.get(name) or str(part.get("code") or "")
        for name, code in codes.items():
            yield Named(commitment=commitment, kind=kind, name=name, code=code)
