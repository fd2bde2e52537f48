"""Units: list, one, new, corrected, succeeded."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.forms import SucceedForm, UnitEditForm, UnitsForm
from duixian.site.accounts.models import Level, Unit
from duixian.site.accounts.policies import UNITS
from duixian.site.accounts.rights import Right
from duixian.site.accounts.services.units import create_units, edit_unit, succeed_unit
from duixian.site.pages.submission import submit

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@needs(Right.READ_UNITS)
@require_safe
def unit_list(request: HttpRequest) -> HttpResponse:
    """Every unit, those of today first."""
    units = UNITS.visible_to(actor(request)).select_related("successor").order_by("valid_to", "name")
    current = [unit for unit in units if unit.valid_to is None]
    former = [unit for unit in units if unit.valid_to is not None]
    return render(request, "units/list.html", {"current": current, "former": former})


@needs(Right.READ_UNITS)
@require_safe
def unit_page(request: HttpRequest, unit: int) -> HttpResponse:
    """One unit: since when, until when, before and after whom, who reports for it."""
    found = _unit(request, unit)
    context = {"unit": found, "people": found.people.all(), "predecessors": found.predecessors.all()}
    return render(request, "units/unit.html", context)


@needs(Right.MANAGE_UNITS)
@form_methods
def unit_new(request: HttpRequest) -> HttpResponse:
    """Add one or several."""
    form = UnitsForm(request.POST or None)
    if request.method == "POST":
        units = submit(form, lambda: create_units(actor(request), form.cleaned_data["names"], **_since(form)))
        if units is not None:
            if len(units) == 1:
                messages.success(request, _("%(unit)s is added.") % {"unit": units[0]})
                return redirect("unit", units[0].pk)
            said = ngettext("%(number)s unit is added.", "%(number)s units are added.", len(units))
            messages.success(request, said % {"number": len(units)})
            return redirect("units")
    return _form(request, form, _("New unit"))


@needs(Right.MANAGE_UNITS)
@form_methods
def unit_edit(request: HttpRequest, unit: int) -> HttpResponse:
    """Correct one."""
    found = _unit(request, unit)
    initial = {"name": found.name, "level": found.level, "valid_from": found.valid_from}
    form = UnitEditForm(request.POST or None, initial=initial)
    if request.method == "POST":
        given = form.cleaned_data if form.is_valid() else {}
        edited = submit(form, lambda: edit_unit(actor(request), found, given["name"], **_since(form), why=given["why"]))
        if edited is not None:
            return redirect("unit", found.pk)
    return _form(request, form, _("Correct %(unit)s") % {"unit": found})


@needs(Right.MANAGE_UNITS)
@form_methods
def unit_succeed(request: HttpRequest, unit: int) -> HttpResponse:
    """Let one end."""
    found = _unit(request, unit)
    form = SucceedForm(request.POST or None, unit=found)
    if request.method == "POST":
        done = submit(form, lambda: succeed_unit(actor(request), found, **form.cleaned_data))
        if done is not None:
            return redirect("unit", found.pk)
    return _form(request, form, _("Reorganise %(unit)s") % {"unit": found})


def _unit(request: HttpRequest, key: int) -> Unit:
    return get_object_or_404(UNITS.visible_to(actor(request)).select_related("successor"), pk=key)


def _since(form: Form) -> dict[str, Any]:
    return {"level": Level(form.cleaned_data["level"]), "valid_from": form.cleaned_data["valid_from"]}


def _form(request: HttpRequest, form: object, title: str) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, "pages/form_page.html", {"form": form, "title": title}, status=status)
