"""Word of what was recorded, for what is derived from it: indexes, names, counts."""

from __future__ import annotations

from django.dispatch import Signal

recorded = Signal()
"""Sent once for each recorded transaction, with `entries` (`duixian.site.history.chain.Entry`), while it is still open.

What a receiver raises undoes the changes. It hears of changes made in whichever way, `create_all` included.
"""
