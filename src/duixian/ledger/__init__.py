"""Statements and text become commitments: the rows of a task-decomposition table."""

from duixian.ledger.commitments import find_commitments
from duixian.ledger.mentions import Aside, Name
from duixian.ledger.model import Commitment, Finding, Ledger, SuggestedLead

__all__ = ["Aside", "Commitment", "Finding", "Ledger", "Name", "SuggestedLead", "find_commitments"]
