"""Keeping a ledger (查账): the rules by which lights follow from plans, observations, nodes and reports.

Nothing here knows of the web application, of a database or of today: every answer is a function of what is handed in
and of the day asked about.
"""
