"""Reports of progress, their evidence, and drafts."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from duixian.site.accounts.models import Unit
from duixian.site.files.models import StoredFile
from duixian.site.keeping.wording import amount
from duixian.site.ledgers.models import Commitment, Statement
from duixian.site.planning.models import Node


class ReportState(models.TextChoices):
    """How far a report of progress is."""

    FILED = "filed", _("to be confirmed by the head")
    CONFIRMED = "confirmed", _("confirmed")
    RETURNED = "returned", _("returned")


class ProgressReport(models.Model):
    """What a unit reports of a commitment for a month. One that was returned is kept; what comes instead is another.

    Attributes:
        month: the first day of the month that it speaks about.
        turn: 1 for the first report on the month, one more for each that came instead of a returned one.
        progress: what has been done.
        next_steps: what is next.
        filed_at: when the clerk handed it in.
        confirmed_at: when the head confirmed it; from then on it has reached the office.
        comment: why it was returned.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports")
    month = models.DateField(_("month"))
    turn = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(_("state"), max_length=16, choices=ReportState, default=ReportState.FILED)
    progress = models.TextField(_("progress"))
    next_steps = models.TextField(_("what is next"), blank=True)
    filed_at = models.DateTimeField(_("filed"))
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    returned_at = models.DateTimeField(_("returned"), null=True, blank=True)
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    comment = models.TextField(_("comment"), blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("report of progress")
        verbose_name_plural = _("reports of progress")
        ordering: ClassVar = ["commitment", "-month", "-turn"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "unit", "month", "turn"], name="report_turn_unique"),
            models.UniqueConstraint(
                fields=["commitment", "unit", "month"],
                condition=~models.Q(state="returned"),
                name="report_stands_once",
                violation_error_message=_("This month has been reported."),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "month", "state"], name="report_of_unit")]

    def __str__(self) -> str:
        return f"{self.commitment} {self.month:%Y-%m}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("report", args=[self.pk])

    @property
    def is_withdrawn(self) -> bool:
        """Whether whoever handed it in took it back, rather than somebody else returning it."""
        return (
            self.state == ReportState.RETURNED
            and self.confirmed_at is None
            and self.returned_by_id is not None
            and self.returned_by_id == self.filed_by_id
        )


class ReportedValue(models.Model):
    """What a report says that a numeric target has come to; a light uses it where no statistics are known.

    Attributes:
        statement: the target.
        value: in `unit`; since the first day of the ledger, or as it stands at the month's end, as the curve reads it.
        unit: that of the target, or one that can be converted into it.
    """

    report = models.ForeignKey(ProgressReport, models.PROTECT, related_name="values")
    statement = models.ForeignKey(
        Statement, models.PROTECT, related_name="reported_values", verbose_name=_("numeric target")
    )
    value = models.FloatField(pgettext_lazy("report", "value"))
    unit = models.CharField(_("unit of measure"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("reported value")
        verbose_name_plural = _("reported values")
        ordering: ClassVar = ["report", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "statement"], name="reported_value_unique")]

    def __str__(self) -> str:
        return f"{self.statement.full_name} {amount(self.value, self.unit)}"


class Evidence(models.Model):
    """What proves a report: a file or a link (佐证).

    Attributes:
        title: what it is.
        node: the node that it proves, or None.
    """

    report = models.ForeignKey(ProgressReport, models.PROTECT, related_name="evidence")
    title = models.CharField(_("evidence"), max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    link = models.URLField(_("link"), max_length=500, blank=True)
    node = models.ForeignKey(Node, models.PROTECT, null=True, blank=True, related_name="evidence")
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering: ClassVar = ["report", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(file=None, link__gt="") | models.Q(file__isnull=False, link=""),
                name="evidence_file_or_link",
                violation_error_message=_("Evidence is a file or a link."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class NodeCompletion(models.Model):
    """The statement of a report that a node is done; it stands while its report does.

    Attributes:
        done_on: the day on which it was done.
    """

    report = models.ForeignKey(ProgressReport, models.PROTECT, related_name="completions")
    node = models.ForeignKey(Node, models.PROTECT, related_name="completions")
    done_on = models.DateField(_("done on"))

    class Meta:
        verbose_name = _("completion of a node")
        verbose_name_plural = _("completions of nodes")
        ordering: ClassVar = ["report", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "node"], name="completion_unique")]

    def __str__(self) -> str:
        return f"{self.node} {self.done_on}"


class Draft(models.Model):
    """What somebody is writing, kept while it is typed.

    Attributes:
        fields: the form's fields by name.
    """

    unrecorded: ClassVar = "unfinished words of one person; recorded when they are filed"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="+")
    month = models.DateField()
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "commitment", "month"], name="draft_unique")]

    def __str__(self) -> str:
        return f"{self.person} {self.commitment} {self.month:%Y-%m}"
