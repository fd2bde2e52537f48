"""Addresses of the history."""

from __future__ import annotations

from django.urls import path

from duixian.site.history import views

urlpatterns = [path("", views.history, name="history")]
