"""A Document becomes a tree of sections with role and period."""
