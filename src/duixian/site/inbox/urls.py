"""Addresses of `inbox`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from duixian.site.inbox import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.inbox, name="inbox"),
    path("mail/", views.mail, name="inbox-mail"),
]
