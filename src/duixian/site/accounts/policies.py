"""Which objects a right covers: one policy for each kind of object, all of them here.

A role's rights (`rights`) say what somebody may do at all; a policy says to which objects. A list shows
`policy.visible_to(actor)`; a page of one object takes it from there too, so that an outsider gets 404.
"""

from __future__ import annotations

from django.db.models import QuerySet

from duixian.site.accounts.actors import Actor, System, has
from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.rights import Right


class UnitPolicy:
    """Everybody who has signed in sees every unit."""

    def visible_to(self, actor: Actor) -> QuerySet[Unit]:
        """The units that an actor may see."""
        return Unit.objects.all() if has(actor, Right.READ_UNITS) else Unit.objects.none()


class UserPolicy:
    """The office sees everybody; the others see themselves."""

    def visible_to(self, actor: Actor) -> QuerySet[User]:
        """The people that an actor may see."""
        everybody = User.objects.select_related("unit")
        if has(actor, Right.MANAGE_USERS):
            return everybody
        return everybody.none() if isinstance(actor, System) else everybody.filter(pk=actor.pk)


UNITS = UnitPolicy()
USERS = UserPolicy()
