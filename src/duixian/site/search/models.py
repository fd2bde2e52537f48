"""The index: one row for each thing that can be found."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from duixian.site.accounts.models import Unit
from duixian.site.ledgers.models import Ledger


class Kind(models.TextChoices):
    """What can be found."""

    COMMITMENT = "commitment", _("Commitments")
    LEDGER = "ledger", _("Ledgers")
    STATEMENT = "statement", _("Measured quantities")
    UNIT = "unit", _("Units")
    REPORT = "report", _("Reports of progress")
    EVIDENCE = "evidence", _("Evidence")
    EVENT = "event", _("History")


class Entry(models.Model):
    """One thing that can be found.

    Attributes:
        kind, object_id: what it is, and its key.
        ledger, unit: whose it is, None where it is nobody's.
        target: key of the object on whose page it is shown, where that is another one.
        rank: kinds with a smaller one come first; of one kind the newer `day`.
        title, body: as they are shown.
        title_text, text: title, and title with body, as `duixian.site.search.words.plain` has them.
        pairs: what `words.pairs` finds in `text`, parted by spaces.
    """

    unrecorded: ClassVar = "made from what is recorded, and at any time again"

    kind = models.CharField(max_length=16, choices=Kind)
    object_id = models.BigIntegerField()
    ledger = models.ForeignKey(Ledger, models.CASCADE, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+")
    target = models.BigIntegerField(null=True)
    rank = models.PositiveSmallIntegerField()
    day = models.DateField()
    title = models.CharField(max_length=400)
    body = models.TextField()
    title_text = models.CharField(max_length=800)
    text = models.TextField()
    pairs = models.TextField()

    class Meta:
        verbose_name = _("entry of the index")
        verbose_name_plural = _("entries of the index")
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "object_id"], name="entry_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
