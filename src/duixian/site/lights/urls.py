"""Addresses of `lights`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from duixian.site.lights import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("<int:commitment>/", views.commitment_light, name="commitment-light")
]
