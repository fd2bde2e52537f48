"""Addresses of `api`."""

from __future__ import annotations

from django.urls import include, path

from duixian.site.api import views
from duixian.site.api.interface import VERSION, addresses

urlpatterns = [
    path("", views.reference, name="api"),
    path("openapi.json", views.openapi, name="openapi"),
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/<int:token>/revoke/", views.token_revoke, name="token-revoke"),
    path(f"v{VERSION}/", include(addresses())),
]
