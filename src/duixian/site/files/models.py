"""Contents and the files that have them."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Content(models.Model):
    """Bytes that are kept once, however often they are uploaded.

    Attributes:
        sha256: of the bytes, in hexadecimal digits; also their name on disk.
        size: in bytes.
        media_type: by what the bytes are, not by their name.
    """

    unrecorded: ClassVar = "a hash says all; the file that has the content is recorded"

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.sha256


class StoredFile(models.Model):
    """Something that somebody has uploaded.

    Attributes:
        name: as it was named by whoever uploaded it, without folders.
        purpose: what it was uploaded for ("report", "evidence"); decides who else may read it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    content = models.ForeignKey(Content, models.PROTECT, related_name="files", verbose_name=_("content"))
    name = models.CharField(_("name"), max_length=200)
    purpose = models.CharField(_("purpose"), max_length=40)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("uploaded by")
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering: ClassVar = ["-uploaded_at"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where it is downloaded."""
        return reverse("file", args=[self.pk])
