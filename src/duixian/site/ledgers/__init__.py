"""Opening a ledger: a report uploaded, read, reviewed by people, and kept."""
