"""Uploaded files: checked by content, kept under their hash outside of the web root, handed out safely."""
