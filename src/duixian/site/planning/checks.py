"""Whether a ledger can be published: what must be put right, and what only deserves a look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.roles import OF_A_UNIT
from duixian.site.ledgers.models import Commitment, Ledger, ReviewState
from duixian.site.planning.plan import Item, checked_course

FURTHEST_YEARS = 10
"""A deadline this many years after the ledger's is taken for a slip."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing found, with the commitments that it concerns.

    Attributes:
        blocks: whether the ledger cannot be published as long as it is so.
    """

    message: str
    commitments: tuple[Commitment, ...] = ()
    blocks: bool = False


def remarks(ledger: Ledger, items: Sequence[Item], today: dt.date) -> list[Remark]:
    """Everything that stands against publishing, what blocks it first."""
    if not items:
        return [Remark(_("The ledger has no commitment."), blocks=True)]
    found = [*_blocking(ledger, items, today), *_worth_a_look(ledger, items, today)]
    return [one for one in found if one.commitments]


def _blocking(ledger: Ledger, items: Sequence[Item], today: dt.date) -> Iterator[Remark]:
    furthest = ledger.last_day.year + FURTHEST_YEARS

    def blocks(message: str, which: Iterable[Item]) -> Remark:
        return Remark(message, tuple(item.commitment for item in which), blocks=True)

    yield blocks(_("No lead unit"), (item for item in items if item.commitment.lead is None))
    yield blocks(
        _("A unit that has ended"), (item for item in items if any(_ended(one, today) for one in _units(item)))
    )
    yield blocks(_("The lead unit supports as well"), (item for item in items if item.commitment.lead in item.supports))
    yield blocks(
        _("A deadline before %(day)s, the first day of the ledger") % {"day": ledger.first_day},
        (item for item in items if item.commitment.deadline < ledger.first_day),
    )
    yield blocks(
        _("A deadline more than %(years)s years ahead") % {"years": FURTHEST_YEARS},
        (item for item in items if item.commitment.deadline.year > furthest),
    )
    yield blocks(
        _("A node after the deadline"),
        (item for item in items if any(node.due > item.commitment.deadline for node in item.nodes)),
    )
    yield blocks(_("A curve that does not fit its target"), (item for item in items if not _curves_fit(item)))


def _worth_a_look(ledger: Ledger, items: Sequence[Item], today: dt.date) -> Iterator[Remark]:
    reached = {*User.objects.filter(is_active=True, role__in=sorted(OF_A_UNIT)).values_list("unit", flat=True)}
    yield _look(_("No leader in charge"), (item for item in items if not item.commitment.vice_mayor))
    yield _look(
        _("A deadline after %(day)s, the last day of the ledger") % {"day": ledger.last_day},
        (item for item in items if item.commitment.deadline > ledger.last_day),
    )
    yield _look(
        _("A node or a deadline in the past, overdue at once"),
        (item for item in items if min([item.commitment.deadline, *(node.due for node in item.nodes)]) < today),
    )
    yield _look(
        _("A unit for which nobody can sign in"),
        (item for item in items if any(unit.pk not in reached for unit in _units(item))),
    )
    yield _look(_("Not reviewed"), (item for item in items if item.commitment.state == ReviewState.PROPOSED))
    yield _look(_("No curve or nodes yet; the usual ones are added"), (item for item in items if item.lacks_a_plan))


def _look(message: str, which: Iterable[Item]) -> Remark:
    return Remark(message, tuple(item.commitment for item in which))


def _units(item: Item) -> Iterator[Unit]:
    if item.commitment.lead is not None:
        yield item.commitment.lead
    yield from item.supports


def _ended(unit: Unit, today: dt.date) -> bool:
    return unit.valid_to is not None and unit.valid_to <= today


def _curves_fit(item: Item) -> bool:
    try:
        for target in item.targets:
            checked_course(target.statement, target.aim, item.commitment, target.plan)
    except ValidationError:
        return False
    return True


def refusal(found: Iterable[Remark]) -> ValidationError | None:
    """What a service answers where something blocks."""
    blocking = [one for one in found if one.blocks]
    if not blocking:
        return None
    return ValidationError([_told(one) for one in blocking])


def _told(one: Remark) -> str:
    if not one.commitments:
        return one.message
    number, shown = len(one.commitments), "、".join(commitment.code for commitment in one.commitments[:5])
    said = ngettext("%(what)s: %(number)s item (%(codes)s)", "%(what)s: %(number)s items (%(codes)s)", number)
    return said % {"what": one.message, "number": number, "codes": shown + "…" * (number > 5)}
