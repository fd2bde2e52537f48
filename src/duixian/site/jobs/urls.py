"""Addresses of jobs."""

from __future__ import annotations

from django.urls import path

from duixian.site.jobs import views

urlpatterns = [
    path("<uuid:job>/", views.job_page, name="job"),
    path("<uuid:job>/cancel/", views.job_cancel, name="job_cancel"),
    path("<uuid:job>/retry/", views.job_retry, name="job_retry"),
]
