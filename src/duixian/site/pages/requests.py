"""What a request asks for and has sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url

MOST = 10**18
"""No key, revision or offset is as large; every database can compare with it."""


def whole_number(text: str, most: int = MOST) -> int | None:
    """The whole number that was sent, from 0 to `most`; None where it is none."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most))):
        return None
    number = int(text)
    return number if number <= most else None


def page_number(request: HttpRequest) -> int:
    """The number of the page of a list that is asked for; the first where it is none."""
    return max(whole_number(request.GET.get("page", ""), 10**6) or 1, 1)


def wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page that is already there."""
    return request.headers.get("HX-Request") == "true"


def leave_for(request: HttpRequest, page: str) -> HttpResponse:
    """To another page, also from a part of one."""
    if wants_part(request):
        return HttpResponse(status=204, headers={"HX-Redirect": resolve_url(page)})
    return redirect(page)
