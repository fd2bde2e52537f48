"""Long work outside of the request: a queue in the database."""
