"""Statements and text become commitments: the rows of a task-decomposition table."""

from duixian.ledger.commitments import find_commitments
from duixian.ledger.model import Aside, Commitment, Finding, Ledger, Name, SuggestedLead

__all__ = ["Aside", "Commitment", "Finding", "Ledger", "Name", "SuggestedLead", "find_commitments"]
