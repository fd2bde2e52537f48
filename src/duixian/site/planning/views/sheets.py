"""The decomposition table goes out as a workbook and comes back."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from duixian.errors import InputError
from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.policies import FILES
from duixian.site.accounts.rights import Right
from duixian.site.files import storage
from duixian.site.files.models import StoredFile
from duixian.site.files.services import store_upload
from duixian.site.ledgers.models import Ledger, Stage
from duixian.site.pages.downloads import file_response
from duixian.site.pages.submission import submit
from duixian.site.planning.forms import TableForm
from duixian.site.planning.names import UnitBook
from duixian.site.planning.plan import planned
from duixian.site.planning.services.plans import apply_plans
from duixian.site.planning.services.preparing import live
from duixian.site.planning.table.compare import Comparison, compare
from duixian.site.planning.table.read import read_table
from duixian.site.planning.table.write import workbook_of
from duixian.site.planning.views.plans import leaders, ledger_of

PURPOSE = "plan-table"
form_methods = require_http_methods(["GET", "HEAD", "POST"])


@needs(Right.PLAN)
@require_safe
def plan_table(request: HttpRequest, ledger: int) -> HttpResponse:
    """The table as a workbook."""
    found = ledger_of(request, ledger)
    book = UnitBook.of(timezone.localdate(), found.place)
    title = f"{found.title}任务分解表"
    data = workbook_of(
        title,
        planned(live(found).order_by("start", "number")),
        [unit.name for unit in book.units],
        leaders(found),
    )
    return file_response(data, f"{title}.xlsx")


@needs(Right.PLAN)
@form_methods
def plan_upload(request: HttpRequest, ledger: int) -> HttpResponse:
    """Take a table back; what it would change is shown next."""
    found = ledger_of(request, ledger)
    posted = request.method == "POST"
    form = TableForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and found.stage != Stage.PLANNING:
        form.is_valid()
        form.add_error(None, _("Only the table of a ledger that is being decomposed can be taken back."))
    elif posted:
        stored = submit(form, lambda: _store(request, form))
        if stored is not None:
            return redirect("plan-changes", found.pk, stored.pk)
    context = {"ledger": found, "form": form, "open": found.stage == Stage.PLANNING}
    return render(request, "planning/upload.html", context, status=422 if form.errors else 200)


@needs(Right.PLAN)
@form_methods
def plan_changes(request: HttpRequest, ledger: int, file: uuid.UUID) -> HttpResponse:
    """Every change and every fault of a table by cell; apply all changes, or none."""
    found = ledger_of(request, ledger)
    stored = get_object_or_404(FILES.visible_to(actor(request)).filter(purpose=PURPOSE), pk=file)
    error = ""
    try:
        comparison = _compared(found, stored)
    except InputError as problem:
        context: dict[str, object] = {"ledger": found, "file": stored, "error": str(problem)}
        return render(request, "planning/changes.html", context, status=422)
    if request.method == "POST":
        if comparison.faults:
            error = _("Nothing is taken over as long as a cell is wrong.")
        elif request.POST.get("seal") != comparison.seal:
            error = _("The plan has been changed since you looked; these are the changes now.")
        else:
            try:
                number = apply_plans(
                    actor(request), found, comparison.plans, why=_("Table %(name)s") % {"name": stored.name}
                )
            except ValidationError as problem:
                error = " ".join(problem.messages)
                comparison = _compared(found, stored)
            else:
                said = ngettext("%(number)s item is changed.", "%(number)s items are changed.", number)
                messages.success(request, said % {"number": number})
                return redirect("plan", found.pk)
    context = {
        "ledger": found,
        "file": stored,
        "found": comparison,
        "error": error,
        "open": found.stage == Stage.PLANNING,
    }
    return render(request, "planning/changes.html", context, status=422 if error or comparison.faults else 200)


def _store(request: HttpRequest, form: TableForm) -> StoredFile:
    upload = form.cleaned_data["workbook"]
    try:
        stored = store_upload(actor(request), upload, PURPOSE)
        read_table(storage.path_of(stored.content_id), stored.name)
    except InputError as error:
        raise ValidationError({"workbook": str(error)}) from error
    return stored


def _compared(ledger: Ledger, file: StoredFile) -> Comparison:
    table = read_table(storage.path_of(file.content_id), file.name)
    book = UnitBook.of(timezone.localdate(), ledger.place)
    return compare(table, ledger, planned(live(ledger).order_by("start", "number")), book)
