"""The plan of a ledger: supporting units, nodes, curves; its published versions; signing for items."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from duixian.site.accounts.models import Unit
from duixian.site.ledgers.models import Commitment, Ledger, Statement


class Support(models.Model):
    """A unit that supports the lead unit of a commitment (配合单位)."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="supports")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="supports", verbose_name=_("unit"))

    class Meta:
        verbose_name = _("supporting unit")
        verbose_name_plural = _("supporting units")
        ordering: ClassVar = ["commitment", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["commitment", "unit"],
                name="support_unique",
                violation_error_message=_("This unit supports the commitment already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.unit)


class Node(models.Model):
    """Something to be done for a commitment by a day (节点).

    Attributes:
        title: what is to be done.
        due: the last day for it.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="nodes")
    title = models.CharField(_("node"), max_length=200)
    due = models.DateField(_("due"))

    class Meta:
        verbose_name = _("node")
        verbose_name_plural = _("nodes")
        ordering: ClassVar = ["commitment", "due", "pk"]

    def __str__(self) -> str:
        return self.title


class CurveKind(models.TextChoices):
    """How a number is planned to come about; see docs/site/lights.md."""

    LINEAR = "linear", _("in equal parts")
    SEASONAL = "seasonal", _("as in past years")
    STEPS = "steps", _("by steps")
    YEAR_END = "year-end", _("at the year's end")


class ReadingKind(models.TextChoices):
    """Which observations speak of a target; see `duixian.site.keeping.measuring.Reading`."""

    TO_DATE = "to-date", _("from the first day of the year")
    LATEST = "latest", _("the latest")
    YEAR = "year", _("whole years")


class Curve(models.Model):
    """The planned course of a numeric target.

    Attributes:
        statement: the target.
        kind: how its number is planned to come about.
        baseline: value before the first day, 0 for what is totalled from there, None for what must hold all along.
        steps: [["2026-06-30", 240.0], …] in order of time, for a curve by steps.
        reading: which observations speak of the target.
    """

    statement = models.OneToOneField(Statement, models.PROTECT, related_name="curve")
    kind = models.CharField(_("curve"), max_length=16, choices=CurveKind, default=CurveKind.LINEAR)
    baseline = models.FloatField(_("baseline"), null=True, blank=True)
    steps = models.JSONField(_("steps"), default=list, blank=True)
    reading = models.CharField(_("observations used"), max_length=16, choices=ReadingKind, default=ReadingKind.TO_DATE)

    class Meta:
        verbose_name = _("planned curve")
        verbose_name_plural = _("planned curves")

    def __str__(self) -> str:
        return f"{self.statement.indicator}: {self.get_kind_display()}"


class Version(models.Model):
    """A ledger as it was published.

    Attributes:
        number: 1 for the first.
        content: the whole ledger with its plan, JSON; never changed.
        sha256: of `content` as canonical JSON.
    """

    ledger = models.ForeignKey(Ledger, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField(_("published"))
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    concealed: ClassVar = frozenset({"content"})

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering: ClassVar = ["ledger", "number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["ledger", "number"], name="version_unique")]

    def __str__(self) -> str:
        return f"{self.ledger} v{self.number}"


class SignOffState(models.TextChoices):
    """What a unit has said to an item that was given to it."""

    WAITING = "waiting", _("to be signed for")
    SIGNED = "signed", _("signed for")
    OBJECTED = "objected", _("objected to")
    UPHELD = "upheld", _("objection upheld")
    REFUSED = "refused", _("objection refused")
    HANDED_OVER = "handed-over", _("handed over to the successor")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Part(models.TextChoices):
    """What a unit does for a commitment."""

    LEAD = "lead", _("lead unit")
    SUPPORT = "support", _("supporting unit")


class SignOff(models.Model):
    """A unit's answer to an item that the published ledger gives to it (签收); asked for again after a decision.

    Attributes:
        due: last working day for the answer; counted from the day on which it was asked for.
        reason: why it objects.
        decision: what the office says to an objection.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="sign_offs")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sign_offs")
    part = models.CharField(_("part"), max_length=16, choices=Part)
    state = models.CharField(_("state"), max_length=16, choices=SignOffState, default=SignOffState.WAITING)
    asked_on = models.DateField(_("asked on"))
    due = models.DateField(_("due"))
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(_("reason"), blank=True)
    decision = models.TextField(_("decision"), blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("sign-off")
        verbose_name_plural = _("sign-offs")
        ordering: ClassVar = ["commitment", "part", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["commitment", "unit", "part"],
                condition=models.Q(state__in=["waiting", "objected"]),
                name="sign_off_open_once",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "state"], name="sign_off_of_unit")]

    def __str__(self) -> str:
        return f"{self.unit} {self.commitment}"
