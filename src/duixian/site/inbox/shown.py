"""What waits for somebody, arranged for people to read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from duixian.site.accounts.models import User
from duixian.site.calendar.days import WorkingDays
from duixian.site.history.models import ChainEnd
from duixian.site.inbox.items import Waiting, waiting_for

_COUNTED: dict[int, tuple[tuple[str, dt.date], int]] = {}
"""By person: the end of the history and the day on which was counted, and the count."""
_MOST = 5000


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that waits.

    Attributes:
        title, url, due: as in `Waiting`.
        left: working days until the last day, negative where it has passed; None where there is no last day.
    """

    title: str
    url: str
    due: dt.date | None
    left: int | None

    @property
    def overdue_by(self) -> int:
        """Working days since the last day; at least 1 where it has passed."""
        return max(1, -self.left) if self.left is not None and self.is_overdue else 0

    @property
    def is_overdue(self) -> bool:
        """Whether its last day has passed."""
        return self.left is not None and self.left < 0


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one kind, the most urgent first."""

    kind: str
    things: tuple[Shown, ...]


def arranged(waiting: Iterable[Waiting], today: dt.date) -> list[Group]:
    """By kind, the kind with the most urgent thing first; what has no last day comes last."""
    days, by_kind = WorkingDays(), dict[str, list[Shown]]()
    for one in waiting:
        left = None if one.due is None else _left(days, today, one.due)
        by_kind.setdefault(str(one.kind), []).append(Shown(str(one.title), one.url, one.due, left))
    groups = [Group(kind, tuple(sorted(things, key=_urgency))) for kind, things in by_kind.items()]
    return sorted(groups, key=lambda group: _urgency(group.things[0])[:1])


def count_for(person: User, today: dt.date) -> int:
    """How many things wait; counted anew when the history has grown or the day has changed."""
    state = (ChainEnd.objects.values_list("hash", flat=True).get(pk=1), today)
    known = _COUNTED.get(person.pk)
    if known is not None and known[0] == state:
        return known[1]
    count = sum(1 for _one in waiting_for(person, today))
    if len(_COUNTED) >= _MOST:
        _COUNTED.clear()
    _COUNTED[person.pk] = state, count
    return count


def _left(days: WorkingDays, today: dt.date, due: dt.date) -> int:
    """Working days left; a last day that passed over a holiday is still one day too late."""
    left = days.between(today, due)
    return min(left, -1) if due < today else left


def _urgency(one: Shown) -> tuple[dt.date, str]:
    return one.due or dt.date.max, one.title
