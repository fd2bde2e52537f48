"""Reading a report: outside of the request, since a scanned one takes minutes."""

from __future__ import annotations

import io
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

import duixian
from duixian.errors import InputError
from duixian.exchange.refusals import refusal_of_upload
from duixian.ledger.model import Ledger as ReadLedger
from duixian.reading import ReadingOptions
from duixian.site.accounts.actors import System
from duixian.site.files import storage
from duixian.site.files.models import StoredFile
from duixian.site.jobs.models import Job
from duixian.site.jobs.task import Arguments, Progress, declare
from duixian.site.ledgers.services.opening import open_ledger
from duixian.site.pages.language import page_language


class NotRead(InputError):
    """A report that could not be read; the message is in the language of whoever asked."""


class _Named(io.BytesIO):
    """Bytes with the name under which they were uploaded; it tells place and year where the text does not."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data)
        self.name = name


def _work(arguments: Arguments, progress: Progress) -> tuple[ReadLedger, ...]:
    """The ledgers of the reports in a file.

    Raises:
        NotRead: it holds none that can be read.
    """
    file = StoredFile.objects.get(pk=arguments["file"])
    with translation.override(arguments["language"]):
        progress(0, 0, _("Reading %(name)s") % {"name": file.name})
        options = ReadingOptions(
            place=arguments["place"] or None,
            year=arguments["year"],
            require_report=not arguments["anything"],
            max_bytes=storage.upload_limit(),
            progress=lambda done, total: progress(done, total, _note(file.name, done, total)),
        )
        try:
            return duixian.read_all(_Named(storage.path_of(file.content_id).read_bytes(), file.name), options)
        except InputError as error:
            raise NotRead(refusal_of_upload(error, file.name, page_language())) from error


def _note(name: str, done: int, total: int) -> str:
    if not total:
        return _("Reading %(name)s") % {"name": name}
    return _("Recognising the text of page %(page)s of %(total)s") % {"page": done + 1, "total": total}


def _keep(job: Job, read: tuple[ReadLedger, ...]) -> dict[str, Any]:
    """Open a ledger for each report."""
    file = StoredFile.objects.get(pk=job.arguments["file"])
    opened = [open_ledger(job.asked_by or System("worker"), one, file) for one in read]
    url = opened[0].get_absolute_url() if len(opened) == 1 else f"{reverse('ledgers')}?file={file.pk}"
    return {"url": url, "ledgers": [ledger.pk for ledger in opened]}


READ = declare("ledgers.read", _work, _keep, form="upload")
