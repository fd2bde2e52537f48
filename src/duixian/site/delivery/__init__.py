"""Reporting: what units have done, with evidence."""
