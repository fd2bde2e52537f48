"""Log-ins, log-outs, lock-outs and changes of two-step verification enter the history."""

from __future__ import annotations

from typing import Any

from allauth.mfa import signals as mfa
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.utils import timezone

from duixian.site.accounts.actors import System
from duixian.site.accounts.models import User
from duixian.site.history.recording import recording


def connect() -> None:
    """Connect the receivers, in place of Django's own that writes the time of log-in without a record."""
    user_logged_in.disconnect(dispatch_uid="update_last_login")
    user_logged_in.connect(_logged_in, dispatch_uid="history-logged-in")
    user_logged_out.connect(_logged_out, dispatch_uid="history-logged-out")
    user_locked_out.connect(_locked_out, dispatch_uid="history-locked-out")
    for name, signal in (
        ("added", mfa.authenticator_added),
        ("removed", mfa.authenticator_removed),
        ("reset", mfa.authenticator_reset),
    ):
        signal.connect(_RECEIVERS[name], dispatch_uid=f"history-authenticator-{name}")


def _logged_in(user: User, **_kwargs: Any) -> None:
    with recording(user, "session.open") as record:
        user.last_login = timezone.now()
        user.save(update_fields=["last_login"])
        record.event("accounts.user", str(user.pk))


def _logged_out(user: User | None, **_kwargs: Any) -> None:
    if user is not None:
        with recording(user, "session.close") as record:
            record.event("accounts.user", str(user.pk))


def _locked_out(username: str | None, ip_address: str | None, **_kwargs: Any) -> None:
    with recording(System("log-in"), "session.lock-out") as record:
        record.event("accounts.username", (username or "")[:60], {"ip_address": ip_address})


def _authenticator_added(user: User, authenticator: Any, **_kwargs: Any) -> None:
    _authenticator(user, authenticator, "add")


def _authenticator_removed(user: User, authenticator: Any, **_kwargs: Any) -> None:
    _authenticator(user, authenticator, "remove")


def _authenticator_reset(user: User, authenticator: Any, **_kwargs: Any) -> None:
    _authenticator(user, authenticator, "reset")


def _authenticator(user: User, authenticator: Any, verb: str) -> None:
    with recording(user, f"two-step.{verb}") as record:
        record.event("accounts.user", str(user.pk), {"kind": authenticator.type})


_RECEIVERS = {"added": _authenticator_added, "removed": _authenticator_removed, "reset": _authenticator_reset}
