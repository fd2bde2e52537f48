"""Which commitments name which place or project, in a form that every database can index."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from duixian.site.ledgers.models import Commitment


class NameKind(models.TextChoices):
    """What a name stands for."""

    PLACE = "place", _("place")
    PROJECT = "project", _("project")


class Named(models.Model):
    """A place or project that a commitment names; the same as its `places` and `projects` say.

    Attributes:
        name: as the report has it.
        code: of a place (GB/T 2260), "" where it has none.
    """

    unrecorded: ClassVar = "derived from the commitment, with which it is recorded"

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="named")
    kind = models.CharField(max_length=8, choices=NameKind)
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=12, blank=True)

    class Meta:
        verbose_name = _("named place or project")
        verbose_name_plural = _("named places and projects")
        ordering: ClassVar = ["kind", "name", "commitment"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "kind", "name"], name="named_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind", "name"], name="named_by_name"),
            models.Index(fields=["kind", "code"], name="named_by_code", condition=models.Q(code__gt="")),
        ]

    def __str__(self) -> str:
        return self.name
