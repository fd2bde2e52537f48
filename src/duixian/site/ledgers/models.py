"""Ledgers, and the statements and commitments in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from duixian.exchange.wording import value_phrase
from duixian.site.accounts.models import Unit
from duixian.site.files.models import StoredFile
from duixian.site.keeping.wording import number
from duixian.site.ledgers.library import read_statement
from duixian.site.pages.language import page_language

if TYPE_CHECKING:
    from duixian.site.lights.models import Light


class SourceText(models.Model):
    """The text of a report as received, kept once; offsets of statements and commitments index it.

    Attributes:
        sha256: of the text in UTF-8, in hexadecimal digits.
    """

    unrecorded: ClassVar = "a hash says all; the ledger that has the text is recorded"

    sha256 = models.CharField(max_length=64, primary_key=True)
    text = models.TextField()

    def __str__(self) -> str:
        return self.sha256


class Stage(models.TextChoices):
    """How far a ledger is."""

    REVIEW = "review", _("being reviewed")
    PLANNING = "planning", _("being decomposed")
    PUBLISHED = "published", pgettext_lazy("stage", "published")


class Ledger(models.Model):
    """The ledger of one report.

    Attributes:
        title: of the report.
        place, place_code: whose government reports; GB/T 2260 code, "" where it is not known.
        level: of government.
        year: the year of the report.
        first_day, last_day: the time in which its annual commitments are to be kept.
        stage: how far it is.
        file: what was uploaded; None for pasted text.
        source: the text that offsets index.
        outline: its sections, as `duixian.outline.section.Section` has them, JSON.
        findings: what the report says against itself, as `duixian.ledger.model.Finding` has it, JSON.
        software: version of duixian that read it.
        sign_off_days: working days that a unit has to sign for an item or to object.
    """

    title = models.CharField(_("title"), max_length=200)
    place = models.CharField(_("place"), max_length=60, blank=True)
    place_code = models.CharField(_("place code"), max_length=12, blank=True)
    level = models.CharField(_("level"), max_length=16, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    stage = models.CharField(_("stage"), max_length=16, choices=Stage, default=Stage.REVIEW)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    source = models.ForeignKey(SourceText, models.PROTECT, related_name="ledgers")
    outline = models.JSONField(default=list)
    findings = models.JSONField(default=list, blank=True)
    software = models.CharField(max_length=40, blank=True)
    sign_off_days = models.PositiveSmallIntegerField(
        _("working days to sign"), default=5, validators=[MinValueValidator(1)]
    )
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)

    class Meta:
        verbose_name = _("ledger")
        verbose_name_plural = _("ledgers")
        ordering: ClassVar = ["-year", "place", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="ledger_ends_after_it_begins",
                violation_error_message=_("A ledger must end after it begins."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("ledger", args=[self.pk])


class ReviewState(models.TextChoices):
    """What people have made of something that was read."""

    PROPOSED = "proposed", _("not reviewed")
    ACCEPTED = "accepted", _("accepted")
    CORRECTED = "corrected", _("corrected")
    ADDED = "added", _("added by hand")
    DROPPED = "dropped", _("dropped")
    SPLIT = "split", _("split")
    MERGED = "merged", _("merged")


LIVE = (ReviewState.PROPOSED, ReviewState.ACCEPTED, ReviewState.CORRECTED, ReviewState.ADDED)
"""States of what is in the ledger; the others are kept beside it."""


class Reviewed(models.Model):
    """Something that the machine reads out of a report or people add, and people review.

    Attributes:
        number: counted within the ledger, in text order as read; what is added by hand goes on counting.
        start, end: offsets in the source text.
        state: what people have made of it.
        reason: why it was corrected, dropped, split or merged.
        revision: grows by one with each change; a form sends the one that it was opened with.
        machine: what the machine read, as `duixian.exchange` writes it; None where people added it. Never changed.
    """

    ledger = models.ForeignKey(Ledger, models.PROTECT, related_name="%(class)ss")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    state = models.CharField(_("review"), max_length=16, choices=ReviewState, default=ReviewState.PROPOSED)
    reason = models.CharField(_("reason"), max_length=400, blank=True)
    revision = models.PositiveIntegerField(default=1)
    machine = models.JSONField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering: ClassVar = ["ledger", "start", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ledger", "number"], name="%(class)s_number_unique"),
            models.CheckConstraint(condition=models.Q(end__gte=models.F("start")), name="%(class)s_span"),
        ]

    @property
    def is_live(self) -> bool:
        """Whether it is in the ledger."""
        return self.state in LIVE


class Kind(models.TextChoices):
    """Kinds of commitments."""

    TARGET = "target", pgettext_lazy("kind", "target")
    TASK = "task", _("task")
    PROJECT = "project", _("project")
    PROGRAMME = "programme", _("programme")


class Commitment(Reviewed):
    """One row of the task-decomposition table (任务分解表).

    Attributes:
        kind: target, task, project or programme.
        area: field of work, the title of its section.
        item: lead phrase of the paragraph that it belongs to.
        text: what is promised, as the office words it; at first the words of the report.
        deadline: the last day for it.
        deadline_stated: the words of the report that say so, or "".
        strength: `ensure`, `strive`, `endeavour` or "".
        places, projects: named places and projects, each {"name", "start", "end", "code"}.
        suggested: units that the library suggests, the likeliest first, each {"unit", "confidence"}.
        confidence: of the machine that this is one commitment, rightly read; 1 where people have reviewed it.
        lead: the unit that answers for it, or None.
        vice_mayor: name of the leader in charge (分管领导), or "".
        replaced_by: what it was merged into, or None.
        part_of: what it was split from, or None.
    """

    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    area = models.CharField(_("field of work"), max_length=200, blank=True)
    item = models.CharField(_("item"), max_length=300, blank=True)
    text = models.TextField(_("commitment"))
    deadline = models.DateField(_("deadline"))
    deadline_stated = models.CharField(max_length=60, blank=True)
    strength = models.CharField(_("strength"), max_length=16, blank=True)
    places = models.JSONField(default=list, blank=True)
    projects = models.JSONField(default=list, blank=True)
    suggested = models.JSONField(default=list, blank=True)
    section = models.CharField(max_length=40, blank=True)
    confidence = models.FloatField(default=1.0)
    lead = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="leads", verbose_name=_("lead unit")
    )
    vice_mayor = models.CharField(_("leader in charge"), max_length=60, blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")

    class Meta(Reviewed.Meta):
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")

    def __str__(self) -> str:
        return self.item or self.text[:40]

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("commitment", args=[self.pk])

    @property
    def light(self) -> Light | None:
        """The light that shows now, or None; `duixian.site.lights.shown.with_light` reads those of many at once."""
        shown: Iterable[Light] | None = getattr(self, "shown_lights", None)
        return next(iter(self.lights.filter(last_day=None) if shown is None else shown), None)

    @property
    def code(self) -> str:
        """Its number as people say it: 2017-012."""
        return f"{self.ledger.year}-{self.number:03d}"


class Statement(Reviewed):
    """One measured quantity; the fields are those of `duixian.statements.statement.Statement`.

    Attributes:
        commitment: the commitment that it is a number of, or None.
        indicator: name of what is measured; `indicator_id` its id in the vocabulary, or "".
        scope: the part of the place that it is limited to, "" for the whole.
        low, high: as written, signed for growth and change; None where it has no number.
        period: {"start", "end", "basis"} or None.
    """

    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="statements", verbose_name=_("commitment")
    )
    indicator = models.CharField(_("indicator"), max_length=120)
    indicator_id = models.CharField(max_length=80, blank=True)
    scope = models.CharField(_("scope"), max_length=120, blank=True)
    measure = models.CharField(pgettext_lazy("item", "measure"), max_length=16)
    low = models.FloatField(pgettext_lazy("item", "value"), null=True, blank=True)
    high = models.FloatField(_("upper value"), null=True, blank=True)
    unit = models.CharField(_("unit of measure"), max_length=40, blank=True)
    comparator = models.CharField(_("comparator"), max_length=16)
    role = models.CharField(pgettext_lazy("item", "role"), max_length=16)
    period = models.JSONField(null=True, blank=True)
    provisional = models.BooleanField(default=False)
    strength = models.CharField(_("strength"), max_length=16, blank=True)
    reference = models.CharField(max_length=120, blank=True)
    section = models.CharField(max_length=40, blank=True)
    confidence = models.FloatField(default=1.0)

    class Meta(Reviewed.Meta):
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        indexes: ClassVar = [models.Index(fields=["indicator_id", "role"], name="statement_indicator")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.quote}"

    @property
    def full_name(self) -> str:
        """What it measures, with the part of the place that it is limited to."""
        return self.indicator if self.indicator.startswith(self.scope) else f"{self.scope}{self.indicator}"

    @property
    def quote(self) -> str:
        """Its number as the report prints it, or as people entered it."""
        entered = "" if self.low is None else number(self.low)
        return str((self.machine or {}).get("quote", "")) or f"{entered}{self.unit}"

    @property
    def said(self) -> str:
        """Its number with its words, as it stands after review, in the language of the page: 增长7.5%左右."""
        return value_phrase(read_statement(self), page_language())


def year_bounds(year: int) -> tuple[dt.date, dt.date]:
    """First and last day of a calendar year."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31)
