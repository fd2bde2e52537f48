"""A ledger passes from its review to its plan, and back while it is not published."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duixian.site.accounts.actors import Actor
from duixian.site.accounts.rights import Right
from duixian.site.history.recording import Recorder, action
from duixian.site.ledgers.counts import count
from duixian.site.ledgers.models import Ledger, Stage
from duixian.site.ledgers.services.standing import in_review


class MoreUnreviewed(ValidationError):
    """More items are not reviewed than whoever finishes the review has confirmed."""


AFTER_REVIEW: list[Callable[[Actor, Ledger], object]] = []
"""Services of other applications that follow in the same transaction; each adds its own in its `ready`."""


@action("review.finish", needs=Right.OPEN_LEDGERS)
def finish_review(record: Recorder, ledger: Ledger, unreviewed: int = 0) -> Ledger:
    """End the review; at most `unreviewed` items may be left as the machine read them."""
    stored = in_review(record, ledger.pk)
    left = count(stored).unreviewed
    if left > unreviewed:
        raise MoreUnreviewed(
            ngettext(
                "%(number)s item is not reviewed; confirm that it stays as it was read.",
                "%(number)s items are not reviewed; confirm that they stay as they were read.",
                left,
            )
            % {"number": left}
        )
    record.why = _("%(number)s not reviewed") % {"number": left} if left else ""
    with record.change(stored):
        stored.stage = Stage.PLANNING
    for begin in AFTER_REVIEW:
        begin(record.by, stored)
    return stored


@action("review.reopen", needs=Right.OPEN_LEDGERS)
def reopen_review(record: Recorder, ledger: Ledger) -> Ledger:
    """Review a ledger again that is being decomposed."""
    stored = record.fresh(Ledger, ledger.pk)
    if stored.stage != Stage.PLANNING:
        raise ValidationError(_("Only a ledger that is being decomposed can be reviewed again."))
    with record.change(stored):
        stored.stage = Stage.REVIEW
    return stored
