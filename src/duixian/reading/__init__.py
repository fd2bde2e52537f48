"""A file becomes a Document: text as received, encoding, pages, repeated copies, identity."""
