"""People from a workbook: choose, look, store."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from duixian.errors import InputError
from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.importing import COLUMNS, Row, import_people, read_people
from duixian.site.accounts.rights import Right
from duixian.site.accounts.workbook import template
from duixian.site.files import storage
from duixian.site.pages.downloads import file_response
from duixian.site.pages.requests import leave_for, wants_part


class WorkbookForm(forms.Form):
    """The workbook, and whether to store what it says or only to show it."""

    workbook = forms.FileField(
        label=gettext_lazy("Workbook (.xlsx)"), widget=forms.FileInput(attrs={"accept": ".xlsx"})
    )


@needs(Right.MANAGE_USERS)
@require_http_methods(["GET", "HEAD", "POST"])
def user_import(request: HttpRequest) -> HttpResponse:
    """Show what a workbook says; store it when the very file that was shown is sent again."""
    form = WorkbookForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, None, "")
    upload = form.cleaned_data["workbook"]
    try:
        with storage.receive(upload.chunks(), upload.name, storage.upload_limit()) as received:
            rows, seen = read_people(received.path, upload.name), received.sha256
        if seen == request.POST.get("seen") and rows and not any(row.faults for row in rows):
            return _store(request, rows)
    except InputError as error:
        form.add_error("workbook", str(error))
        return _page(request, form, None, "")
    except ValidationError as error:
        form.add_error(None, error)
        return _page(request, form, None, "")
    return _page(request, form, rows, seen)


@needs(Right.MANAGE_USERS)
@require_safe
def user_import_template(request: HttpRequest) -> HttpResponse:
    """The workbook to fill in."""
    return file_response(template(), "people.xlsx")


def _store(request: HttpRequest, rows: list[Row]) -> HttpResponse:
    made = len(import_people(actor(request), rows))
    said = ngettext("%(number)s account is made.", "%(number)s accounts are made.", made)
    messages.success(request, said % {"number": made})
    return leave_for(request, "users")


def _page(request: HttpRequest, form: WorkbookForm, rows: list[Row] | None, seen: str) -> HttpResponse:
    faults = [fault for row in rows or () for fault in row.faults]
    context = {"form": form, "rows": rows, "seen": seen, "faults": faults, "columns": COLUMNS.values()}
    part = wants_part(request)
    status = 422 if faults or form.errors else 200
    return render(request, "users/import_preview.html" if part else "users/import.html", context, status=status)
