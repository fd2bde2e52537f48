"""Addresses of files."""

from __future__ import annotations

from django.urls import path

from duixian.site.files import views

urlpatterns = [path("<uuid:file>/", views.download, name="file")]
