"""Nobody reaches a view without the right that it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django_htmx.middleware import HtmxDetails

from duixian.site.accounts.access import right_of
from duixian.site.accounts.actors import has


class RightsMiddleware:
    """Compares the right of the view with the role of the user.

    Whoever has not signed in is asked to; whoever has, and may not, gets 403. A view that declares no right is an error
    of the program and answers nobody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer to a request."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Refuse, or let pass."""
        right = right_of(view)
        if right is None:
            raise ImproperlyConfigured(f"{request.path} needs a right: decorate its view with @needs(Right.…).")
        if has(request.user, right):
            return None
        if isinstance(request.user, AnonymousUser):
            return _to_login(request)
        raise PermissionDenied


def _to_login(request: HttpRequest) -> HttpResponseBase:
    """To the log-in page and back; a part of a page that htmx asked for makes the whole page go there."""
    htmx = HtmxDetails(request)
    if not htmx:
        return redirect_to_login(request.get_full_path())
    login = redirect_to_login(urlsplit(htmx.current_url or resolve_url("home")).path)
    return HttpResponse(status=204, headers={"HX-Redirect": login["Location"]})
