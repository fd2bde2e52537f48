"""The own account."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right


@needs(Right.OWN_ACCOUNT)
@require_safe
def own_account(request: HttpRequest) -> HttpResponse:
    """Who one is here, password, two-step verification."""
    kinds = set(Authenticator.objects.filter(user=actor(request)).values_list("type", flat=True))
    return render(request, "accounts/own.html", {"two_step": Authenticator.Type.TOTP in kinds})
