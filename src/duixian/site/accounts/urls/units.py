"""Addresses of units."""

from __future__ import annotations

from django.urls import path

from duixian.site.accounts.views import units

urlpatterns = [
    path("", units.unit_list, name="units"),
    path("new/", units.unit_new, name="unit_new"),
    path("<int:unit>/", units.unit_page, name="unit"),
    path("<int:unit>/edit/", units.unit_edit, name="unit_edit"),
    path("<int:unit>/reorganise/", units.unit_succeed, name="unit_succeed"),
]
