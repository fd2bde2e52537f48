"""How allauth signs people in here."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from duixian.site.accounts.models import User
from duixian.site.accounts.throttling import address_of


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth is untyped
    """Nobody signs up; accounts are made by the office."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Attempts are counted by axes; allauth's own counter is for codes of two-step verification."""

    def set_password(self, user: User, password: str) -> None:
        """Store a new password by the service that records it."""
        from duixian.site.accounts.services.passwords import set_own_password

        set_own_password(user, password)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that attempts are counted by."""
        return address_of(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing of an account is sent by mail."""
