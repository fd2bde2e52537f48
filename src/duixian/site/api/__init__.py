"""The API, and the keys of programs that use it."""
