"""What is done to a ledger before it is published."""
