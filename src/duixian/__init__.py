"""duixian 兑现: a government work report becomes a ledger of commitments."""

from __future__ import annotations

__version__ = "0.1.0"
