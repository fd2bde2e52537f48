"""Events of the history and the end of their chain."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from duixian.site.history.fields import BOOKKEEPING, Change, changes
from duixian.site.history.labels import kind_label, label


class Effect(models.TextChoices):
    """What an event did to its object."""

    CREATED = "created", pgettext_lazy("change", "created")
    CHANGED = "changed", _("changed")
    REMOVED = "removed", _("removed")
    NONE = "none", _("nothing")


class AuditEvent(models.Model):
    """One change of one object. Rows are only ever added; triggers of the database refuse everything else.

    Attributes:
        seq: 1, 2, 3 … without a gap.
        actor: the person, or None where a command or job acted.
        actor_name: as it was then.
        action: "unit.rename".
        object_type, object_id: what was changed ("accounts.unit", "12").
        effect: what became of it; `none` for what leaves fields as they are or hides them (a log-in, a password).
        before: the former values of the fields that changed.
        after: all fields as they are after the change; {} where the object was removed; details where `effect` is none.
        why: the reason that was given.
        prev_hash, hash: SHA-256 of the event before and of this one (`duixian.site.history.chain`).
    """

    seq = models.BigIntegerField(_("number"), primary_key=True)
    at = models.DateTimeField(_("time"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("person")
    )
    actor_name = models.CharField(_("name"), max_length=80)
    action = models.CharField(_("action"), max_length=60)
    object_type = models.CharField(_("kind of object"), max_length=60)
    object_id = models.CharField(_("object"), max_length=60)
    effect = models.CharField(_("effect"), max_length=8, choices=Effect)
    before = models.JSONField(_("before"))
    after = models.JSONField(_("after"))
    why = models.TextField(_("reason"), blank=True)
    prev_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering: ClassVar = ["-seq"]
        indexes: ClassVar = [
            models.Index(fields=["object_type", "object_id", "seq"], name="event_object"),
            models.Index(fields=["actor", "seq"], name="event_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.action} {self.object_type} {self.object_id}"

    @property
    def action_label(self) -> str:
        """What the action is called."""
        return label(self.action)

    @property
    def kind_label(self) -> str:
        """What the kind of object is called."""
        return kind_label(self.object_type)

    @property
    def changes(self) -> list[Change]:
        """The fields that it changed; all of them where the object was created or removed."""
        return changes(self.object_type, self.before, self.after)

    @property
    def changed(self) -> list[str]:
        """What the fields are called that people meant to change."""
        return [one.label for one in self.changes if one.column not in BOOKKEEPING] if self.before else []


class ChainEnd(models.Model):
    """The one row that says where the chain ends; whoever appends locks it, so that the chain cannot fork."""

    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(pk=1), name="chain_end_single")]

    def __str__(self) -> str:
        return f"{self.seq} {self.hash}"
