"""Addresses of the own account: those of allauth that are used, under its names, and nothing else of it."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path

from duixian.site.accounts.access import needs
from duixian.site.accounts.rights import Right
from duixian.site.accounts.views.own import own_account

visit, own = needs(Right.VISIT), needs(Right.OWN_ACCOUNT)

urlpatterns = [
    path("", own_account, name="mfa_index"),
    path("login/", visit(account.login), name="account_login"),
    path("login/code/", visit(mfa.authenticate), name="mfa_authenticate"),
    path("closed/", visit(account.account_inactive), name="account_inactive"),
    path("logout/", visit(account.logout), name="account_logout"),
    path("password/", own(account.password_change), name="account_change_password"),
    path("confirm/", own(account.reauthenticate), name="account_reauthenticate"),
    path("confirm/code/", own(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("two-step/", own(totp.activate_totp), name="mfa_activate_totp"),
    path("two-step/off/", own(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("recovery-codes/", own(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", own(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("recovery-codes/file/", own(codes.download_recovery_codes), name="mfa_download_recovery_codes"),
]
