"""Keys of programs that act for a person."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ApiToken(models.Model):
    """A personal token. The token itself is shown once and not kept.

    Attributes:
        name: what its owner calls it; the history has it beside the person's name.
        digest: SHA-256 of the token, in hexadecimal digits.
        password: mark of the password that its owner had when it was made; with another password it is void.
        expires_on: the first day on which it is void.
        revoked_at: when its owner made it void, or None.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tokens")
    name = models.CharField(_("name"), max_length=40)
    digest = models.CharField(max_length=64, unique=True)
    password = models.CharField(max_length=64)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    expires_on = models.DateField(_("valid until before"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    concealed: ClassVar = frozenset({"digest", "password"})

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        ordering: ClassVar = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def holds(self, today: dt.date | None = None) -> bool:
        """Whether neither time nor its owner has made it void."""
        return self.revoked_at is None and (today or timezone.localdate()) < self.expires_on


class TokenUse(models.Model):
    """The last day on which a token was used."""

    unrecorded: ClassVar = "a day that a token was used on changes nothing; what was done with it is recorded"

    token = models.OneToOneField(ApiToken, models.CASCADE, primary_key=True, related_name="use")
    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.token} {self.day}"
