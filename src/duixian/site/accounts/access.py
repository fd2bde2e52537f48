"""What right an address needs, said at its view."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponseBase

from duixian.site.accounts.rights import Right

View = Callable[..., HttpResponseBase]
_ATTRIBUTE = "needed_right"


def needs(right: Right) -> Callable[[View], View]:
    """Decorator: only roles with this right reach the view; `RightsMiddleware` sees to it."""

    def decorate(view: View) -> View:
        @wraps(view)
        def marked(*args: Any, **named: Any) -> HttpResponseBase:
            return view(*args, **named)

        setattr(marked, _ATTRIBUTE, right)
        return marked

    return decorate


def right_of(view: Callable[..., Any]) -> Right | None:
    """The right that a view declares, or None where it declares none."""
    found = getattr(view, _ATTRIBUTE, None)
    return found if isinstance(found, Right) else None
