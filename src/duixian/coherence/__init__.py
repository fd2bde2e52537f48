"""What a report says against itself: questions that its own figures raise, each with its arithmetic."""

from __future__ import annotations

from duixian.coherence.examination import examine
from duixian.coherence.rules import RULES, Rule

__all__ = ["RULES", "Rule", "examine"]
