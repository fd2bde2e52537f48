"""Pages of the API: its description, for programs and for people, and the own tokens."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.api import guide, interface
from duixian.site.api.forms import TokenForm
from duixian.site.api.tokens import create_token, revoke_token
from duixian.site.pages.submission import submit


@needs(Right.VISIT)
@require_GET
def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI description."""
    return JsonResponse(interface.description())


@needs(Right.VISIT)
@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Every operation, for people who write programs."""
    return render(request, "api/reference.html", {"groups": guide.groups(), "failures": guide.FAILURES})


@needs(Right.OWN_TOKENS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables("made", "token")
def tokens(request: HttpRequest) -> HttpResponse:
    """The own tokens, and a form for a new one; a new one is shown on the answer to the form and never again."""
    person = actor(request)
    form, token = TokenForm(request.POST or None), ""
    if request.method == "POST":
        made = submit(form, lambda: create_token(person, form.cleaned_data["name"], form.cleaned_data["expires_on"]))
        if made is not None:
            form, token = TokenForm(), made[1]
    today = timezone.localdate()
    held = [(one, one.holds(today)) for one in person.tokens.select_related("use")]
    status = 422 if request.method == "POST" and not token else 200
    context = {"form": form, "token": token, "tokens": held, "root": request.build_absolute_uri("/api/")}
    return render(request, "api/tokens.html", context, status=status)


@needs(Right.OWN_TOKENS)
@require_POST
def token_revoke(request: HttpRequest, token: int) -> HttpResponse:
    """Make one void."""
    revoked = revoke_token(actor(request), get_object_or_404(actor(request).tokens, pk=token))
    messages.success(request, _("The token “%(name)s” is void.") % {"name": revoked})
    return redirect("tokens")
