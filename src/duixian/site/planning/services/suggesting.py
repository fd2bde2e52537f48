"""Suggested lead units are taken over, one or all that are sure enough."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from duixian.site.accounts.rights import Right
from duixian.site.history.recording import Recorder, action
from duixian.site.ledgers.models import Commitment, Ledger
from duixian.site.planning.plan import Item, Plan, planned
from duixian.site.planning.services.plans import change_plan, ledger_in_planning
from duixian.site.planning.services.preparing import live
from duixian.site.planning.suggestions import Adviser, Suggestion


@action("plan.accept-suggestions", needs=Right.PLAN)
def accept_suggestions(record: Recorder, ledger: Ledger, least: float) -> list[Commitment]:
    """Give every commitment without lead unit the one suggested first, if its confidence is `least` or more.

    Raises:
        ValidationError: the ledger is published.
    """
    ledger_in_planning(record, ledger.pk)
    adviser = Adviser(ledger, timezone.localdate())
    changed = []
    for item in planned(live(ledger).filter(lead=None)):
        best = best_of(adviser, item)
        if best is not None and best.confidence >= least:
            changed.append(_take(record, item, best))
    return changed


@action("plan.accept-suggestion", needs=Right.PLAN)
def accept_suggestion(record: Recorder, commitment: Commitment, unit: int, revision: int) -> Commitment:
    """Give a commitment one of the units that are suggested for it.

    Raises:
        Stale, ValidationError: as for `change_plan`; or the unit is not suggested any more.
    """
    (item,) = planned(Commitment.objects.filter(pk=commitment.pk))
    adviser = Adviser(item.commitment.ledger, timezone.localdate())
    item.commitment.revision = revision
    for suggestion in adviser.suggest(item.commitment, indicators_of(item)):
        if suggestion.unit.pk == unit:
            return _take(record, item, suggestion)
    raise ValidationError(_("This unit is not suggested any more; choose one in the form."))


def best_of(adviser: Adviser, item: Item) -> Suggestion | None:
    """The suggestion that stands first, if there is any."""
    return next(iter(adviser.suggest(item.commitment, indicators_of(item))), None)


def indicators_of(item: Item) -> list[str]:
    """Ids of the indicators of a commitment's targets."""
    return [target.statement.indicator_id for target in item.targets]


def _take(record: Recorder, item: Item, suggestion: Suggestion) -> Commitment:
    one = item.commitment
    supports = tuple(unit for unit in item.supports if unit != suggestion.unit)
    plan = Plan(suggestion.unit, supports, one.vice_mayor, one.deadline)
    why = _("Suggestion accepted: %(why)s") % {"why": suggestion.why}
    return change_plan(record.by, one, plan, one.revision, why=why)
