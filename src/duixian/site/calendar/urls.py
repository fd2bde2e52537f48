"""Addresses of calendar."""

from __future__ import annotations

urlpatterns: list[object] = []
