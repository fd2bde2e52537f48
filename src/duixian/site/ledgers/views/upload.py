"""A report is uploaded."""

from __future__ import annotations

import hashlib
import json
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from duixian.errors import InputError
from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.models import User
from duixian.site.accounts.policies import FILES
from duixian.site.accounts.rights import Right
from duixian.site.files.models import StoredFile
from duixian.site.files.services import store, store_upload
from duixian.site.jobs import queue
from duixian.site.jobs.models import Job
from duixian.site.ledgers.forms import AgainForm, UploadForm
from duixian.site.ledgers.models import Ledger
from duixian.site.ledgers.tasks import READ

PURPOSE = "report"


@needs(Right.OPEN_LEDGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a report; it is read in a job, and the very same file once more only when that is meant."""
    if "stored" in request.POST:
        return _again(request)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if not form.is_valid():
        return render(request, "ledgers/upload.html", {"form": form}, status=422 if form.is_bound else 200)
    try:
        file = _store(actor(request), form.cleaned_data)
    except InputError as error:
        form.add_error("file", str(error))
        return render(request, "ledgers/upload.html", {"form": form}, status=422)
    known = _known(file)
    if known:
        context = {"form": form, "known": known, "stored": file}
        return render(request, "ledgers/upload_again.html", context, status=409)
    return redirect("job", _read(actor(request), file, form.cleaned_data, 0).pk)


def _again(request: HttpRequest) -> HttpResponse:
    """The same file was meant."""
    form = AgainForm(request.POST)
    if not form.is_valid():
        return redirect("upload")
    files = FILES.visible_to(actor(request)).filter(purpose=PURPOSE)
    file = get_object_or_404(files, pk=uuid.UUID(str(form.cleaned_data["stored"])))
    return redirect("job", _read(actor(request), file, form.cleaned_data, len(_known(file))).pk)


def _store(by: User, given: dict[str, Any]) -> StoredFile:
    if given["file"]:
        return store_upload(by, given["file"], PURPOSE)
    return store(by, [given["text"].encode("utf-8", "replace")], _("pasted text") + ".txt", PURPOSE)


def _known(file: StoredFile) -> list[Ledger]:
    """Ledgers of the very same bytes."""
    return list(Ledger.objects.filter(file__content=file.content_id))


def _read(by: User, file: StoredFile, given: dict[str, Any], known: int) -> Job:
    """The job that reads a file; the same one for whoever asks the same before its ledger is open."""
    asked = {"place": given["place"], "year": given["year"], "anything": given["anything"]}
    said = json.dumps([file.content_id, known, asked], sort_keys=True)
    key = hashlib.sha256(said.encode()).hexdigest()
    job = queue.enqueue(by, READ, key, {"file": str(file.pk), "language": get_language(), **asked})
    queue.retry(job)
    return job
