"""The parts that people play."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What somebody is to the ledger; `PUBLIC` is everybody who has not signed in and is never stored."""

    OFFICE = "office", _("Supervision office")
    CLERK = "clerk", _("Unit clerk")
    HEAD = "head", _("Unit head")
    LEADER = "leader", _("Leader")
    AUDITOR = "auditor", _("Auditor")
    PUBLIC = "public", _("Public")


SIGNED_IN = frozenset({Role.OFFICE, Role.CLERK, Role.HEAD, Role.LEADER, Role.AUDITOR})
OF_A_UNIT = frozenset({Role.CLERK, Role.HEAD})
EVERYBODY = SIGNED_IN | {Role.PUBLIC}
"""Every role, the public included."""
