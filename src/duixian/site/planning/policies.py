"""Which sign-offs somebody sees."""

from __future__ import annotations

from django.db.models import QuerySet

from duixian.site.accounts.actors import Actor, System
from duixian.site.accounts.roles import OF_A_UNIT
from duixian.site.planning.models import SignOff


class SignOffPolicy:
    """Units see what they are asked to sign; the others all of it."""

    def visible_to(self, actor: Actor) -> QuerySet[SignOff]:
        """The sign-offs that an actor may see."""
        every = SignOff.objects.select_related("commitment__ledger", "commitment__lead", "unit", "answered_by")
        if isinstance(actor, System) or actor.role not in OF_A_UNIT:
            return every
        return every.filter(unit=actor.unit_id)


SIGN_OFFS = SignOffPolicy()
