"""Progress of a job, cancelling, trying again."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.policies import JOBS
from duixian.site.accounts.rights import Right
from duixian.site.jobs import queue
from duixian.site.jobs.models import Job
from duixian.site.jobs.task import form_of
from duixian.site.pages.requests import wants_part


@needs(Right.OWN_JOBS)
@require_safe
def job_page(request: HttpRequest, job: uuid.UUID) -> HttpResponse:
    """How far a job is; asked for again every two seconds while it is not at its end."""
    found = _job(request, job)
    template = "jobs/progress.html" if wants_part(request) else "jobs/job.html"
    return render(request, template, {"job": found, "form": form_of(found)})


@needs(Right.OWN_JOBS)
@require_POST
def job_cancel(request: HttpRequest, job: uuid.UUID) -> HttpResponse:
    """Stop it."""
    queue.cancel(_job(request, job))
    return redirect("job", job)


@needs(Right.OWN_JOBS)
@require_POST
def job_retry(request: HttpRequest, job: uuid.UUID) -> HttpResponse:
    """Begin it anew."""
    queue.retry(_job(request, job))
    return redirect("job", job)


def _job(request: HttpRequest, key: uuid.UUID) -> Job:
    return get_object_or_404(JOBS.visible_to(actor(request)), pk=key)
