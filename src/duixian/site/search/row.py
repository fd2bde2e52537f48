"""An entry from what is shown of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from duixian.site.search.models import Entry, Kind
from duixian.site.search.words import pairs, plain

MOST = 20_000
"""Characters of a text that can be found."""
_RANKS = {kind: rank for rank, kind in enumerate(Kind)}


def row(
    kind: Kind, object_id: int, title: str, body: Iterable[str], day: dt.date, *,
    ledger: int | None = None, unit: int | None = None, target: int | None = None,
) -> Entry:  # fmt: skip
    """The entry of one thing; `body` are its texts in the order in which they are shown."""
    title = _shown(title)[:400]
    shown = " · ".join(part for part in map(_shown, body) if part)[:MOST]
    text = f"{plain(title)} {plain(shown)}".strip()
    return Entry(
        kind=kind, object_id=object_id, ledger_id=ledger, unit_id=unit, target=target, rank=_RANKS[kind], day=day,
        title=title, body=shown, title_text=plain(title)[:800], text=text, pairs=" ".join(pairs(text)),
    )  # fmt: skip


def _shown(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())
