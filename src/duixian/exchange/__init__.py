"""Ledgers out to and back from xlsx, csv, json, parquet and html."""
