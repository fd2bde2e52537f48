"""People and units."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from duixian.site.accounts.roles import OF_A_UNIT, Role


class Level(models.TextChoices):
    """The level of government that a unit belongs to."""

    PROVINCE = "province", _("Province")
    CITY = "city", _("City")
    COUNTY = "county", _("County or district")
    TOWNSHIP = "township", _("Township or sub-district")


class UnitQuerySet(models.QuerySet["Unit"]):
    """Questions about units."""

    def on(self, day: dt.date) -> UnitQuerySet:
        """Units that exist on a day."""
        return self.filter(valid_from__lte=day).filter(models.Q(valid_to=None) | models.Q(valid_to__gt=day))


class Unit(models.Model):
    """A department or place that answers for commitments; it is never deleted, only succeeded.

    Attributes:
        name: as on its seal; no two units that exist at the same time share one.
        level: of government.
        valid_from: the first day on which it exists.
        valid_to: the first day on which it no longer exists, or None.
        successor: who takes over on `valid_to`, or None.
    """

    name = models.CharField(_("name"), max_length=100)
    level = models.CharField(_("level"), max_length=16, choices=Level)
    valid_from = models.DateField(_("exists from"))
    valid_to = models.DateField(_("exists until before"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("successor")
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(valid_to=None),
                name="unit_name_unique",
                violation_error_message=_("A unit of this name exists."),
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gt=models.F("valid_from")),
                name="unit_ends_after_it_begins",
                violation_error_message=_("A unit must end after it begins."),
            ),
            models.CheckConstraint(
                condition=models.Q(successor=None) | models.Q(valid_to__isnull=False), name="unit_succeeded_has_ended"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def today(self) -> Unit:
        """The unit that answers for this one's commitments now: itself, or the last of its successors."""
        unit = self
        while unit.successor is not None:
            unit = unit.successor
        return unit


class UserManager(BaseUserManager["User"]):
    """Finds people by the name they sign in with, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> User:
        """The person who signs in with this name."""
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """Somebody who signs in.

    Attributes:
        username: what is typed at log-in.
        name: as it is shown.
        unit: whom a clerk or head reports for; None for everybody else.
        role: what they are to the ledger; it alone gives rights.
        is_active: whether they may sign in; people are never deleted.
        by_token: name of the token by which a program acts for them just now; not stored.
    """

    username = models.CharField(_("user name"), max_length=60, validators=[UnicodeUsernameValidator()])
    name = models.CharField(_("full name"), max_length=60)
    email = models.EmailField(_("e-mail address"), blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="people", verbose_name=_("unit"))
    role = models.CharField(
        _("role"), max_length=16, choices=[(role.value, role.label) for role in Role if role != Role.PUBLIC]
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = UserManager()

    by_token = ""
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name", "role"]
    concealed: ClassVar = frozenset({"password"})

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering: ClassVar = ["username"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("username"),
                name="user_username_unique",
                violation_error_message=_("Somebody has this user name."),
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=sorted(OF_A_UNIT), unit__isnull=False)
                | (~models.Q(role__in=sorted(OF_A_UNIT)) & models.Q(unit=None)),
                name="user_unit_fits_role",
                violation_error_message=_("Clerks and heads have a unit, and nobody else has."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def signature(self) -> str:
        """The name as the history keeps it, with the token's where a program acts."""
        return f"{self.name} [{self.by_token}]"[:80] if self.by_token else self.name

    def get_full_name(self) -> str:
        """The name as it is shown."""
        return self.name
