"""Addresses of units."""

from __future__ import annotations

urlpatterns: list[object] = []
