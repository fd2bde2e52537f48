"""Reports filed, withdrawn, confirmed, returned; drafts kept."""

from __future__ import annotations

from duixian.site.delivery.services.answering import confirm, confirm_all, return_report, withdraw
from duixian.site.delivery.services.drafts import drop_draft, keep_draft
from duixian.site.delivery.services.filing import AlreadyReported, Amount, Content, Proof, file_report

__all__ = [
    "AlreadyReported", "Amount", "Content", "Proof", "confirm", "confirm_all", "drop_draft", "file_report",
    "keep_draft", "return_report", "withdraw",
]  # fmt: skip
