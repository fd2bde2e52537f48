"""Addresses of `planning`."""

from __future__ import annotations

from django.urls import path

from duixian.site.planning.views import items, objections, plans, publishing, sheets, signing

urlpatterns = [
    path("sign-offs/", signing.sign_offs, name="sign-offs"),
    path("sign-offs/<int:sign_off>/", signing.sign_off, name="sign-off"),
    path("objections/<int:sign_off>/", objections.objection, name="objection"),
    path("items/<int:commitment>/", items.plan_item, name="plan-item"),
    path("items/<int:commitment>/lead/", items.plan_lead, name="plan-lead"),
    path("items/<int:commitment>/reassign/", objections.plan_reassign, name="plan-reassign"),
    path("targets/<int:statement>/preview/", items.plan_preview, name="plan-preview"),
    path("<int:ledger>/", plans.plan, name="plan"),
    path("<int:ledger>/prepare/", plans.plan_prepare, name="plan-prepare"),
    path("<int:ledger>/assign/", plans.plan_assign, name="plan-assign"),
    path("<int:ledger>/suggestions/", plans.plan_accept, name="plan-accept"),
    path("<int:ledger>/table/", sheets.plan_table, name="plan-table"),
    path("<int:ledger>/upload/", sheets.plan_upload, name="plan-upload"),
    path("<int:ledger>/upload/<uuid:file>/", sheets.plan_changes, name="plan-changes"),
    path("<int:ledger>/publish/", publishing.publish_page, name="publish"),
    path("<int:ledger>/objections/", objections.objections, name="objections"),
]
