"""Addresses of people."""

from __future__ import annotations

from django.urls import path

from duixian.site.accounts.views import users

urlpatterns = [
    path("", users.user_list, name="users"),
    path("new/", users.user_new, name="user_new"),
    path("<int:user>/", users.user_edit, name="user_edit"),
    path("<int:user>/password/", users.user_password, name="user_password"),
]
