"""By what log-in attempts are counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The client's address: the one that the proxy in front has added last, where there is a proxy."""
    if settings.BEHIND_PROXY:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if forwarded:
            return str(forwarded)
    return str(request.META.get("REMOTE_ADDR") or "127.0.0.1")


def username_of(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The user name that is tried, in small letters, so that capitals give no further attempts."""
    tried = (credentials or {}).get("username") or request.POST.get("login", "")
    return str(tried).lower()
