"""Statements and text become commitments: the rows of a task-decomposition table."""
