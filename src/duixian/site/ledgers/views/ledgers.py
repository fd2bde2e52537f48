"""The list of ledgers, the page of one, its stages and its gold."""

from __future__ import annotations

import io
import uuid
import zipfile

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.ledgers.counts import count
from duixian.site.ledgers.gold import gold_lines
from duixian.site.ledgers.models import LIVE, Stage
from duixian.site.ledgers.policies import LEDGERS
from duixian.site.ledgers.services.stages import MoreUnreviewed, finish_review, reopen_review
from duixian.site.pages.language import page_language
from duixian.site.pages.requests import whole_number
from duixian.site.pages.submission import attempt

_SIZE = 25


@needs(Right.READ_LEDGERS)
@require_safe
def ledgers(request: HttpRequest) -> HttpResponse:
    """The ledgers that one may see; those of one file where it is asked for."""
    live = Q(commitments__state__in=LIVE)
    found = LEDGERS.visible_to(actor(request)).annotate(size=Count("commitments", filter=live))
    found = found.order_by("-year", "place", "-pk")
    if (file := _uuid(request.GET.get("file", ""))) is not None:
        found = found.filter(file=file)
    page = Paginator(found, _SIZE).get_page(request.GET.get("page"))
    return render(request, "ledgers/ledgers.html", {"page": page, "file": file})


@needs(Right.READ_LEDGERS)
@require_safe
def ledger(request: HttpRequest, ledger: int) -> HttpResponse:
    """How far a ledger is, and what comes next."""
    found = get_object_or_404(LEDGERS.visible_to(actor(request)).select_related("file"), pk=ledger)
    spoken = "message_en" if page_language() == "en" else "message"
    findings = [(one["severity"], one[spoken]) for one in found.findings if one["severity"] != "info"]
    stages = list(Stage)
    context = {
        "ledger": found,
        "counts": count(found),
        "findings": findings,
        "steps": [(stage.label, stages.index(stage) - stages.index(Stage(found.stage))) for stage in stages],
    }
    return render(request, "ledgers/ledger.html", context)


@needs(Right.OPEN_LEDGERS)
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, ledger: int) -> HttpResponse:
    """End the review, knowing how much of it is left."""
    found = get_object_or_404(LEDGERS.visible_to(actor(request)), pk=ledger)
    if found.stage != Stage.REVIEW:
        return redirect(found)
    refused, status = "", 200
    if request.method == "POST":
        confirmed = whole_number(request.POST.get("unreviewed", ""))
        try:
            finish_review(actor(request), found, confirmed or 0)
        except MoreUnreviewed as error:
            refused, status = error.messages[0], 422
        else:
            messages.success(request, _("The review is finished; the ledger can be decomposed."))
            return redirect(found)
    return render(
        request, "ledgers/finish.html", {"ledger": found, "counts": count(found), "refused": refused}, status=status
    )


@needs(Right.OPEN_LEDGERS)
@require_POST
def reopen(request: HttpRequest, ledger: int) -> HttpResponse:
    """Review again what is not published yet."""
    found = get_object_or_404(LEDGERS.visible_to(actor(request)), pk=ledger)
    reopened = attempt(request, lambda: reopen_review(actor(request), found))
    return redirect("review", ledger) if reopened else redirect(found)


@needs(Right.OPEN_LEDGERS)
@require_safe
def gold(request: HttpRequest, ledger: int) -> HttpResponse:
    """The reviewed ledger as gold, with the text that its numbers are counted in."""
    found = get_object_or_404(LEDGERS.visible_to(actor(request)).select_related("source"), pk=ledger)
    name = f"{found.place or 'report'}{found.year}"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{name}.jsonl", "".join(f"{line}\n" for line in gold_lines(found)))
        archive.writestr(f"{name}.txt", found.source.text.encode("utf-8", "replace"))
    response = HttpResponse(packed.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = content_disposition_header(True, f"{name}-gold.zip") or "attachment"
    return response


def _uuid(given: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(given)
    except ValueError:
        return None
