"""What every service of the review asks first: is the ledger in review, and is the item still as it was seen?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from duixian.site.history.recording import Recorder
from duixian.site.ledgers.items import I, Item
from duixian.site.ledgers.models import Ledger, Stage


class Overtaken(Exception):
    """Somebody else has changed the item since it was seen.

    Attributes:
        item: as it is stored now.
    """

    def __init__(self, item: Item) -> None:
        super().__init__(str(item))
        self.item = item


class NotInReview(ValidationError):
    """The ledger is past its review, or the item has no place in it any more."""


def in_review(record: Recorder, ledger_id: int) -> Ledger:
    """The ledger, locked, so that what is numbered, split and merged in it stays in order.

    Raises:
        NotInReview: it is past its review.
    """
    ledger = record.fresh(Ledger, ledger_id)
    if ledger.stage != Stage.REVIEW:
        raise NotInReview(_("The review of this ledger is finished; open it again to change something."))
    return ledger


def as_seen(record: Recorder, item: I, revision: int) -> I:
    """The item as it is stored, locked.

    Raises:
        NotInReview: its ledger is past its review.
        Overtaken: it has another revision than the one that was seen.
    """
    in_review(record, item.ledger_id)
    stored = record.fresh(type(item), item.pk)
    if stored.revision != revision:
        raise Overtaken(stored)
    return stored


def require_live(item: Item) -> None:
    """Refuse what was dropped, split or merged.

    Raises:
        NotInReview: it was.
    """
    if not item.is_live:
        raise NotInReview(_("This item was dropped, split or merged; undo that first."))


@contextmanager
def revising(record: Recorder, item: Item) -> Iterator[None]:
    """Change an item and count the revision."""
    with record.change(item):
        yield
        item.revision += 1
