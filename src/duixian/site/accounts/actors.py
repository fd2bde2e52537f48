"""Who acts: a person, or the system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, Union

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from duixian.site.accounts.rights import Right, may
from duixian.site.accounts.roles import Role

if TYPE_CHECKING:
    from duixian.site.accounts.models import User


@dataclass(frozen=True, slots=True)
class System:
    """A command or a job that acts for nobody in particular; it has every right. `part` names it ("worker")."""

    part: str


Actor: TypeAlias = Union["User", System]


def person_of(actor: Actor) -> User | None:
    """The person who acts; None for the system."""
    return None if isinstance(actor, System) else actor


def role_of(user: User | AnonymousUser) -> Role:
    """The role of whoever makes a request."""
    return Role.PUBLIC if isinstance(user, AnonymousUser) else Role(user.role)


def has(actor: Actor | AnonymousUser, right: Right) -> bool:
    """Whether an actor has a right."""
    return isinstance(actor, System) or may(role_of(actor), right)


def actor(request: HttpRequest) -> User:
    """The person who makes a request.

    Raises:
        PermissionDenied: nobody has signed in.
    """
    if isinstance(request.user, AnonymousUser):
        raise PermissionDenied
    return request.user
