"""Which objects a right covers: one policy for each kind of object, all of them here.

A role's rights (`rights`) say what somebody may do at all; a policy says to which objects. A list shows
`policy.visible_to(actor)`; a page of one object takes it from there too, so that an outsider gets 404.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q, QuerySet

from duixian.site.accounts.actors import Actor, System, has
from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.rights import Right
from duixian.site.accounts.roles import Role
from duixian.site.files.models import StoredFile
from duixian.site.jobs.models import Job


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


class FilePolicy:
    """Office, leaders and auditors read every file; the others their own, their unit's, and what a purpose grants.

    An application that lets others read files of its purpose says so once, by `grant`.
    """

    def __init__(self) -> None:
        self._grants: list[Callable[[User], Q]] = []

    def grant(self, files: Callable[[User], Q]) -> None:
        """Let a person also read the files that `files(person)` selects."""
        self._grants.append(files)

    def visible_to(self, actor: Actor) -> QuerySet[StoredFile]:
        """The files that an actor may read."""
        every = StoredFile.objects.select_related("content")
        if isinstance(actor, System) or actor.role in (Role.OFFICE, Role.LEADER, Role.AUDITOR):
            return every
        granted = Q(uploaded_by=actor)
        if actor.unit_id is not None:
            granted |= Q(uploaded_by__unit=actor.unit_id)
        for grant in self._grants:
            granted |= grant(actor)
        return every.filter(granted).distinct()


class JobPolicy:
    """The office sees every job; the others what they have asked for."""

    def visible_to(self, actor: Actor) -> QuerySet[Job]:
        """The jobs that an actor may see and cancel."""
        if isinstance(actor, System) or actor.role == Role.OFFICE:
            return Job.objects.all()
        return Job.objects.filter(asked_by=actor)


UNITS = UnitPolicy()
USERS = UserPolicy()
FILES = FilePolicy()
JOBS = JobPolicy()
