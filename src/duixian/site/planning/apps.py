"""The application `planning`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanningConfig(AppConfig):
    """Ledgers decomposed, published and signed for."""

    name = "duixian.site.planning"
    label = "planning"
    verbose_name = _("Planning")

    def ready(self) -> None:
        """Units hand their items over when they are succeeded; a plan begins where a review ends."""
        from duixian.site.accounts.succession import HEIRS
        from duixian.site.ledgers.services.stages import AFTER_REVIEW
        from duixian.site.planning.services.handing_over import hand_over
        from duixian.site.planning.services.preparing import prepare_plan

        HEIRS.append(hand_over)
        AFTER_REVIEW.append(prepare_plan)
