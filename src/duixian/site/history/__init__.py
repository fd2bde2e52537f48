"""Who changed what, when and why: append-only, chained by hashes, written with the change itself."""
