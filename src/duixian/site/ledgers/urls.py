"""Addresses of ledgers: the list, the upload, each ledger and its review."""

from __future__ import annotations

from django.urls import path

from duixian.site.ledgers.views import adding, items, ledgers, review, upload

urlpatterns = [
    path("", ledgers.ledgers, name="ledgers"),
    path("upload/", upload.upload, name="upload"),
    path("<int:ledger>/", ledgers.ledger, name="ledger"),
    path("<int:ledger>/gold/", ledgers.gold, name="gold"),
    path("<int:ledger>/review/", review.review, name="review"),
    path("<int:ledger>/review/list/", review.review_list, name="review-list"),
    path("<int:ledger>/review/changes/", review.changes, name="review-changes"),
    path("<int:ledger>/review/accept/", review.accept_sure, name="review-accept"),
    path("<int:ledger>/review/add/", adding.add, name="review-add"),
    path("<int:ledger>/review/finish/", ledgers.finish, name="review-finish"),
    path("<int:ledger>/review/reopen/", ledgers.reopen, name="review-reopen"),
    path("items/<str:item>/", items.item, name="item"),
    path("items/<str:item>/accept/", items.item_accept, name="item-accept"),
    path("items/<str:item>/correct/", items.item_correct, name="item-correct"),
    path("items/<str:item>/split/", items.item_split, name="item-split"),
    path("items/<str:item>/merge/", items.item_merge, name="item-merge"),
    path("items/<str:item>/drop/", items.item_drop, name="item-drop"),
    path("items/<str:item>/restore/", items.item_restore, name="item-restore"),
]
