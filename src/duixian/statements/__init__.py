"""Sections become statements: every measured quantity."""
