"""A ledger as the workbook an office expects, and back."""
