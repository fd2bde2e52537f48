"""People: list, new, changed, new password."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.forms import NewPersonForm, PersonEditForm, ResetPasswordForm
from duixian.site.accounts.models import User
from duixian.site.accounts.policies import USERS
from duixian.site.accounts.rights import Right
from duixian.site.accounts.services.passwords import reset_password
from duixian.site.accounts.services.users import create_user, edit_user
from duixian.site.pages.submission import submit

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@needs(Right.MANAGE_USERS)
@require_safe
def user_list(request: HttpRequest) -> HttpResponse:
    """Everybody, or those whose name, user name or unit contains what is looked for."""
    people, wanted = USERS.visible_to(actor(request)), request.GET.get("q", "").strip()
    if wanted:
        people = people.filter(
            Q(name__icontains=wanted) | Q(username__icontains=wanted) | Q(unit__name__icontains=wanted)
        )
    page = Paginator(people, 50).get_page(request.GET.get("page"))
    return render(request, "users/list.html", {"page": page, "q": wanted})


@needs(Right.MANAGE_USERS)
@form_methods
def user_new(request: HttpRequest) -> HttpResponse:
    """Add somebody."""
    form = NewPersonForm(request.POST or None)
    if request.method == "POST":
        made = submit(form, lambda: create_user(actor(request), form.person(), form.cleaned_data["password"]))
        if made is not None:
            messages.success(request, _("%(name)s may sign in.") % {"name": made})
            return redirect("users")
    return _form(request, form, _("New account"))


@needs(Right.MANAGE_USERS)
@form_methods
def user_edit(request: HttpRequest, user: int) -> HttpResponse:
    """Change what is known of somebody."""
    found = get_object_or_404(USERS.visible_to(actor(request)), pk=user)
    form = PersonEditForm(request.POST or None, initial=PersonEditForm.initial_of(found))
    if request.method == "POST":
        given = submit(
            form,
            lambda: edit_user(
                actor(request), found, form.person(), active=form.cleaned_data["active"], why=form.cleaned_data["why"]
            ),
        )
        if given is not None:
            messages.success(request, _("%(name)s is changed.") % {"name": given})
            return redirect("users")
    return _form(request, form, _("Account of %(name)s") % {"name": found}, user=found)


@needs(Right.MANAGE_USERS)
@form_methods
def user_password(request: HttpRequest, user: int) -> HttpResponse:
    """Give somebody a new password."""
    found = get_object_or_404(USERS.visible_to(actor(request)), pk=user)
    form = ResetPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def change() -> bool:
            reset_password(actor(request), found, given["password"], why=given["why"])
            return True

        if submit(form, change):
            messages.success(request, _("%(name)s has a new password.") % {"name": found})
            return redirect("users")
    return _form(request, form, _("New password for %(name)s") % {"name": found})


def _form(request: HttpRequest, form: object, title: str, user: User | None = None) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "title": title, "person": user}
    return render(request, "users/form.html", context, status=status)
