"""Uploaded files: checked by content, kept under their hash, handed out safely."""
