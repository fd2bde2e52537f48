"""Addresses of the first page, the language and the health."""

from __future__ import annotations

from django.urls import path
from django.views.i18n import set_language

from duixian.site.accounts.access import needs
from duixian.site.accounts.rights import Right
from duixian.site.pages import views

urlpatterns = [
    path("", views.home, name="home"),
    path("language/", needs(Right.VISIT)(set_language), name="set_language"),
    path("health/", views.health, name="health"),
]
