"""Settlements as a self-contained page: two reports side by side, and what became of each promise."""
