"""Addresses of `observations`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from duixian.site.observations import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.observation_list, name="observations"),
    path("import/", views.observation_import, name="observations-import"),
    path("template/", views.observation_template, name="observations-template"),
]
