"""Addresses of the calendar."""

from __future__ import annotations

from django.urls import path

from duixian.site.calendar import views

urlpatterns = [path("", views.calendar, name="calendar")]
