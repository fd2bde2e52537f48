"""Addresses of people."""

from __future__ import annotations

from django.urls import path

from duixian.site.accounts.views import importing, users

urlpatterns = [
    path("", users.user_list, name="users"),
    path("import/", importing.user_import, name="user_import"),
    path("import/template/", importing.user_import_template, name="user_import_template"),
    path("new/", users.user_new, name="user_new"),
    path("<int:user>/", users.user_edit, name="user_edit"),
    path("<int:user>/password/", users.user_password, name="user_password"),
]
