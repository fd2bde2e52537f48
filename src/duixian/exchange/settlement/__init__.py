"""Settlements, changes and traces as JSON, tables, workbooks, pages and a bulletin, and statistics from files."""
