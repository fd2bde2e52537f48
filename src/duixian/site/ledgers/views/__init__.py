"""Pages of the upload, the ledgers and the review."""
