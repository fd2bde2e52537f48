"""Mail that people get, and what was sent."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class MailChoice(models.Model):
    """What somebody wants by mail; who has chosen nothing gets it, in Chinese.

    Attributes:
        wanted: whether the daily mail is sent.
        language: of the mail.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mail_choice")
    wanted = models.BooleanField(_("daily mail"), default=True)
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )

    class Meta:
        verbose_name = _("choice of mail")
        verbose_name_plural = _("choices of mail")

    def __str__(self) -> str:
        return f"{self.person} {self.language} {self.wanted}"


class Digest(models.Model):
    """The mail of a day to a person. The row is written before the mail is sent, so that none is ever sent twice.

    Attributes:
        address: where it went.
        things: how many things waited.
        attempted_at: when sending began.
        sent_at: when the server had taken it; None where it refused, or the worker was killed on the way.
        error: why the server refused.
    """

    unrecorded: ClassVar = "the row is itself the record of a mail; a mail changes no data of the office"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="digests")
    day = models.DateField()
    address = models.EmailField()
    things = models.PositiveIntegerField()
    attempted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering: ClassVar = ["-day", "person"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "day"], name="digest_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.address}"
