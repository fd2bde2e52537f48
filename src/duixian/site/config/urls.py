"""Every address; each feature lists its own."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("duixian.site.pages.urls")),
    path("account/", include("duixian.site.accounts.urls.own")),
    path("users/", include("duixian.site.accounts.urls.users")),
    path("units/", include("duixian.site.accounts.urls.units")),
    path("history/", include("duixian.site.history.urls")),
    path("files/", include("duixian.site.files.urls")),
    path("jobs/", include("duixian.site.jobs.urls")),
    path("calendar/", include("duixian.site.calendar.urls")),
    path("ledgers/", include("duixian.site.ledgers.urls")),
    path("plans/", include("duixian.site.planning.urls")),
    path("reports/", include("duixian.site.delivery.urls")),
    path("observations/", include("duixian.site.observations.urls")),
    path("lights/", include("duixian.site.lights.urls")),
    path("overview/", include("duixian.site.overview.urls")),
    path("inbox/", include("duixian.site.inbox.urls")),
    path("search/", include("duixian.site.search.urls")),
    path("api/", include("duixian.site.api.urls")),
]
handler400 = "duixian.site.pages.errors.bad_request"
handler403 = "duixian.site.pages.errors.refused"
handler404 = "duixian.site.pages.errors.missing"
handler500 = "duixian.site.pages.errors.failed"
