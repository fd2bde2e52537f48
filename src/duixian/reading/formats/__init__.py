"""Parsers of formats that are no plain text; they run in a process of their own (`confinement`)."""
