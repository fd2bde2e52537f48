"""Addresses of `overview`."""

from __future__ import annotations

from django.urls import path

from duixian.site.overview.views import commitment, indicator, leader, ledger_past, lists, names, public, units

urlpatterns = [
    path("", leader.newest, name="overview-newest"),
    path("<int:ledger>/", leader.overview, name="overview"),
    path("<int:ledger>/commitments/", lists.commitments, name="commitments"),
    path("<int:ledger>/commitments/download/", lists.download, name="commitments-download"),
    path("<int:ledger>/past/", ledger_past.past, name="ledger-past"),
    path("commitments/<int:commitment>/", commitment.commitment, name="commitment"),
    path("units/<int:unit>/", units.unit_items, name="unit-items"),
    path("indicators/<path:indicator>/", indicator.indicator, name="indicator"),
    path("places/<path:place>/", names.place, name="place"),
    path("projects/<path:project>/", names.project, name="project"),
    path("published/", public.published, name="published"),
    path("published/<int:ledger>/", public.published_ledger, name="published-ledger"),
    path("published/<int:ledger>/json/", public.published_json, name="published-ledger-json"),
]
