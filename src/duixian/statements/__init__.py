"""Sections become statements: every measured quantity."""

from duixian.statements.extract import find_statements
from duixian.statements.statement import IndicatorRef, Statement

__all__ = ["IndicatorRef", "Statement", "find_statements"]
