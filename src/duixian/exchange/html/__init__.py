"""A ledger as one self-contained page: the report with every statement marked, and the ledger beside it."""
