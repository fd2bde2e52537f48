"""Lights of commitments, computed from what is stored."""
