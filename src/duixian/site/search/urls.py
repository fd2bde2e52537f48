"""Addresses of `search`."""

from __future__ import annotations

from django.urls import path

from duixian.site.search import views

urlpatterns = [path("", views.search, name="search")]
