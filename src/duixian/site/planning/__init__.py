"""Decomposing a ledger: units, nodes and curves; publishing it; signing for it."""
