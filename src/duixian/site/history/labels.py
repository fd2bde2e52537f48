"""What actions are called: for each name in the code the words that people read."""

from __future__ import annotations

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, Promise] = {
    "calendar.announce": _("Enter the holidays of a year"),
    "file.store": _("Upload a file"),
    "ledger.open": _("Open a ledger"),
    "ledger.publish": _("Publish a ledger"),
    "lights.recompute": _("Compute lights"),
    "mail.choose": _("Choose the daily mail"),
    "objection.refuse": _("Refuse an objection"),
    "objection.uphold": _("Uphold an objection"),
    "observations.import": _("Import observations"),
    "password.change": _("Change the own password"),
    "password.reset": _("Give somebody a new password"),
    "plan.accept-suggestion": _("Accept a suggested lead unit"),
    "plan.accept-suggestions": _("Accept suggested lead units"),
    "plan.apply": _("Change the plan by a table"),
    "plan.assign": _("Assign units"),
    "plan.change": _("Change the plan"),
    "plan.hand-over": _("Hand items over to the successor"),
    "plan.prepare": _("Prepare the plan"),
    "plan.reassign": _("Give an item to another unit"),
    "report.confirm": _("Confirm a report"),
    "report.file": _("Hand in a report"),
    "report.return": _("Return a report"),
    "report.withdraw": _("Withdraw a report"),
    "review.accept": _("Accept what was read"),
    "review.accept-above": _("Accept everything that is sure"),
    "review.add": _("Add to the ledger"),
    "review.correct": _("Correct what was read"),
    "review.drop": _("Drop what was read"),
    "review.finish": _("Finish the review"),
    "review.merge": _("Merge"),
    "review.reopen": _("Take the review up again"),
    "review.restore": _("Restore what was dropped"),
    "review.split": _("Split"),
    "session.close": _("Sign out"),
    "session.lock-out": _("Lock out after wrong passwords"),
    "session.open": _("Sign in"),
    "sign-off.object": _("Object to an item"),
    "sign-off.sign": _("Sign for an item"),
    "token.create": _("Make a key for a program"),
    "token.lock-out": _("Lock out after wrong keys"),
    "token.revoke": _("Revoke a key of a program"),
    "two-step.add": _("Switch two-step verification on"),
    "two-step.off": _("Switch somebody's two-step verification off"),
    "two-step.remove": _("Switch two-step verification off"),
    "two-step.reset": _("Renew the recovery codes"),
    "unit.create": _("Add a unit"),
    "unit.create-many": _("Add units"),
    "unit.edit": _("Correct a unit"),
    "unit.succeed": _("Dissolve a unit"),
    "user.create": _("Add a person"),
    "user.edit": _("Change a person"),
    "user.import": _("Add people from a table"),
}
"""Labels by the name of the action."""


def label(action: str) -> str:
    """What an action is called; its name where the code no longer has it."""
    return str(LABELS.get(action, action))


def kind_label(object_type: str) -> str:
    """What a kind of object is called; its name where the code no longer has it."""
    try:
        return str(apps.get_model(object_type)._meta.verbose_name)
    except (LookupError, ValueError):
        return object_type
