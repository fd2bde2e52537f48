"""The list of observations, and importing them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duixian.errors import InputError
from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.files import storage
from duixian.site.files.services import store_upload
from duixian.site.observations.comparing import Compared, Status, compare
from duixian.site.observations.forms import ImportForm
from duixian.site.observations.places import read_places
from duixian.site.observations.rows import Fault
from duixian.site.observations.services import Imported, import_observations
from duixian.site.observations.showing import Filter, values_of
from duixian.site.observations.tables import Table, read_table
from duixian.site.observations.workbook import template
from duixian.site.pages.downloads import file_response
from duixian.site.pages.requests import leave_for, wants_part

PURPOSE = "observations"
_EACH_PAGE = 50
_MOST_SHOWN = 200


@needs(Right.READ_OBSERVATIONS)
@require_safe
def observation_list(request: HttpRequest) -> HttpResponse:
    """Every value with its newest vintage, and the earlier ones."""
    places = read_places()
    wanted = Filter(request.GET, places)
    page = Paginator(wanted.matching(), _EACH_PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": wanted,
        "page": page,
        "values": values_of(list(page), places),
        "filtered": any(request.GET.get(name) for name in wanted.fields),
    }
    return render(request, "observations/list.html", context)


@needs(Right.IMPORT_OBSERVATIONS)
@require_safe
def observation_template(request: HttpRequest) -> HttpResponse:
    """The workbook to fill in."""
    return file_response(template(), "observations.xlsx")


@dataclass(frozen=True, slots=True)
class Preview:
    """What a table would bring.

    Attributes:
        rows: the first of them, as far as they can be read.
        faults: what is wrong, by cell.
        seen: hash of the table.
    """

    rows: list[Compared]
    faults: list[Fault]
    seen: str

    def count(self, *statuses: Status) -> int:
        """How many rows have one of these states."""
        return sum(one.status in statuses for one in self.rows)

    @property
    def new(self) -> int:
        """Values of which nothing is known."""
        return self.count(Status.NEW)

    @property
    def revisions(self) -> int:
        """Vintages with another value than the one before."""
        return self.count(Status.REVISION)

    @property
    def vintages(self) -> int:
        """Other further vintages."""
        return self.count(Status.CONFIRMED, Status.EARLIER)

    @property
    def skipped(self) -> int:
        """Vintages that are there already."""
        return self.count(Status.DUPLICATE)

    @property
    def to_store(self) -> int:
        """Rows that would be stored."""
        return len(self.rows) - self.skipped

    @property
    def shown(self) -> list[Compared]:
        """The rows that the page lists."""
        return self.rows[:_MOST_SHOWN]

    @property
    def beyond(self) -> int:
        """How many more there are."""
        return max(0, len(self.rows) - _MOST_SHOWN)

    @property
    def unknown(self) -> list[str]:
        """Names that are not in the vocabulary."""
        return list(dict.fromkeys(one.row.name for one in self.rows if not one.row.known))


@needs(Right.IMPORT_OBSERVATIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def observation_import(request: HttpRequest) -> HttpResponse:
    """Show what a table says; store it when the very table that was shown is sent again."""
    if request.method != "POST":
        own = read_places().own
        return _page(request, ImportForm(initial={"place": own[0].name if own else ""}), None)
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, None)
    upload = form.cleaned_data["table"]
    try:
        with storage.receive(upload.chunks(), upload.name, storage.upload_limit()) as received:
            preview = _preview(read_table(received.path, upload.name, form.defaults), received.sha256)
            if request.POST.get("seen") == received.sha256 and preview.rows and not preview.faults:
                return _store(request, form, [one.row for one in preview.rows])
    except (InputError, ValidationError) as error:
        form.add_error("table", error if isinstance(error, ValidationError) else str(error))
        return _page(request, form, None)
    if preview.rows and not form.defaults.source and not all(one.row.source for one in preview.rows):
        form.add_error("source", _("Say who published the values: not every row of the table does."))
    return _page(request, form, preview)


def _preview(table: Table, seen: str) -> Preview:
    compared, faults = compare(table.rows)
    return Preview(compared, [*table.faults, *faults], seen)


def _store(request: HttpRequest, form: ImportForm, rows: list[Any]) -> HttpResponse:
    by, upload = actor(request), form.cleaned_data["table"]
    upload.seek(0)
    file = store_upload(by, upload, PURPOSE)
    done = import_observations(by, rows, form.defaults.source, file)
    messages.success(request, _said(done))
    return leave_for(request, "observations")


def _said(done: Imported) -> str:
    if not done.batches:
        return _("All %(skipped)s values are there already; nothing was stored.") % {"skipped": done.skipped}
    said = [_("Stored: %(new)s new values.") % {"new": done.new}]
    if done.vintages:
        said.append(_("Further vintages of known values: %(vintages)s.") % {"vintages": done.vintages})
    if done.skipped:
        said.append(_("%(skipped)s were there already.") % {"skipped": done.skipped})
    return " ".join(said)


def _page(request: HttpRequest, form: ImportForm, preview: Preview | None) -> HttpResponse:
    part = wants_part(request)
    wrong = bool(form.errors) or bool(preview and preview.faults)
    return render(
        request,
        "observations/preview.html" if part else "observations/import.html",
        {"form": form, "preview": preview},
        status=422 if wrong else 200,
    )
