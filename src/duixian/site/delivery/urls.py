"""Addresses of `delivery`."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from duixian.site.delivery.views import answering, lists, many, report, writing

urlpatterns: list[URLPattern | URLResolver] = [
    path("", lists.reports, name="reports"),
    path("confirm/", answering.to_confirm, name="reports-confirm"),
    path("table/", many.table, name="reports-table"),
    path("table/draft/", many.table_draft, name="reports-table-draft"),
    path("write/<int:commitment>/", writing.write, name="report-write"),
    path("write/<int:commitment>/draft/", writing.draft, name="report-draft"),
    path("<int:report>/", report.report_page, name="report"),
    path("<int:report>/confirm/", answering.confirm_one, name="report-confirm"),
    path("<int:report>/return/", answering.send_back, name="report-return"),
    path("<int:report>/withdraw/", answering.take_back, name="report-withdraw"),
]
