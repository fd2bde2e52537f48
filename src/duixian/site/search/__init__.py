"""Full-text search over ledger, evidence and history."""
