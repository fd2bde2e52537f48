"""Who calls, by session or by token, and whether they may."""

from __future__ import annotations

import hashlib
import time
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.security import HttpBearer
from ninja.security.base import AuthBase
from ninja.utils import check_csrf

from duixian.site.accounts.actors import System, has
from duixian.site.accounts.models import User
from duixian.site.accounts.rights import Right
from duixian.site.accounts.throttling import address_of
from duixian.site.api.errors import Problem
from duixian.site.api.tokens import holder_of
from duixian.site.history.recording import recording

FAILURES = 20
"""Wrong tokens from one address, within a quarter of an hour, that are answered 401; further ones 429."""
WINDOW = 15 * 60

Caller = User | AnonymousUser


def guards(right: Right) -> list[Any]:
    """What lets pass whoever has a right, one way after the other."""
    return [ByToken(right), BySession(right)]


class ByToken(HttpBearer):
    """`Authorization: Bearer dx_…`."""

    def __init__(self, right: Right) -> None:
        super().__init__()
        self._right = right

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        """Whoever holds the token; a wrong one is not made up for by a session."""
        person = holder_of(token.strip())
        if person is None:
            _count(address_of(request))
            raise Problem(
                401, _("This token is unknown, revoked or expired."), WWW_Authenticate='Bearer realm="duixian"'
            )
        request.user = person
        return _allowed(person, self._right)


class BySession(AuthBase):
    """The session of whoever has signed in; what changes something needs the CSRF token too."""

    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_name = settings.SESSION_COOKIE_NAME

    def __init__(self, right: Right) -> None:
        super().__init__()
        self._right = right

    def __call__(self, request: HttpRequest) -> Caller | None:
        """Whoever has signed in, or anybody where anybody may."""
        if isinstance(request.user, AnonymousUser):
            return request.user if has(request.user, self._right) else None
        if check_csrf(request):
            raise Problem(403, _("Send the CSRF token in the header X-CSRFToken."))
        return _allowed(request.user, self._right)


def _allowed(person: User, right: Right) -> User:
    if not has(person, right):
        raise PermissionDenied
    return person


def _count(address: str) -> None:
    """Count a wrong token; a right one passes whatever has been counted, since nobody guesses 256 bits.

    Raises:
        Problem: there have been too many.
    """
    window = int(time.time()) // WINDOW
    key = f"api-wrong-tokens-{hashlib.sha256(address.encode()).hexdigest()}-{window}"
    failures = int(cache.get(key, 0)) + 1
    cache.set(key, failures, WINDOW)
    if failures == FAILURES + 1:
        with recording(System("api"), "token.lock-out") as record:
            record.event("api.address", address[:60], {"wrong_tokens": failures})
    if failures > FAILURES:
        raise Problem(429, _("Too many wrong tokens came from your address; try again later."), Retry_After=str(WINDOW))
