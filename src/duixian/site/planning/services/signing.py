"""Units sign for their items, or object; the office decides."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from duixian.site.accounts.actors import System, person_of
from duixian.site.accounts.models import Unit
from duixian.site.accounts.rights import Right
from duixian.site.history.recording import Recorder, action
from duixian.site.ledgers.models import Commitment, Ledger
from duixian.site.planning.models import Part, SignOff, SignOffState, Support
from duixian.site.planning.services.publishing import ask, freeze

OPEN = (SignOffState.WAITING, SignOffState.OBJECTED)
STANDING = (*OPEN, SignOffState.SIGNED, SignOffState.REFUSED)
"""States of what a unit has to answer for; a refused objection counts as signed."""


@action("sign-off.sign", needs=Right.SIGN_OFF)
def sign(record: Recorder, keys: Collection[int]) -> list[SignOff]:
    """Sign for items of the own unit: all of those named, or none.

    Raises:
        PermissionDenied: one is another unit's.
        ValidationError: one has been answered, or withdrawn.
    """
    if not keys:
        raise ValidationError(_("Select the items first."))
    signed = []
    for key in sorted(keys):
        stored = _own(record, key)
        if stored.state == SignOffState.SIGNED:
            continue
        _must_wait(stored)
        with record.change(stored):
            stored.state = SignOffState.SIGNED
            stored.answered_at, stored.answered_by = timezone.now(), person_of(record.by)
        signed.append(stored)
    return signed


@action("sign-off.object", needs=Right.SIGN_OFF)
def object_to(record: Recorder, sign_off: SignOff, reason: str) -> SignOff:
    """Object to an item of the own unit.

    Raises:
        PermissionDenied: it is another unit's.
        ValidationError: it has been answered, its day is over, or no reason is given.
    """
    stored = _own(record, sign_off.pk)
    _must_wait(stored)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the unit objects.")})
    if timezone.localdate() > stored.due:
        raise ValidationError(
            {
                "reason": _(
                    "Objections could be made until %(day)s. Sign for the item, or speak to the supervision office."
                )
                % {"day": stored.due}
            }
        )
    record.why = reason.strip()
    with record.change(stored):
        stored.state, stored.reason = SignOffState.OBJECTED, reason.strip()
        stored.answered_at, stored.answered_by = timezone.now(), person_of(record.by)
    return stored


@action("objection.uphold", needs=Right.PUBLISH)
def uphold(record: Recorder, sign_off: SignOff, unit: Unit | None, decision: str) -> SignOff:
    """Give the item to another unit, which is asked to sign; the ledger gets a further version.

    A supporting unit may be let go without another in its place.

    Raises:
        ValidationError: the objection has been decided, or `unit` cannot take the item.
    """
    ledger = record.fresh(Ledger, sign_off.commitment.ledger_id)
    stored = _objection(record, sign_off)
    if unit is None and stored.part == Part.LEAD:
        raise ValidationError({"unit": _("Choose the unit that leads instead.")})
    if unit is not None and unit.pk == stored.unit_id:
        raise ValidationError({"unit": _("This is the unit that objects; choose another one.")})
    record.why = decision.strip()
    _decide(record, stored, SignOffState.UPHELD, decision)
    commitment = record.fresh(Commitment, stored.commitment_id)
    if stored.part == Part.LEAD and unit is not None:
        give_lead(record, ledger, commitment, unit)
    else:
        give_support(record, ledger, commitment, stored.unit, unit)
    freeze(record, ledger)
    return stored


@action("objection.refuse", needs=Right.PUBLISH)
def refuse(record: Recorder, sign_off: SignOff, decision: str) -> SignOff:
    """Leave the item with the unit, which is thereby taken to have signed.

    Raises:
        ValidationError: the objection has been decided, or no reason is given.
    """
    stored = _objection(record, sign_off)
    if not decision.strip():
        raise ValidationError({"decision": _("Say why the objection is refused.")})
    record.why = decision.strip()
    _decide(record, stored, SignOffState.REFUSED, decision)
    return stored


@action("plan.reassign", needs=Right.PUBLISH)
def reassign(record: Recorder, commitment: Commitment, lead: Unit, *, why: str) -> Commitment:
    """Give a published item whose lead unit has ended without successor to another unit.

    Raises:
        ValidationError: its lead unit exists.
    """
    record.why = why
    ledger = record.fresh(Ledger, commitment.ledger_id)
    stored = record.fresh(Commitment, commitment.pk)
    former = stored.lead
    if former is None or former.valid_to is None or former.successor_id is not None:
        raise ValidationError(_("Only items of a unit that has ended without successor are given to another one."))
    close(record, stored, former, Part.LEAD, SignOffState.WITHDRAWN)
    give_lead(record, ledger, stored, lead)
    freeze(record, ledger)
    return stored


def give_lead(record: Recorder, ledger: Ledger, commitment: Commitment, unit: Unit) -> None:
    """Let a unit lead from now on and ask it to sign; where it supported before, it no longer does."""
    if unit.valid_to is not None:
        raise ValidationError({"unit": _("%(unit)s has ended.") % {"unit": unit}})
    for support in commitment.supports.filter(unit=unit):
        record.remove(support)
    close(record, commitment, unit, Part.SUPPORT, SignOffState.WITHDRAWN)
    with record.change(commitment):
        commitment.lead = unit
        commitment.revision += 1
    ask(record, ledger, [(commitment, unit, Part.LEAD)])


def give_support(record: Recorder, ledger: Ledger, commitment: Commitment, former: Unit, unit: Unit | None) -> None:
    """Let a unit support in the place of another; none where it takes part already, or nobody is to follow."""
    for support in commitment.supports.filter(unit=former):
        record.remove(support)
    if unit is not None and unit.valid_to is not None:
        raise ValidationError({"unit": _("%(unit)s has ended.") % {"unit": unit}})
    if unit is not None and unit.pk != commitment.lead_id and not commitment.supports.filter(unit=unit).exists():
        record.create(Support(commitment=commitment, unit=unit))
        ask(record, ledger, [(commitment, unit, Part.SUPPORT)])
    with record.change(commitment):
        commitment.revision += 1


def close(record: Recorder, commitment: Commitment, unit: Unit, part: Part, state: SignOffState) -> None:
    """End what a unit was asked and has said of an item."""
    for one in commitment.sign_offs.filter(unit=unit, part=part, state__in=STANDING).select_for_update():
        with record.change(one):
            one.state = state


def _own(record: Recorder, key: int) -> SignOff:
    stored = record.fresh(SignOff, key)
    if not isinstance(record.by, System) and record.by.unit_id != stored.unit_id:
        raise PermissionDenied
    return stored


def _must_wait(stored: SignOff) -> None:
    if stored.state != SignOffState.WAITING:
        raise ValidationError(
            _("%(code)s has been answered already: %(state)s.")
            % {"code": stored.commitment.code, "state": stored.get_state_display()}
        )


def _objection(record: Recorder, sign_off: SignOff) -> SignOff:
    stored = record.fresh(SignOff, sign_off.pk)
    if stored.state != SignOffState.OBJECTED:
        raise ValidationError(
            _("This objection has been decided already: %(state)s.") % {"state": stored.get_state_display()}
        )
    return stored


def _decide(record: Recorder, stored: SignOff, state: SignOffState, decision: str) -> None:
    with record.change(stored):
        stored.state, stored.decision = state, decision.strip()
        stored.decided_at, stored.decided_by = timezone.now(), person_of(record.by)
